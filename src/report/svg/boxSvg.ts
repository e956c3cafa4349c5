/** A node, or the tags of one, as a box with text. */
import type { Point } from '../../layout/layoutTypes';
import { DEPTH } from './boxDepth';
import { decimal } from './decimal';
import type { SceneBox } from './graphScene';
import { cutText, svgEscape } from './svgEscape';
import { textSvg } from './textBlock';

const MOST_TITLE = 600;

export function boxSvg(box: SceneBox, centre: Point, offset: Point): string {
  const { text } = box;
  const depth = box.kind === 'tags' ? DEPTH : 0;
  const [width, height] = [box.width - depth, box.height - depth];
  const left = centre.x + offset.x - box.width / 2;
  const top = centre.y + offset.y - box.height / 2 + depth;
  const shape = `fill="${box.fillColor}" stroke="${box.lineColor}"`;
  const rect = `<rect x="${decimal(left)}" y="${decimal(top)}" width="${width}" height="${height}" ${shape}/>`;
  const textTop = top + (height - text.height) / 2;
  return (
    `<g id="${box.kind === 'node' ? `node${box.id.slice(1)}` : box.id}" class="${box.kind}">` +
    `<title>${svgEscape(cutText(box.title, MOST_TITLE))}</title>` +
    (depth > 0 ? backOf({ left, top, width, height }, shape) : '') +
    rect +
    `${textSvg(text, { x: left + width / 2, y: textTop }, 'middle')}</g>\n`
  );
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The top and right side of a box that stands a little above the page. */
function backOf({ left, top, width, height }: Rectangle, shape: string): string {
  const [right, bottom] = [left + width, top + height];
  const corners = [
    [left, top],
    [left + DEPTH, top - DEPTH],
    [right + DEPTH, top - DEPTH],
    [right + DEPTH, bottom - DEPTH],
    [right, bottom],
  ].map(([x = 0, y = 0]) => `${decimal(x)},${decimal(y)}`);
  const edge = `M${decimal(right)},${decimal(top)}l${DEPTH},${-DEPTH}`;
  return `<path ${shape} d="M${corners.join('L')}Z${edge}"/>`;
}
