/** The box that says what the graph is of: pprof's cluster_L. */
import type { Point } from '../../layout/layoutTypes';
import { decimal } from './decimal';
import { cutText, svgEscape } from './svgEscape';
import type { TextBlock } from './textBlock';
import { textBlock, textSvg } from './textBlock';

export interface Legend {
  readonly text: TextBlock;
  readonly width: number;
  readonly height: number;
}

const FONT_SIZE = 16;
const MARGIN = { x: 10, y: 8 };
const MOST_TITLE = 200;

/** A label may have line breaks of its own. */
export function legendBlock(labels: readonly string[]): Legend {
  const text = textBlock(
    labels.flatMap((label) => label.split('\n')),
    FONT_SIZE,
  );
  return { text, width: text.width + 2 * MARGIN.x, height: text.height + 2 * MARGIN.y };
}

export function legendSvg({ text, width, height }: Legend, at: Point, title: string): string {
  const tooltip = title === '' ? '' : `<title>${svgEscape(cutText(title, MOST_TITLE))}</title>`;
  const size = `width="${decimal(width)}" height="${decimal(height)}"`;
  return (
    `<g class="legend">${tooltip}` +
    `<rect x="${decimal(at.x)}" y="${decimal(at.y)}" ${size} fill="#f8f8f8" stroke="#000000"/>` +
    `${textSvg(text, { x: at.x + MARGIN.x, y: at.y + MARGIN.y }, 'start')}</g>\n`
  );
}
