import type { Point } from './layoutTypes';

/** An opening that a line from above goes through. */
export interface Opening {
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The shortest line through openings, as a thread pulled tight: the points where it bends, and both ends. From a point the
 * range of directions that pass all openings so far narrows; the corner that closes it is the next point.
 */
export function tautLine(openings: readonly Opening[]): Point[] {
  const [first] = openings;
  const last = openings.at(-1);
  if (!first || !last) return [];
  let apex: Point = { x: first.low, y: first.y };
  const points = [apex];
  let index = 1;
  while (index < openings.length) {
    const corner = nextCorner(openings, apex, index);
    if (!corner) break;
    points.push((apex = corner.point));
    index = corner.index + 1;
  }
  if (apex.y < last.y) points.push({ x: last.low, y: last.y });
  return points;
}

function nextCorner(
  openings: readonly Opening[],
  apex: Point,
  from: number,
): { readonly point: Point; readonly index: number } | undefined {
  let low = { slope: -Infinity, index: from };
  let high = { slope: Infinity, index: from };
  for (let index = from; index < openings.length; index++) {
    const opening = openings[index];
    if (!opening) break;
    const height = opening.y - apex.y;
    const [left, right] = [(opening.low - apex.x) / height, (opening.high - apex.x) / height];
    if (left > high.slope) return cornerAt(openings, high.index, 'high');
    if (right < low.slope) return cornerAt(openings, low.index, 'low');
    if (left > low.slope) low = { slope: left, index };
    if (right < high.slope) high = { slope: right, index };
  }
  return undefined;
}

function cornerAt(
  openings: readonly Opening[],
  index: number,
  side: 'low' | 'high',
): { readonly point: Point; readonly index: number } | undefined {
  const opening = openings[index];
  return opening && { point: { x: opening[side], y: opening.y }, index };
}
