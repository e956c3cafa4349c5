import type { Point } from '../../layout/layoutTypes';
import type { GraphScene } from './graphScene';
import type { Legend } from './legendSvg';

const GAP = 24;

/**
 * Where the graph begins, with the legend in the top left corner: beside it or below it, whichever is the smaller picture.
 * Below, it may reach up beside the legend where nothing of it is under that.
 */
export function placeBelowLegend(scene: GraphScene, legend: Legend): Point {
  const { layout } = scene;
  if (layout.nodes.length === 0) return { x: 0, y: 0 };
  const below = { x: 0, y: Math.max(0, legend.height + GAP - topWithin(scene, legend.width + GAP)) };
  const beside = { x: legend.width + GAP, y: 0 };
  const area = ({ x, y }: Point): number =>
    Math.max(legend.width, x + layout.width) * Math.max(legend.height, y + layout.height);
  return area(beside) < area(below) ? beside : below;
}

/** The highest point of the graph left of `x`. A curve lies between its points and handles. */
function topWithin({ boxes, layout }: GraphScene, x: number): number {
  let top = Infinity;
  for (const [index, { width, height }] of boxes.entries()) {
    const centre = layout.nodes[index];
    if (centre && centre.x - width / 2 <= x) top = Math.min(top, centre.y - height / 2);
  }
  for (const { curve, label } of layout.edges) {
    if (label && label.x <= x) top = Math.min(top, label.y);
    for (let end = 3; end < curve.length; end += 3) {
      const piece = curve.slice(end - 3, end + 1);
      if (piece.some((point) => point.x <= x)) top = Math.min(top, ...piece.map((point) => point.y));
    }
  }
  return top === Infinity ? 0 : top;
}
