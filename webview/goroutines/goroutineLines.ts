/** The lines of one query: groups are asked for in pages, and lines below unfolded ones stand between them. */
import type { RowsResult } from '../table/rowCache';
import { countBelow, linesBelow, type GoroutineLine, type ShownGroup } from './goroutineLine';

export const GROUPS_AT_ONCE = 128;
/** Groups carry their frames, so only few of those that are out of sight are kept. */
const KEPT_PAGES = 16;

export interface GroupsPage {
  readonly groups: readonly ShownGroup[];
  readonly groupCount: number;
  /** How many of how many, for people. */
  readonly summary: string;
}

export type GroupsResult =
  { readonly kind: 'groups'; readonly page: GroupsPage } | Exclude<RowsResult<never>, { kind: 'page' }>;

export class GoroutineLines {
  readonly #ask: (offset: number, limit: number) => Promise<GroupsResult>;
  readonly #unfoldedKeys: ReadonlySet<string>;
  /** By page number, oldest first. */
  readonly #pages = new Map<number, readonly ShownGroup[]>();
  /** Lines below each unfolded group, by its index. */
  readonly #below = new Map<number, number>();
  #groupCount = 0;
  #summary = '';
  #hasBegun = false;

  /** Groups among the first that were unfolded before stay so: `unfoldedKeys` are theirs. */
  constructor(
    ask: (offset: number, limit: number) => Promise<GroupsResult>,
    unfoldedKeys: ReadonlySet<string>,
  ) {
    this.#ask = ask;
    this.#unfoldedKeys = unfoldedKeys;
  }

  toggle(index: number, group: ShownGroup): void {
    if (!this.#below.delete(index)) this.#below.set(index, countBelow(group));
  }

  async page(offset: number, limit: number): Promise<RowsResult<GoroutineLine>> {
    if (!this.#hasBegun) {
      const failure = await this.#load(0);
      if (failure !== undefined) return failure;
      this.#begin();
    }
    const rows: GoroutineLine[] = [];
    let { index, skipped } = this.#groupAt(offset);
    for (; index < this.#groupCount && rows.length < limit; index++) {
      const failure = await this.#load(pageOf(index));
      if (failure !== undefined) return failure;
      const lines = this.#linesOf(index);
      rows.push(...lines.slice(skipped, skipped + limit - rows.length));
      skipped = 0;
    }
    const rowCount = [...this.#below.values()].reduce((sum, count) => sum + count, this.#groupCount);
    return { kind: 'page', page: { rows, rowCount, summary: this.#summary, legend: [] } };
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#pages.get(0)?.forEach((shown, index) => {
      if (this.#unfoldedKeys.has(shown.group.key)) this.#below.set(index, countBelow(shown));
    });
  }

  #linesOf(index: number): GoroutineLine[] {
    const shown = this.#pages.get(pageOf(index))?.[index % GROUPS_AT_ONCE];
    if (shown === undefined) return [];
    if (!this.#below.has(index)) return [{ kind: 'group', ...shown, index, fold: 'folded' }];
    return [{ kind: 'group', ...shown, index, fold: 'unfolded' }, ...linesBelow(shown)];
  }

  /** The group that the line belongs to, and how many of the group's lines stand before it. */
  #groupAt(line: number): { readonly index: number; readonly skipped: number } {
    let before = 0;
    for (const [index, below] of [...this.#below].sort(([a], [b]) => a - b)) {
      const head = index + before;
      if (line < head) break;
      if (line <= head + below) return { index, skipped: line - head };
      before += below;
    }
    return { index: line - before, skipped: 0 };
  }

  /** Undefined when the page is there. */
  async #load(page: number): Promise<Exclude<GroupsResult, { kind: 'groups' }> | undefined> {
    if (this.#pages.has(page)) return undefined;
    const result = await this.#ask(page * GROUPS_AT_ONCE, GROUPS_AT_ONCE);
    if (result.kind !== 'groups') return result;
    this.#pages.set(page, result.page.groups);
    this.#groupCount = result.page.groupCount;
    this.#summary = result.page.summary;
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEPT_PAGES) break;
      if (oldest !== page) this.#pages.delete(oldest);
    }
    return undefined;
  }
}

function pageOf(index: number): number {
  return Math.floor(index / GROUPS_AT_ONCE);
}
