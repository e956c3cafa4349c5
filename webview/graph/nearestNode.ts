/** Where an arrow key leads in a call graph: along a call if there is one, else to what lies there. */
import type { GraphBox, GraphPicture } from '../../src/protocol/graphRequests';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The position of the next box, or undefined where there is nothing. `cameFrom` is the node before, to go back to. */
export function nearestNode(
  picture: GraphPicture,
  at: number,
  direction: Direction,
  cameFrom: number | undefined,
): number | undefined {
  if (direction === 'down' || direction === 'up') {
    const next = alongCall(picture, at, direction, cameFrom);
    if (next !== undefined) return next;
  }
  return inDirection(picture, at, direction);
}

/** Down is to what is called, up to who calls: the way one came, else the heaviest, which comes first. */
function alongCall(
  { lines }: GraphPicture,
  at: number,
  direction: 'up' | 'down',
  cameFrom: number | undefined,
): number | undefined {
  const ends = lines
    .filter(({ kind, from, to }) => kind === 'call' && from !== to)
    .filter(({ from, to }) => (direction === 'down' ? from : to) === at)
    .map(({ from, to }) => (direction === 'down' ? to : from));
  return ends.find((end) => end === cameFrom) ?? ends[0];
}

/** Twice as far across counts as as far ahead, so that a row is walked before the next one. */
function inDirection({ boxes }: GraphPicture, at: number, direction: Direction): number | undefined {
  const here = boxes[at];
  if (here === undefined) return undefined;
  const start = middle(here);
  let nearest: number | undefined;
  let least = Infinity;
  for (const [index, box] of boxes.entries()) {
    if (index === at || box.kind !== 'node') continue;
    const [ahead, across] = offset(start, middle(box), direction);
    const distance = ahead + 2 * Math.abs(across);
    if (ahead <= 0 || distance >= least) continue;
    nearest = index;
    least = distance;
  }
  return nearest;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function middle({ left, top, width, height }: GraphBox): Point {
  return { x: left + width / 2, y: top + height / 2 };
}

function offset(from: Point, to: Point, direction: Direction): [ahead: number, across: number] {
  const [x, y] = [to.x - from.x, to.y - from.y];
  switch (direction) {
    case 'up':
      return [-y, x];
    case 'down':
      return [y, x];
    case 'left':
      return [-x, y];
    case 'right':
      return [x, y];
  }
}
