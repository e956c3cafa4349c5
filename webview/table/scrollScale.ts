/**
 * How a scrollbar's position and the rows' position hang together. Browsers cut off elements somewhere between
 * 17 and 33 million pixels (less when zoomed), and 5,000,000 rows are 110 million high: beyond `MAX_ELEMENT_HEIGHT`
 * the scrolled element is that high, and one pixel of it stands for several of rows. All numbers are CSS pixels.
 */

export const MAX_ELEMENT_HEIGHT = 8_000_000;

export interface ScrollScale {
  /** Of all rows together. */
  readonly rowsHeight: number;
  /** Of the scrolled element: `rowsHeight`, or the highest that a browser can do. */
  readonly elementHeight: number;
  /** Of the part that is seen. */
  readonly viewHeight: number;
}

export function scrollScale(rowCount: number, rowHeight: number, viewHeight: number): ScrollScale {
  const rowsHeight = rowCount * rowHeight;
  return { rowsHeight, elementHeight: Math.min(rowsHeight, MAX_ELEMENT_HEIGHT), viewHeight };
}

export function isScaled(scale: ScrollScale): boolean {
  return scale.rowsHeight > scale.elementHeight;
}

/** The highest position of the rows, at which the last row is whole at the lower edge. */
export function lastRowsTop(scale: ScrollScale): number {
  return Math.max(0, scale.rowsHeight - scale.viewHeight);
}

export function lastScrollTop(scale: ScrollScale): number {
  return Math.max(0, scale.elementHeight - scale.viewHeight);
}

export function clampRowsTop(scale: ScrollScale, rowsTop: number): number {
  return Math.round(Math.min(Math.max(0, rowsTop), lastRowsTop(scale)));
}

/** Where the scrollbar stands for these rows. */
export function scrollTopFor(scale: ScrollScale, rowsTop: number): number {
  if (!isScaled(scale)) return rowsTop;
  return (rowsTop / lastRowsTop(scale)) * lastScrollTop(scale);
}

export interface ScrollPosition {
  readonly rowsTop: number;
  readonly scrollTop: number;
}

/**
 * Where the rows go when the browser has scrolled from `before` to `scrollTop`. A step that is too small for the
 * scrollbar's thumb (an arrow of the scrollbar, a finger) moves the rows by as many pixels; a larger one is the
 * thumb being dragged, and the rows go where it points. The ends are always the ends.
 */
export function followScroll(scale: ScrollScale, before: ScrollPosition, scrollTop: number): number {
  if (!isScaled(scale)) return clampRowsTop(scale, scrollTop);
  const last = lastScrollTop(scale);
  if (scrollTop <= 0) return 0;
  if (scrollTop >= last - 1) return clampRowsTop(scale, lastRowsTop(scale));
  const step = scrollTop - before.scrollTop;
  if (Math.abs(step) <= smallestThumbStep(scale)) return clampRowsTop(scale, before.rowsTop + step);
  return clampRowsTop(scale, (scrollTop / last) * lastRowsTop(scale));
}

/** Half of what a thumb moves by one pixel of the mouse, on a screen with up to four pixels to one of CSS. */
function smallestThumbStep(scale: ScrollScale): number {
  return scale.elementHeight / Math.max(1, scale.viewHeight) / 8;
}
