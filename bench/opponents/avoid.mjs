// libavoid: lines only, between symbols that already have their places.
import { AvoidLib } from "libavoid-js";
import { answer, question } from "./timing.mjs";

const asked = question();
await AvoidLib.load();
const avoid = AvoidLib.getInstance();
const { ConnDirUp, ConnDirDown, ConnDirLeft, ConnDirRight } = avoid;
const EXIT = 1, ENTRY = 2;
const LEFT = [0, 0.5, ConnDirLeft], RIGHT = [1, 0.5, ConnDirRight];
const PINS = [
  [EXIT, [LEFT, RIGHT, [0.5, 1, ConnDirDown]]],
  [ENTRY, [LEFT, RIGHT, [0.5, 0, ConnDirUp]]],
];

function draw() {
  const router = new avoid.Router(avoid.OrthogonalRouting);
  for (const [name, value] of Object.entries(asked.parameters))
    router.setRoutingParameter(avoid[name], value);
  const shapes = new Map();
  for (const { id, x, y, w, h } of asked.nodes) {
    const box = new avoid.Rectangle(new avoid.Point(x, y), w, h);
    const shape = new avoid.ShapeRef(router, box);
    shapes.set(id, shape);
    for (const [kind, pins] of PINS)
      for (const [px, py, way] of pins)
        new avoid.ShapeConnectionPin(shape, kind, px, py, true, 0, way).setExclusive(false);
  }
  const lines = asked.edges.map(([src, dst]) => {
    const from = new avoid.ConnEnd(shapes.get(src), EXIT);
    return new avoid.ConnRef(router, from, new avoid.ConnEnd(shapes.get(dst), ENTRY));
  });
  router.processTransaction();
  const points = lines.map((line) => {
    const route = line.displayRoute();
    return Array.from({ length: route.size() }, (_, k) => {
      const { x, y } = route.get_ps(k);
      return [x, y];
    });
  });
  avoid.destroy(router);
  return { lines: points };
}

await answer(asked, draw);
