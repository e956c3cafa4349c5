/**
 * Turns a scrolling element into a window on any number of rows of one height. The rows stand in `view`, which
 * sticks below the header while a tall empty element scrolls behind it, so that no frame ever shows a gap.
 */
import {
  clampRowsTop,
  followScroll,
  isScaled,
  lastRowsTop,
  scrollScale,
  scrollTopFor,
  type ScrollScale,
} from './scrollScale';
import { element } from '../element';

const LINE_PIXELS = 40;
/** After this pause a scroll by small steps counts as ended, and the thumb is put where the rows are. */
const SETTLE_MILLIS = 150;

export class VirtualScroller {
  /** Holds the rows; `rowsTop` pixels of all rows are above its upper edge. */
  readonly view = element('div', { className: 'rows-view', role: 'presentation' });
  readonly #space = element('div', { className: 'rows-space', role: 'presentation' });
  readonly #probe = element('div', { className: 'row-probe', attributes: { 'aria-hidden': 'true' } });
  readonly #scroller: HTMLElement;
  readonly #header: HTMLElement;
  readonly #onMove: () => void;
  #rowCount = 0;
  #rowHeight = 22;
  #scale: ScrollScale = scrollScale(0, 22, 0);
  #rowsTop = 0;
  #scrollTop = 0;
  #settling: number | undefined;

  constructor(scroller: HTMLElement, header: HTMLElement, onMove: () => void) {
    this.#scroller = scroller;
    this.#header = header;
    this.#onMove = onMove;
    this.#space.append(this.view);
    scroller.append(this.#probe, header, this.#space);
    scroller.addEventListener('scroll', this.#followScroll, { passive: true });
    scroller.addEventListener('wheel', this.#followWheel, { passive: false });
    const observer = new ResizeObserver(() => {
      this.#measure();
    });
    observer.observe(scroller);
    observer.observe(this.#probe);
  }

  get rowsTop(): number {
    return this.#rowsTop;
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  get viewHeight(): number {
    return this.#scale.viewHeight;
  }

  get isVisible(): boolean {
    return this.#scale.viewHeight > 0;
  }

  /** Moves once: to ask where the thumb is after new rows were made would have the browser lay them out at once. */
  setRows(rowCount: number, topRow: number): void {
    this.#rowCount = rowCount;
    this.#rowsTop = topRow * this.#rowHeight;
    this.#measure();
    if (!this.isVisible) this.#onMove();
  }

  moveTo(rowsTop: number): void {
    this.#rowsTop = this.isVisible ? clampRowsTop(this.#scale, rowsTop) : rowsTop;
    this.#putThumb();
    this.#onMove();
  }

  #measure(): void {
    const rowHeight = this.#probe.offsetHeight || this.#rowHeight;
    const viewHeight = Math.max(0, this.#scroller.clientHeight - this.#header.offsetHeight);
    const topRow = this.#rowsTop / this.#rowHeight;
    this.#rowHeight = rowHeight;
    this.#scale = scrollScale(this.#rowCount, rowHeight, viewHeight);
    this.view.style.height = `${viewHeight}px`;
    this.#space.style.height = `${Math.max(viewHeight, this.#scale.elementHeight)}px`;
    // While the tab is hidden nothing has a height; the position has to outlive that.
    if (this.isVisible) this.moveTo(topRow * rowHeight);
  }

  readonly #followScroll = (): void => {
    const { scrollTop } = this.#scroller;
    if (!this.isVisible || Math.abs(scrollTop - this.#scrollTop) < 1) return;
    this.#rowsTop = followScroll(
      this.#scale,
      { rowsTop: this.#rowsTop, scrollTop: this.#scrollTop },
      scrollTop,
    );
    this.#scrollTop = scrollTop;
    if (isScaled(this.#scale)) this.#settleLater();
    this.#onMove();
  };

  /** The wheel moves rows by pixels; left to the browser it would move a scaled thumb, and rows by thousands. */
  readonly #followWheel = (event: WheelEvent): void => {
    if (!isScaled(this.#scale) || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
    event.preventDefault();
    this.moveTo(this.#rowsTop + event.deltaY * this.#wheelUnit(event.deltaMode));
  };

  #wheelUnit(deltaMode: number): number {
    if (deltaMode === WheelEvent.DOM_DELTA_PAGE) return this.viewHeight;
    return deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
  }

  #settleLater(): void {
    window.clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#putThumb();
    }, SETTLE_MILLIS);
  }

  #putThumb(): void {
    if (!this.isVisible) return;
    const wanted = lastRowsTop(this.#scale) === 0 ? 0 : scrollTopFor(this.#scale, this.#rowsTop);
    if (Math.abs(this.#scroller.scrollTop - wanted) >= 0.5) this.#scroller.scrollTop = wanted;
    this.#scrollTop = this.#scroller.scrollTop;
  }
}
