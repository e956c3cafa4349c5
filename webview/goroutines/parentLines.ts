/** The lines of the tree of who started whom: nodes are asked for in pages, and those below folded ones are left out. */
import type { GoroutineTreeNode } from '../../src/protocol/goroutineRequests';
import type { RowsResult } from '../table/rowCache';
import type { GoroutineLine, ParentLine } from './goroutineLine';

const NODES_AT_ONCE = 256;
const KEPT_PAGES = 16;

export interface NodesPage {
  readonly nodes: readonly GoroutineTreeNode[];
  readonly nodeCount: number;
  readonly summary: string;
}

export type NodesResult =
  { readonly kind: 'nodes'; readonly page: NodesPage } | Exclude<RowsResult<never>, { kind: 'page' }>;

export class ParentLines {
  readonly #ask: (offset: number, limit: number) => Promise<NodesResult>;
  /** By page number, oldest first. */
  readonly #pages = new Map<number, readonly GoroutineTreeNode[]>();
  /** How many nodes are below each folded one, by its index. */
  readonly #folded = new Map<number, number>();
  #nodeCount = 0;
  #summary = '';

  constructor(ask: (offset: number, limit: number) => Promise<NodesResult>) {
    this.#ask = ask;
  }

  toggle({ index, node }: ParentLine): void {
    if (!this.#folded.delete(index)) this.#folded.set(index, node.below);
  }

  async page(offset: number, limit: number): Promise<RowsResult<GoroutineLine>> {
    const first = await this.#load(0);
    if (first !== undefined) return first;
    const rows: GoroutineLine[] = [];
    const hidden = this.#hidden();
    let index = nodeAt(offset, hidden);
    while (index < this.#nodeCount && rows.length < limit) {
      const failure = await this.#load(pageOf(index));
      if (failure !== undefined) return failure;
      const node = this.#pages.get(pageOf(index))?.[index % NODES_AT_ONCE];
      if (node === undefined) break;
      const isFolded = this.#folded.has(index);
      const fold = node.below === 0 ? 'below' : isFolded ? 'folded' : 'unfolded';
      rows.push({ kind: 'parent', node, index, fold });
      index += isFolded ? node.below + 1 : 1;
    }
    const rowCount = hidden.reduce((count, { below }) => count - below, this.#nodeCount);
    return { kind: 'page', page: { rows, rowCount, summary: this.#summary, legend: [] } };
  }

  /** Folded nodes that are seen themselves, in their order. */
  #hidden(): readonly Hidden[] {
    const hidden: Hidden[] = [];
    let end = 0;
    for (const [index, below] of [...this.#folded].sort(([a], [b]) => a - b)) {
      if (index < end) continue;
      hidden.push({ index, below });
      end = index + below + 1;
    }
    return hidden;
  }

  /** Undefined when the page is there. */
  async #load(page: number): Promise<Exclude<NodesResult, { kind: 'nodes' }> | undefined> {
    if (this.#pages.has(page)) return undefined;
    const result = await this.#ask(page * NODES_AT_ONCE, NODES_AT_ONCE);
    if (result.kind !== 'nodes') return result;
    this.#pages.set(page, result.page.nodes);
    this.#nodeCount = result.page.nodeCount;
    this.#summary = result.page.summary;
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEPT_PAGES) break;
      if (oldest !== page) this.#pages.delete(oldest);
    }
    return undefined;
  }
}

interface Hidden {
  readonly index: number;
  readonly below: number;
}

/** The node that the line shows. */
function nodeAt(line: number, hidden: readonly Hidden[]): number {
  let node = line;
  for (const { index, below } of hidden) {
    if (node <= index) break;
    node += below;
  }
  return node;
}

function pageOf(index: number): number {
  return Math.floor(index / NODES_AT_ONCE);
}
