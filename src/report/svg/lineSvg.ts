/** An edge as a curve with an arrow at its end. */
import type { PlacedEdge, Point } from '../../layout/layoutTypes';
import { decimal } from './decimal';
import type { SceneLine } from './graphScene';
import { labelGap } from './graphScene';
import { cutText, svgEscape } from './svgEscape';
import { textSvg } from './textBlock';

const MOST_TITLE = 600;

export function lineSvg(line: SceneLine, { curve }: PlacedEdge, offset: Point): string {
  const shape = arrowShape(line, curve, offset);
  if (!shape) return '';
  const dots = line.style === 'dotted' ? ' stroke-dasharray="1,5" stroke-linecap="round"' : '';
  const width = line.thickness === 1 ? '' : ` stroke-width="${line.thickness}"`;
  return (
    `<g class="edge"><title>${svgEscape(cutText(line.title, MOST_TITLE))}</title>` +
    `<path fill="none" stroke="${line.color}"${width}${dots} d="${shape.shaft}"/>` +
    `<path fill="${line.color}" stroke="none" d="${shape.head}"/></g>\n`
  );
}

/** Data of two paths; undefined for a line that leads nowhere. */
export function arrowShape(
  line: Pick<SceneLine, 'thickness'>,
  curve: readonly Point[],
  offset: Point,
): { readonly shaft: string; readonly head: string } | undefined {
  const points = curve.map((point) => ({ x: point.x + offset.x, y: point.y + offset.y }));
  const tip = points.at(-1);
  if (!tip) return undefined;
  const shaft = withoutEnd(points, arrowLength(line));
  return { shaft: pathData(shaft), head: arrowData(line, shaft.at(-1) ?? tip, tip) };
}

export function lineLabelSvg(line: SceneLine, { label }: PlacedEdge, offset: Point): string {
  if (!label) return '';
  const at = { x: label.x + offset.x + labelGap(line), y: label.y + offset.y };
  return `${textSvg(line.label, at, 'start')}\n`;
}

function pathData(curve: readonly Point[]): string {
  const text = ({ x, y }: Point): string => `${decimal(x)},${decimal(y)}`;
  const [first, ...rest] = curve;
  return first ? `M${text(first)}${rest.length > 0 ? `C${rest.map(text).join(' ')}` : ''}` : '';
}

function arrowLength({ thickness }: Pick<SceneLine, 'thickness'>): number {
  return 8 + 1.5 * thickness;
}

function arrowData({ thickness }: Pick<SceneLine, 'thickness'>, base: Point, tip: Point): string {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const half = 2.5 + thickness;
  const across = { x: (-(tip.y - base.y) / length) * half, y: ((tip.x - base.x) / length) * half };
  const corners = [
    tip,
    { x: base.x + across.x, y: base.y + across.y },
    { x: base.x - across.x, y: base.y - across.y },
  ];
  return `M${corners.map(({ x, y }) => `${decimal(x)},${decimal(y)}`).join('L')}Z`;
}

/** The curve up to where the arrow begins: `length` from its end. */
function withoutEnd(curve: readonly Point[], length: number): Point[] {
  const tip = curve.at(-1);
  if (!tip) return [];
  const isNear = (point: Point): boolean => Math.hypot(tip.x - point.x, tip.y - point.y) <= length;
  let end = curve.length;
  while (end > 4 && isNear(curve[end - 4] ?? tip)) end -= 3;
  const [a, b, c, d] = curve.slice(end - 4, end);
  if (!a || !b || !c || !d) return [...curve];
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (isNear(headOf([a, b, c, d], middle)[3])) high = middle;
    else low = middle;
  }
  return [...curve.slice(0, end - 4), ...headOf([a, b, c, d], low)];
}

type Cubic = readonly [Point, Point, Point, Point];

/** The first part of a cubic, by de Casteljau's construction. */
function headOf([a, b, c, d]: Cubic, t: number): Cubic {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  return [a, ab, abc, between(abc, bcd, t)];
}

function between(from: Point, to: Point, t: number): Point {
  return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
}
