/**
 * The colour of a node or an edge by its share of the total: red for +1, grey around 0, blue for -1.
 * Source: dotColor in pprof's internal/graph/dotgraph.go, 2026-11 (older ones show negative shares in green).
 */
export function heatColor(share: number, use: 'line' | 'background'): string {
  const { saturation: full, value } = use === 'line' ? LINE : BACKGROUND;
  const saturation = full * colorfulness(share);
  const shifted = shiftedShare(share);
  return shifted < 0
    ? rgb(value * (1 + saturation * shifted), value * (1 + saturation * shifted), value)
    : rgb(value, value * (1 - saturation * shifted), value * (1 - saturation));
}

/** Of the colour space hue, saturation, value. */
const BACKGROUND = { saturation: 0.1, value: 0.93 };
const LINE = { saturation: 1, value: 0.7 };
const GREY_BELOW = 0.2;

/**
 * The same as a number for those who have colours of their own: from -1 (blue) over 0 (grey) to 1 (red), as far from grey
 * as the colour is. 0 without a total.
 */
export function heatOf(share: number): number {
  return Number.isNaN(share) ? 0 : shiftedShare(share) * colorfulness(share);
}

/** Small shares are moved away from grey, so that most of the colours are used. */
function shiftedShare(share: number): number {
  const score = clampShare(share);
  return Math.sign(score) * Math.pow(Math.abs(score), 0.3);
}

/** From 0 to 1: shares around 0 are greyish. */
function colorfulness(share: number): number {
  const size = Math.abs(clampShare(share));
  return size < GREY_BELOW ? size / GREY_BELOW : 1;
}

function clampShare(share: number): number {
  return Math.max(-1, Math.min(1, share));
}

/** A total of 0 makes shares that are no number; their channels are 0, as Go converts them on amd64. */
function rgb(red: number, green: number, blue: number): string {
  const channel = (part: number): string =>
    (Number.isNaN(part) ? 0 : Math.trunc(part * 255)).toString(16).padStart(2, '0');
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
}
