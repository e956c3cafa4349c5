import type { Point } from '../../layout/layoutTypes';
import { decimal } from './decimal';
import { cutText, svgEscape } from './svgEscape';
import { LINE_HEIGHT, textWidth } from './textWidth';

/** Lines of text below each other, cut to what fits a picture. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly fontSize: number;
  readonly width: number;
  readonly height: number;
}

export const MOST_LINES = 24;
export const MOST_CHARACTERS = 120;
/** A line's letters stand at about four fifths of its height. */
export const BASE_LINE = 0.8;

export function textBlock(lines: readonly string[], fontSize: number): TextBlock {
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines;
  const cut = shown.map((line) => cutText(line, MOST_CHARACTERS));
  return {
    lines: cut,
    fontSize,
    width: cut.reduce((most, line) => Math.max(most, textWidth(line, fontSize)), 0),
    height: cut.length * fontSize * LINE_HEIGHT,
  };
}

/** `at` is the top of the block: its middle for centred text, its left side else. */
export function textSvg({ lines, fontSize }: TextBlock, at: Point, anchor: 'start' | 'middle'): string {
  const spans = lines.map((line, index) => {
    const y = at.y + (index + BASE_LINE) * fontSize * LINE_HEIGHT;
    return `<tspan x="${decimal(at.x)}" y="${decimal(y)}">${svgEscape(line)}</tspan>`;
  });
  return `<text font-size="${fontSize}" text-anchor="${anchor}">${spans.join('')}</text>`;
}
