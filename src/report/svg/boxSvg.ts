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
  const { left, top, width, height } = frontOf(box, centre, offset);
  const shape = `fill="${box.fillColor}" stroke="${box.lineColor}"`;
  const rect = `<rect x="${decimal(left)}" y="${decimal(top)}" width="${width}" height="${height}" ${shape}/>`;
  const textTop = top + (height - text.height) / 2;
  return (
    `<g id="${box.kind === 'node' ? `node${box.id.slice(1)}` : box.id}" class="${box.kind}">` +
    `<title>${svgEscape(cutText(box.title, MOST_TITLE))}</title>` +
    (box.kind === 'tags' ? `<path ${shape} d="${backData({ left, top, width, height })}"/>` : '') +
    rect +
    `${textSvg(text, { x: left + width / 2, y: textTop }, 'middle')}</g>\n`
  );
}

/** Of a tag box without its back. */
export function frontOf(
  box: Pick<SceneBox, 'kind' | 'width' | 'height'>,
  centre: Point,
  offset: Point,
): Rectangle {
  const depth = box.kind === 'tags' ? DEPTH : 0;
  return {
    left: centre.x + offset.x - box.width / 2,
    top: centre.y + offset.y - box.height / 2 + depth,
    width: box.width - depth,
    height: box.height - depth,
  };
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The top and right side of a box that stands a little above the page. */
export function backData({ left, top, width, height }: Rectangle): string {
  const [right, bottom] = [left + width, top + height];
  const corners = [
    [left, top],
    [left + DEPTH, top - DEPTH],
    [right + DEPTH, top - DEPTH],
    [right + DEPTH, bottom - DEPTH],
    [right, bottom],
  ].map(([x = 0, y = 0]) => `${decimal(x)},${decimal(y)}`);
  const edge = `M${decimal(right)},${decimal(top)}l${DEPTH},${-DEPTH}`;
  return `M${corners.join('L')}Z${edge}`;
}
