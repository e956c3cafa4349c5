import type { Point } from './layoutTypes';
import type { Opening } from './tautLine';

/**
 * A smooth curve along a line that leads down, through the same openings: x is a cubic of y between each two points. Where
 * it swings out of an opening, it gets a point there and is drawn again.
 */
export function smoothLine(bends: readonly Point[], openings: readonly Opening[]): Point[] {
  let points = [...bends];
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const slopes = slopesAt(points);
    const missed = missedOpenings(points, slopes, openings);
    if (missed.length === 0) return curveOf(points, slopes);
    points = [...points, ...missed].sort((a, b) => a.y - b.y);
  }
  return curveOf(points, slopesAt(points));
}

const MOST_ATTEMPTS = 6;
const TOLERANCE = 0.5;

/** dx/dy at each point: between those of its two sides, nearer to that of the shorter side. */
function slopesAt(points: readonly Point[]): number[] {
  const chords = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return { height: point.y - before.y, slope: (point.x - before.x) / (point.y - before.y) };
  });
  return points.map((_, index) => {
    const [above, below] = [chords[index - 1], chords[index]];
    if (!above || !below) return (above ?? below)?.slope ?? 0;
    // A turning point is vertical, so that the curve does not go beyond it.
    if (above.slope * below.slope <= 0) return 0;
    const mixed = (above.slope * below.height + below.slope * above.height) / (above.height + below.height);
    const limit = 3 * Math.min(Math.abs(above.slope), Math.abs(below.slope));
    return Math.sign(mixed) * Math.min(Math.abs(mixed), limit);
  });
}

/** Where a curve that this file made is at a height. */
export function xOfCurve(curve: readonly Point[], y: number): number {
  let end = 3;
  while (end + 3 < curve.length && (curve[end]?.y ?? Infinity) < y) end += 3;
  const [from, startHandle, endHandle, to] = curve.slice(end - 3, end + 1);
  if (!from || !startHandle || !endHandle || !to) return from?.x ?? 0;
  const third = (to.y - from.y) / 3 || 1;
  return xAt(from, to, (startHandle.x - from.x) / third, (to.x - endHandle.x) / third, y);
}

function missedOpenings(
  points: readonly Point[],
  slopes: readonly number[],
  openings: readonly Opening[],
): Point[] {
  const missed: Point[] = [];
  let piece = 0;
  for (const { y, low, high } of openings) {
    while (piece + 2 < points.length && (points[piece + 1]?.y ?? Infinity) < y) piece++;
    const [from, to] = [points[piece], points[piece + 1]];
    if (!from || !to || y <= from.y || y >= to.y) continue;
    const x = xAt(from, to, slopes[piece] ?? 0, slopes[piece + 1] ?? 0, y);
    if (x < low - TOLERANCE) missed.push({ x: low, y });
    else if (x > high + TOLERANCE) missed.push({ x: high, y });
  }
  return missed;
}

/** Hermite's cubic. */
function xAt(from: Point, to: Point, startSlope: number, endSlope: number, y: number): number {
  const height = to.y - from.y;
  const t = (y - from.y) / height;
  const u = 1 - t;
  return (
    u * u * (1 + 2 * t) * from.x +
    t * u * u * height * startSlope +
    t * t * (3 - 2 * t) * to.x -
    t * t * u * height * endSlope
  );
}

function curveOf(points: readonly Point[], slopes: readonly number[]): Point[] {
  const curve: Point[] = points.slice(0, 1);
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1], points[index]];
    if (!from || !to) break;
    const third = (to.y - from.y) / 3;
    curve.push({ x: from.x + third * (slopes[index - 1] ?? 0), y: from.y + third });
    curve.push({ x: to.x - third * (slopes[index] ?? 0), y: to.y - third });
    curve.push(to);
  }
  return curve;
}
