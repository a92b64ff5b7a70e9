// ELK layered. "interactive" keeps the order of the positions that it is given.
import ELK from "elkjs/lib/elk.bundled.js";
import { answer, question } from "./timing.mjs";

const asked = question();
const strategies = ["cycleBreaking", "layering", "crossingMinimization", "nodePlacement"];
const layoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.separateConnectedComponents": "false",
};
if (asked.interactive)
  for (const s of strategies) layoutOptions[`elk.layered.${s}.strategy`] = "INTERACTIVE";

const graph = () => ({
  id: "root",
  layoutOptions,
  children: asked.nodes.map(({ id, x, y, w, h }) => ({
    id,
    width: w,
    height: h,
    ...(asked.interactive ? { x: x - w / 2, y: y - h / 2 } : {}),
  })),
  edges: asked.edges.map(([src, dst], k) => ({ id: `e${k}`, sources: [src], targets: [dst] })),
});

const elk = new ELK();
await answer(asked, async () => {
  const { children, edges } = await elk.layout(graph());
  return {
    boxes: children.map((n) => [n.id, n.x + n.width / 2, n.y + n.height / 2, n.width, n.height]),
    lines: edges.map(({ sections: [s] }) =>
      [s.startPoint, ...(s.bendPoints ?? []), s.endPoint].map((p) => [p.x, p.y]),
    ),
  };
});
