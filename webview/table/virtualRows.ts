/** Keeps only the rows that are seen, and a few around them, as elements, and uses the same elements again. */
import { element } from '../element';
import { VirtualScroller } from './virtualScroller';

/** Rows above and below the visible ones: a screen reader finds the next row where it looks for it. */
const OVERSCAN = 4;

/** One recycled row. */
export interface RowView {
  readonly element: HTMLElement;
  /** Called when the element stands for another row, and when the row's data or state may have changed. */
  show(index: number): void;
}

export interface VirtualRowsOptions {
  readonly scroller: HTMLElement;
  readonly header: HTMLElement;
  createRow(): RowView;
  /** After the rows moved; `first` and `last` (inclusive, zero-based) are those visible. */
  onMove(first: number, last: number): void;
}

export class VirtualRows {
  readonly #options: VirtualRowsOptions;
  readonly #scroller: VirtualScroller;
  /** The rows stand in it in normal flow, so that only it has to be moved. */
  readonly #strip = element('div', { className: 'rows-strip', role: 'rowgroup' });
  /** In the order of their rows, which is also the order in the document. */
  #rows: RowView[] = [];
  #from = 0;
  #rowCount = 0;

  constructor(options: VirtualRowsOptions) {
    this.#options = options;
    this.#scroller = new VirtualScroller(options.scroller, options.header, () => {
      this.#moved();
    });
    this.#scroller.view.append(this.#strip);
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** Zero-based and whole only when no row is cut at the upper edge. */
  get topRow(): number {
    return this.#scroller.rowsTop / this.#scroller.rowHeight;
  }

  /** How many whole rows are seen at once, at least 1. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#scroller.viewHeight / this.#scroller.rowHeight));
  }

  /** The first row that is whole. */
  get firstVisible(): number {
    return Math.ceil(this.topRow);
  }

  /** Of the rows that have elements. */
  get indices(): readonly number[] {
    return this.#rows.map((_, position) => this.#from + position);
  }

  setRows(rowCount: number, topRow: number): void {
    this.#rowCount = rowCount;
    this.#scroller.setRows(rowCount, topRow);
    this.refresh();
  }

  /** Shows every row again, after its data or state changed. */
  refresh(): void {
    this.#rows.forEach((row, position) => {
      row.show(this.#from + position);
    });
  }

  /** Scrolls as little as is needed to see the whole row. */
  reveal(index: number): void {
    const { rowHeight, viewHeight, rowsTop } = this.#scroller;
    const top = index * rowHeight;
    if (top < rowsTop) this.#scroller.moveTo(top);
    else if (top + rowHeight > rowsTop + viewHeight) this.#scroller.moveTo(top + rowHeight - viewHeight);
  }

  /** The row that an event happened in. */
  indexOf(target: EventTarget | null): number | undefined {
    if (!(target instanceof Node)) return undefined;
    const position = this.#rows.findIndex((row) => row.element.contains(target));
    return position === -1 ? undefined : this.#from + position;
  }

  elementOf(index: number | undefined): HTMLElement | undefined {
    return index === undefined ? undefined : this.#rows[index - this.#from]?.element;
  }

  #moved(): void {
    if (!this.#scroller.isVisible) return;
    const { rowsTop, rowHeight, viewHeight } = this.#scroller;
    const first = Math.floor(rowsTop / rowHeight);
    const last = Math.min(this.#rowCount, Math.ceil((rowsTop + viewHeight) / rowHeight)) - 1;
    const from = Math.max(0, first - OVERSCAN);
    const to = Math.min(this.#rowCount - 1, last + OVERSCAN);
    this.#take(from, to - from + 1);
    this.#strip.style.transform = `translateY(${from * rowHeight - rowsTop}px)`;
    this.#options.onMove(first, last);
  }

  /** Lets the elements stand for `count` rows from `from` on. Those that still fit stay as they are. */
  #take(from: number, count: number): void {
    const known = new Set<number>();
    const step = from - this.#from;
    if (Math.abs(step) < this.#rows.length) {
      this.#turn(step);
      const kept = this.#rows.length - Math.abs(step);
      for (let i = 0; i < kept; i++) known.add(step > 0 ? i : i - step);
    }
    this.#from = from;
    while (this.#rows.length > count) this.#rows.pop()?.element.remove();
    while (this.#rows.length < count) {
      const row = this.#options.createRow();
      this.#strip.append(row.element);
      this.#rows.push(row);
    }
    this.#rows.forEach((row, position) => {
      if (!known.has(position)) row.show(from + position);
    });
  }

  /** Moves as many elements as rows went out at one end to the other end. */
  #turn(step: number): void {
    if (step > 0) {
      const gone = this.#rows.splice(0, step);
      this.#rows.push(...gone);
      this.#strip.append(...gone.map((row) => row.element));
    } else if (step < 0) {
      const gone = this.#rows.splice(this.#rows.length + step);
      this.#rows.unshift(...gone);
      this.#strip.prepend(...gone.map((row) => row.element));
    }
  }
}
