// Shared by the scripts for node: the question on standard input, the clock, the answer.
import { readFileSync } from "node:fs";

export const question = () => JSON.parse(readFileSync(0, "utf8"));

/**
 * Draws once to warm up, then `runs` times for the clock; answers with the first drawing (libavoid
 * does not always repeat itself) and the median CPU time in ms.
 */
export async function answer({ runs, longEnough }, draw) {
  const drawing = await draw();
  const times = [];
  for (let k = 0, sum = 0; k < runs && sum < longEnough; k++) {
    const start = process.cpuUsage();
    await draw();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1e3);
    sum += times.at(-1);
  }
  times.sort((a, b) => a - b);
  const half = times.length >> 1;
  const ms = times.length % 2 ? times[half] : (times[half - 1] + times[half]) / 2;
  process.stdout.write(JSON.stringify({ ...drawing, ms }));
}
