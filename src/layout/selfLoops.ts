import type { LayoutEdge, LayoutNode, PlacedEdge, Point } from './layoutTypes';

/** An edge from a node to itself: a bow at the node's right side. */
export type Loop = Pick<LayoutEdge, 'from' | 'labelWidth' | 'labelHeight'>;

const BOW = 24;

export function loopRoom({ labelWidth }: Loop): number {
  return BOW + labelWidth;
}

/** `offset` is the room of the node's other loops, which are nearer to it. */
export function placedLoop(
  loop: Loop,
  node: LayoutNode = { width: 0, height: 0 },
  centre: Point = { x: 0, y: 0 },
  offset = 0,
): PlacedEdge {
  const side = centre.x + node.width / 2;
  const reach = side + offset + BOW;
  // A cubic's middle is three quarters of the way to its handles.
  const handle = side + ((reach - side) * 4) / 3;
  const rise = node.height / 4;
  return {
    curve: [
      { x: side, y: centre.y - rise },
      { x: handle, y: centre.y - rise },
      { x: handle, y: centre.y + rise },
      { x: side, y: centre.y + rise },
    ],
    ...(loop.labelWidth > 0 && { label: { x: reach, y: centre.y - loop.labelHeight / 2 } }),
  };
}
