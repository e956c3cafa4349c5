/** The width of a line of Helvetica or Arial, estimated: nothing here can measure text. */
export function textWidth(text: string, fontSize: number): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character.codePointAt(0) ?? 0);
  return (sum * fontSize * AIR) / 1000;
}

export const FONT_FAMILY = "Helvetica, Arial, 'Liberation Sans', sans-serif";
/** Of a line, in font sizes. */
export const LINE_HEIGHT = 1.2;
/** Other fonts than the two are wider. */
const AIR = 1.05;

function widthOf(codePoint: number): number {
  if (codePoint >= 32 && codePoint < 127) return WIDTHS[codePoint - 32] as number;
  return codePoint < 0x1100 ? 620 : 1000;
}

/** Of the characters from space to tilde, in thousandths of the font size (Helvetica's font metrics by Adobe). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
