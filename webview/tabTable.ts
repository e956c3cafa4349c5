/** What Top and Traces have in common: a table that is filled by asking the host, with lines of a legend above it. */
import type { AskHost, RowsWanted } from './askedRows';
import { shownText } from './displayText';
import { element } from './element';
import type { PanelTabView, TabContent, TabHost } from './panelTab';
import type { RowsPage, RowsResult } from './table/rowCache';
import { RowTable, type RowTableOptions } from './table/rowTable';

/** pprof prints five or six; a profile with endless comments must not push the rows out. */
const LEGEND_LINES = 12;

/** Characters: as long as the column's head with its arrow. */
const SHORTEST_VALUE = 7;
const LONGEST_VALUE = 20;

export interface TabTableOptions<Row> extends Pick<
  RowTableOptions<Row>,
  | 'label'
  | 'header'
  | 'createRow'
  | 'keyOf'
  | 'placeOf'
  | 'folding'
  | 'copyText'
  | 'emptyText'
  | 'resetOfFilters'
  | 'onActive'
  | 'onMenu'
> {
  fetchRows(ask: AskHost, wanted: RowsWanted): Promise<RowsResult<Row>>;
  /** Absent: the row's place is opened. */
  openRow?(row: Row, revision: number, takeFocus: boolean): void;
  /** How many characters the row's longest value has. */
  valueLength(row: Row): number;
}

/** What the rows are asked for with. */
type RowsContent = Pick<TabContent, 'revision' | 'filter'>;

export class TabTable<Row> implements PanelTabView {
  readonly field = 'filter';
  readonly showsCount = true;
  readonly element: HTMLElement;
  readonly #options: TabTableOptions<Row>;
  readonly #host: TabHost;
  readonly #table: RowTable<Row>;
  readonly #legend = element('div', { className: 'legend' });
  #content: RowsContent | undefined;
  /** Of the state that the rows and the legend belong to; undefined while there are none. */
  #rowsRevision: number | undefined;
  /** Grows with each query, so that answers to an earlier one can be told. */
  #turn = 0;
  #summary = '';
  #valueLength = SHORTEST_VALUE;
  #shownValueLength = 0;

  constructor(options: TabTableOptions<Row>, host: TabHost) {
    this.#options = options;
    this.#host = host;
    this.#table = new RowTable<Row>({
      ...options,
      openPlace: (revision, place, takeFocus, row) => {
        if (options.openRow === undefined) host.openPlace(revision, place, takeFocus);
        else options.openRow(row, revision, takeFocus);
      },
      onClearFilter: () => {
        host.onClearFilter();
      },
      onMove: (topRow) => {
        host.onMove(topRow);
      },
      announce: (text) => {
        host.announce(text);
      },
      onPage: (page) => {
        this.#showPage(page);
      },
    });
    this.element = element('div', { className: 'tab-table', children: [this.#legend, this.#table.element] });
  }

  /** Shows this; does nothing but say how much it is if it is what is shown. */
  load(content: RowsContent): void {
    const before = this.#content;
    this.#content = content;
    if (before?.revision === content.revision && before.filter === content.filter) {
      this.#host.showCount(this.#summary);
    } else if (before === undefined) {
      this.#query(content, this.#host.startRow);
    } else {
      this.#query(content, before.filter === content.filter ? 'keep' : 0);
    }
  }

  /** Asks for the same again, because the order of the rows or their number changed. */
  reload(topRow: number | 'keep'): void {
    if (this.#content !== undefined) this.#query(this.#content, topRow);
  }

  /** Makes the row with this key the active one, as soon as it is there. */
  pointAt(key: string): void {
    this.#table.pointAt(key);
  }

  clear(): void {
    this.#content = undefined;
    this.#rowsRevision = undefined;
    this.#turn += 1;
    this.#markOutdated('current');
    this.#legend.replaceChildren();
    this.#table.clear();
  }

  focus(): void {
    this.#table.focus();
  }

  #query({ revision, filter }: RowsContent, topRow: number | 'keep'): void {
    this.#valueLength = SHORTEST_VALUE;
    const turn = ++this.#turn;
    this.#table.show({
      revision,
      filter,
      topRow,
      fetch: async (offset, limit) => {
        const isOfEarlierState = this.#rowsRevision !== undefined && this.#rowsRevision !== revision;
        if (turn === this.#turn && isOfEarlierState) this.#markOutdated('outdated');
        const ask: AskHost = (askedOf, asked) => this.#host.ask(askedOf, asked);
        const result = await this.#options.fetchRows(ask, { revision, filter, offset, limit });
        if (turn === this.#turn) this.#settle(result, revision);
        return result;
      },
    });
  }

  /** The page's rows take the place of those from before, or a problem says that those are still there. */
  #settle(result: RowsResult<Row>, revision: number): void {
    if (result.kind === 'outdated') return;
    if (result.kind === 'page') this.#rowsRevision = revision;
    this.#markOutdated('current');
  }

  /** Rows and legend of an earlier state stand under the new title: nobody may take their numbers for true. */
  #markOutdated(state: 'outdated' | 'current'): void {
    this.element.classList.toggle('is-outdated', state === 'outdated');
    this.element.setAttribute('aria-busy', String(state === 'outdated'));
  }

  #showPage(page: RowsPage<Row>): void {
    this.#summary = page.summary;
    this.#host.showCount(page.summary);
    const lines = page.legend.slice(0, LEGEND_LINES).map(shownText);
    if (lines.join('\n') !== [...this.#legend.children].map((line) => line.textContent).join('\n')) {
      this.#legend.replaceChildren(...lines.map((text) => element('div', { text })));
    }
    this.#widenColumns(page.rows);
  }

  /** Columns grow with their values but never shrink while rows are scrolled, so that nothing jumps to and fro. */
  #widenColumns(rows: readonly Row[]): void {
    const longest = rows.reduce(
      (most, row) => Math.max(most, this.#options.valueLength(row)),
      this.#valueLength,
    );
    this.#valueLength = longest;
    const shown = Math.min(LONGEST_VALUE, longest);
    // Even to set what is set already would have the browser lay out every row again.
    if (shown === this.#shownValueLength) return;
    this.#shownValueLength = shown;
    this.element.style.setProperty('--value-length', String(shown));
  }
}
