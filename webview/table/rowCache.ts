/** The rows of one query, asked for in pages when they come into sight, and forgotten when they are long out of it. */

export const PAGE_ROWS = 128;
/** 8,192 rows: enough to scroll back and forth, little enough to forget about. */
const KEPT_PAGES = 64;
/** More asks at once would only queue up in the server behind rows that are scrolled past. */
const ASKS_AT_ONCE = 2;

export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  /** Of the whole query, not of the page. */
  readonly rowCount: number;
  /** How many of how many, for people. */
  readonly summary: string;
  /** Lines above the table. */
  readonly legend: readonly string[];
}

export type RowsResult<Row> =
  | { readonly kind: 'page'; readonly page: RowsPage<Row> }
  /** Asking again may help, or what was asked for has to be corrected. */
  | { readonly kind: 'problem'; readonly message: string; readonly remedy: 'retry' | 'correct' }
  /** Something else is asked for by now. */
  | { readonly kind: 'outdated' };

export interface RowCacheOptions<Row> {
  fetch(offset: number, limit: number): Promise<RowsResult<Row>>;
  onPage(page: RowsPage<Row>, offset: number): void;
  onProblem(message: string, remedy: 'retry' | 'correct'): void;
}

export class RowCache<Row> {
  readonly #options: RowCacheOptions<Row>;
  /** By page number; in the order of their last use. */
  readonly #pages = new Map<number, readonly Row[]>();
  readonly #asked = new Set<number>();
  #wanted: readonly number[] = [];
  #rowCount = 0;
  #failed = false;
  #disposed = false;

  constructor(options: RowCacheOptions<Row>) {
    this.#options = options;
  }

  /** Undefined: not here yet. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /**
   * Asks for what is missing of the rows `first` to `last` (inclusive), and then of those half a page around them,
   * which will be next when somebody scrolls. What was wanted before no longer is.
   */
  want(first: number, last: number): void {
    const wanted = new Set<number>();
    for (let page = pageOf(first); page <= pageOf(last); page++) wanted.add(page);
    wanted.add(pageOf(Math.min(last + PAGE_ROWS / 2, Math.max(last, this.#rowCount - 1))));
    wanted.add(pageOf(first - PAGE_ROWS / 2));
    for (const page of wanted) this.#touch(page);
    this.#wanted = [...wanted];
    this.#askMissing();
  }

  /** Asks again after a problem. */
  retry(): void {
    this.#failed = false;
    this.#askMissing();
  }

  /** Answers that are still under way change nothing any more. */
  dispose(): void {
    this.#disposed = true;
  }

  #askMissing(): void {
    for (const page of this.#wanted) {
      if (this.#failed || this.#disposed || this.#asked.size >= ASKS_AT_ONCE) return;
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#ask(page);
    }
  }

  async #ask(page: number): Promise<void> {
    this.#asked.add(page);
    const result = await this.#options.fetch(page * PAGE_ROWS, PAGE_ROWS);
    this.#asked.delete(page);
    if (this.#disposed) return;
    switch (result.kind) {
      case 'page':
        this.#rowCount = result.page.rowCount;
        this.#pages.set(page, result.page.rows);
        this.#forgetOldest();
        this.#options.onPage(result.page, page * PAGE_ROWS);
        this.#askMissing();
        break;
      case 'problem':
        this.#failed = true;
        this.#options.onProblem(result.message, result.remedy);
        break;
      case 'outdated':
        break;
    }
  }

  #touch(page: number): void {
    const rows = this.#pages.get(page);
    if (rows === undefined) return;
    this.#pages.delete(page);
    this.#pages.set(page, rows);
  }

  #forgetOldest(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= KEPT_PAGES) return;
      this.#pages.delete(page);
    }
  }
}

function pageOf(index: number): number {
  return Math.max(0, Math.floor(index / PAGE_ROWS));
}
