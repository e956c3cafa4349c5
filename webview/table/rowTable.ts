/**
 * A grid over rows that live elsewhere: shows a query's rows, keeps the active row through a change of query,
 * and turns keys and clicks into wishes to go to a row's place.
 */
import { strings } from '../strings';
import type { MenuPlace } from '../menu/contextMenu';
import { rowAfterKey } from './gridKeys';
import { RowCache, type RowsPage, type RowsResult } from './rowCache';
import { tableFrame, type TableFrame, type TableFrameOptions } from './tableFrame';
import { VirtualRows, type RowView } from './virtualRows';

/** One recycled row's element and how it shows data; undefined while the data is on its way. */
export interface DataRowView<Row> {
  readonly element: HTMLElement;
  show(row: Row | undefined): void;
}

export interface RowQuery<Row> {
  /** Of the state that the rows belong to. */
  readonly revision: number;
  readonly filter: string;
  /** The row to stand at the upper edge; `keep` is where the table stands now. */
  readonly topRow: number | 'keep';
  fetch(offset: number, limit: number): Promise<RowsResult<Row>>;
}

/** Rows that unfold; the table then reads as a tree, of two levels where no others are said. */
export interface RowFolding<Row> {
  /** `below`: the row belongs to the nearest one above that folds. */
  stateOf(row: Row): 'folded' | 'unfolded' | 'below';
  toggle(row: Row): void;
  /** One-based. */
  levelOf?(row: Row): number;
  /** Whether a click goes to the row's place although it folds; then its mark and the arrow keys fold it. */
  leads?(row: Row): boolean;
}

export interface RowTableOptions<Row> extends Pick<TableFrameOptions, 'emptyText' | 'resetOfFilters'> {
  readonly label: string;
  /** The row of column headers. */
  readonly header: HTMLElement;
  createRow(): DataRowView<Row>;
  /** The same for the same thing in another query's rows; undefined where that cannot be told. */
  keyOf(index: number, rowAt: (index: number) => Row | undefined): string | undefined;
  /** -1 where there is nothing to go to. */
  placeOf(row: Row): number;
  /** Absent: no row unfolds. */
  readonly folding?: RowFolding<Row>;
  /** The person wants the row's menu there in the window, in pixels from its upper left corner. */
  onMenu?(row: Row, at: MenuPlace, revision: number): void;
  copyText(row: Row): string;
  openPlace(revision: number, place: number, takeFocus: boolean, row: Row): void;
  /** Another row is the active one; undefined when none is. */
  onActive?(row: Row | undefined): void;
  onClearFilter(): void;
  onPage(page: RowsPage<Row>): void;
  onMove(topRow: number): void;
  announce(text: string): void;
}

interface ShownQuery<Row> {
  readonly query: RowQuery<Row>;
  readonly cache: RowCache<Row>;
  /** Of what was asked for last and not answered yet, where that is not to stay where it is. */
  readonly topRow: number | 'keep';
}

let tableCount = 0;

export class RowTable<Row> {
  readonly element: HTMLElement;
  readonly #options: RowTableOptions<Row>;
  readonly #frame: TableFrame;
  readonly #rows: VirtualRows;
  readonly #idPrefix = `table-${++tableCount}-row-`;
  #elementCount = 0;
  #shown: ShownQuery<Row> | undefined;
  /** Asked for, but nothing has come of it yet; the rows from before stay until then. */
  #next: ShownQuery<Row> | undefined;
  #active: number | undefined;
  /** What the active row stands for; outlives the query whose row it was. */
  #activeKey: string | undefined;

  constructor(options: RowTableOptions<Row>) {
    this.#options = options;
    this.#frame = tableFrame({
      label: options.label,
      role: options.folding === undefined ? 'grid' : 'treegrid',
      emptyText: (filter) => options.emptyText(filter),
      resetOfFilters: () => options.resetOfFilters?.(),
      onClearFilter: () => {
        options.onClearFilter();
      },
      onRetry: () => {
        this.#retry();
      },
    });
    this.element = this.#frame.element;
    this.#rows = new VirtualRows({
      scroller: this.#frame.grid,
      header: options.header,
      createRow: () => this.#createRow(),
      onMove: (first, last) => {
        this.#shown?.cache.want(first, last);
        this.#pointAtActive();
        if (this.#shown !== undefined) options.onMove(this.#rows.topRow);
      },
    });
    this.#listen(this.#frame.grid);
  }

  show(query: RowQuery<Row>): void {
    this.#next?.cache.dispose();
    const topRow = query.topRow === 'keep' ? (this.#next?.topRow ?? 'keep') : query.topRow;
    const firstWanted = topRow === 'keep' ? this.#rows.topRow : topRow;
    const cache: RowCache<Row> = new RowCache<Row>({
      fetch: (offset, limit) => query.fetch(offset, limit),
      onPage: (page, offset) => {
        this.#frame.setProblem('');
        this.#frame.setBusy('idle');
        // What stands around the rows comes first: it changes how high and wide they are, and all is laid out once.
        this.#options.onPage(page);
        if (this.#next?.cache === cache) this.#adopt(this.#next, page);
        else this.#rows.refresh();
        this.#findActive(offset, page.rows.length);
      },
      onProblem: (message, remedy) => {
        const earlierRows = this.#next?.cache === cache && this.#shown !== undefined;
        this.#frame.setBusy('idle');
        this.#frame.setProblem(earlierRows ? `${message} ${strings.rowsFromBefore}` : message, remedy);
      },
    });
    this.#next = { query, cache, topRow };
    this.#frame.setBusy('busy');
    cache.want(firstWanted, firstWanted);
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#next?.cache.dispose();
    this.#shown?.cache.dispose();
    this.#next = this.#shown = undefined;
    this.#active = this.#activeKey = undefined;
    this.#rows.setRows(0, 0);
    this.#frame.setProblem('');
    this.#frame.setBusy('idle');
  }

  focus(): void {
    this.#frame.grid.focus();
  }

  #adopt(next: ShownQuery<Row>, page: RowsPage<Row>): void {
    // Somebody may have scrolled while the answer was on its way.
    const topRow = next.topRow === 'keep' ? this.#rows.topRow : next.topRow;
    this.#shown?.cache.dispose();
    this.#shown = next;
    this.#next = undefined;
    this.#active = undefined;
    this.#options.onActive?.(undefined);
    this.#frame.setRowCount(page.rowCount, next.query.filter);
    this.#rows.setRows(page.rowCount, topRow);
  }

  #retry(): void {
    this.#frame.setProblem('');
    this.#frame.setBusy('busy');
    (this.#next ?? this.#shown)?.cache.retry();
    this.focus();
  }

  readonly #rowAt = (index: number): Row | undefined => this.#shown?.cache.row(index);

  #createRow(): RowView {
    const view = this.#options.createRow();
    view.element.id = `${this.#idPrefix}${this.#elementCount++}`;
    return {
      element: view.element,
      show: (index) => {
        const row = this.#rowAt(index);
        // Counted from one, after the header.
        view.element.setAttribute('aria-rowindex', String(index + 2));
        view.element.setAttribute('aria-selected', String(index === this.#active));
        view.element.classList.toggle('is-odd', index % 2 === 1);
        view.element.classList.toggle('is-loading', row === undefined);
        view.element.classList.toggle('goes', row !== undefined && this.#options.placeOf(row) !== -1);
        this.#showFold(view.element, row);
        view.show(row);
      },
    };
  }

  #showFold(rowElement: HTMLElement, row: Row | undefined): void {
    const { folding } = this.#options;
    if (folding === undefined) return;
    const state = row === undefined ? 'below' : folding.stateOf(row);
    const level = row && folding.levelOf?.(row);
    rowElement.setAttribute('aria-level', String(level ?? (state === 'below' ? 2 : 1)));
    if (state === 'below') rowElement.removeAttribute('aria-expanded');
    else rowElement.setAttribute('aria-expanded', String(state === 'unfolded'));
  }

  #listen(grid: HTMLElement): void {
    grid.addEventListener('keydown', (event) => {
      if (event.target === grid) this.#onKey(event);
    });
    grid.addEventListener('click', (event) => {
      const index = this.#rows.indexOf(event.target);
      if (index === undefined) return;
      this.#activate(index);
      // The second click of a double click goes where the first has gone already.
      if (event.detail < 2 && !this.#toggleAtMark(index, event.target)) this.#open(index, 'go');
    });
    grid.addEventListener('focus', () => {
      if (this.#active === undefined && this.#rows.rowCount > 0 && grid.matches(':focus-visible')) {
        this.#activate(this.#rows.firstVisible);
      }
    });
    grid.addEventListener('contextmenu', (event) => {
      // The key for menus has no place of its own; the browser says the middle of the grid.
      if (event.button === 2) this.#openMenu(event, this.#rows.indexOf(event.target), event);
      else this.#openMenu(event, this.#active, undefined);
    });
    grid.addEventListener('copy', (event) => {
      const row = this.#active === undefined ? undefined : this.#rowAt(this.#active);
      // Text that somebody has marked is what is meant.
      if (document.getSelection()?.isCollapsed === false) return;
      if (row === undefined || event.clipboardData === null) return;
      event.clipboardData.setData('text/plain', this.#options.copyText(row));
      event.preventDefault();
    });
  }

  #onKey(event: KeyboardEvent): void {
    const { firstVisible, pageSize, rowCount } = this.#rows;
    const target =
      this.#afterFoldKey(event.key) ??
      rowAfterKey(event, { active: this.#active, firstVisible, pageSize, rowCount });
    if (target !== undefined) {
      event.preventDefault();
      this.#rows.reveal(target);
      this.#activate(target);
    } else if ((event.key === 'Enter' || event.key === ' ') && this.#active !== undefined) {
      event.preventDefault();
      this.#open(this.#active, event.key === 'Enter' ? 'go' : 'stay');
    }
  }

  /** Right unfolds; Left folds, or goes to the row that folds. Gives the row to go to. */
  #afterFoldKey(key: string): number | undefined {
    const { folding } = this.#options;
    const active = this.#active;
    if (folding === undefined || active === undefined) return undefined;
    const stateAt = (index: number): 'folded' | 'unfolded' | 'below' | undefined => {
      const row = this.#rowAt(index);
      return row && folding.stateOf(row);
    };
    const state = stateAt(active);
    const row = this.#rowAt(active);
    if (
      row &&
      ((key === 'ArrowRight' && state === 'folded') || (key === 'ArrowLeft' && state === 'unfolded'))
    ) {
      folding.toggle(row);
      return active;
    }
    if (key !== 'ArrowLeft' || state !== 'below') return undefined;
    let head = active - 1;
    const level = row && folding.levelOf?.(row);
    const isAbove = (index: number): boolean => {
      const other = this.#rowAt(index);
      return level === undefined || other === undefined || (folding.levelOf?.(other) ?? 0) < level;
    };
    while (head >= 0 && (stateAt(head) === 'below' || !isAbove(head))) head--;
    return stateAt(head) === undefined ? undefined : head;
  }

  /** Whether the mark of a row that leads somewhere was clicked, and folds it. */
  #toggleAtMark(index: number, target: EventTarget | null): boolean {
    const { folding } = this.#options;
    const row = this.#rowAt(index);
    if (row === undefined || folding?.leads?.(row) !== true || folding.stateOf(row) === 'below') return false;
    if (!(target instanceof Element) || target.closest('.fold') === null) return false;
    folding.toggle(row);
    return true;
  }

  #open(index: number, focus: 'go' | 'stay'): void {
    const row = this.#rowAt(index);
    if (row === undefined || this.#shown === undefined) return;
    const { folding } = this.#options;
    if (folding !== undefined && folding.stateOf(row) !== 'below' && folding.leads?.(row) !== true) {
      folding.toggle(row);
      return;
    }
    const place = this.#options.placeOf(row);
    if (place === -1) this.#options.announce(strings.noPlace);
    else this.#options.openPlace(this.#shown.query.revision, place, focus === 'go', row);
  }

  /** Makes the row with this key the active one, as soon as it is there; nothing is scrolled. */
  pointAt(key: string): void {
    if (key === this.#activeKey) return;
    this.#activeKey = key;
    this.#active = this.#rows.indices.find((index) => this.#options.keyOf(index, this.#rowAt) === key);
    this.#rows.refresh();
    this.#pointAtActive();
  }

  #openMenu(event: Event, index: number | undefined, at: MenuPlace | undefined): void {
    const row = index === undefined ? undefined : this.#rowAt(index);
    if (index === undefined || row === undefined || this.#shown === undefined) return;
    if (this.#options.onMenu === undefined) return;
    event.preventDefault();
    this.#activate(index);
    const box = (this.#rows.elementOf(index) ?? this.#frame.grid).getBoundingClientRect();
    this.#options.onMenu(row, at ?? { x: box.left + 24, y: box.bottom }, this.#shown.query.revision);
  }

  #activate(index: number): void {
    this.#active = index;
    this.#activeKey = this.#options.keyOf(index, this.#rowAt);
    this.#options.onActive?.(this.#rowAt(index));
    this.#rows.refresh();
    this.#pointAtActive();
  }

  /** Rows have come: the active one of the query before may be among them. */
  #findActive(offset: number, count: number): void {
    if (this.#active !== undefined) {
      this.#activeKey ??= this.#options.keyOf(this.#active, this.#rowAt);
      return;
    }
    if (this.#activeKey === undefined) return;
    for (let index = offset; index < offset + count; index++) {
      if (this.#options.keyOf(index, this.#rowAt) !== this.#activeKey) continue;
      this.#activate(index);
      if (offset === 0 && this.#shown?.query.topRow !== 'keep') this.#rows.reveal(index);
      return;
    }
  }

  /** The focus stays on the grid and points at the active row, as long as that row has an element. */
  #pointAtActive(): void {
    const row = this.#rows.elementOf(this.#active);
    if (row === undefined) this.#frame.grid.removeAttribute('aria-activedescendant');
    else this.#frame.grid.setAttribute('aria-activedescendant', row.id);
  }
}
