import { HASH_SEED, mixed } from '../../model/stackHash';

/** One edge is four numbers side by side, so that a look-up touches one cache line: source, target, stamp, flags. */
const STRIDE = 4;
const NEVER_INLINE = 1;
const RESIDUAL = 2;

export interface EdgeTableColumns {
  readonly entries: Int32Array;
  readonly weights: Float64Array;
}

/** Edges between nodes in an open-addressed table: no object and no string per edge. */
export class EdgeTable {
  private capacity: number;
  private size = 0;
  private entries: Int32Array;
  private weights: Float64Array;

  /** With a good guess of how many edges there will be, the table need not be built again and again. */
  constructor(expectedEdges = 512) {
    this.capacity = 1024;
    while (this.capacity < expectedEdges * 2) this.capacity *= 2;
    this.entries = new Int32Array(this.capacity * STRIDE).fill(-1);
    this.weights = new Float64Array(this.capacity);
  }

  /** A table that was filled elsewhere, by the same rules. */
  static of({ entries, weights }: EdgeTableColumns, count: number): EdgeTable {
    const table = new EdgeTable(0);
    table.capacity = weights.length;
    table.size = count;
    table.entries = entries;
    table.weights = weights;
    return table;
  }

  get count(): number {
    return this.size;
  }

  /** Adds to an edge, once for each `stamp`, which is not negative. `over` says whether frames lie between that are not shown. */
  add(
    source: number,
    target: number,
    weight: number,
    kind: 'inline' | 'call',
    over: 'nothing' | 'hidden',
    stamp: number,
  ): void {
    const slot = this.slotFor(source, target);
    const at = slot * STRIDE;
    // What a sample's second pass over an edge is like counts no more than its weight does.
    if (this.entries[at + 2] === stamp) return;
    this.entries[at + 2] = stamp;
    this.weights[slot] = (this.weights[slot] as number) + weight;
    if (kind === 'call' || over === 'hidden') {
      this.entries[at + 3] =
        (this.entries[at + 3] as number) |
        (kind === 'call' ? NEVER_INLINE : 0) |
        (over === 'hidden' ? RESIDUAL : 0);
    }
  }

  /** What it holds, to be taken to another thread. */
  columns(): EdgeTableColumns {
    const { entries, weights } = this;
    return { entries, weights };
  }

  /** Adds what a table of other samples holds. */
  addAll({ entries, weights }: EdgeTableColumns): void {
    for (let from = 0; from < weights.length; from++) {
      const at = from * STRIDE;
      if (entries[at] === -1) continue;
      const slot = this.slotFor(entries[at] as number, entries[at + 1] as number);
      const flags = slot * STRIDE + 3;
      this.entries[flags] = (this.entries[flags] as number) | (entries[at + 3] as number);
      this.weights[slot] = (this.weights[slot] as number) + (weights[from] as number);
    }
  }

  /** In the order of the table: the same for the same edges added in the same order, and another one after `addAll`. */
  forEach(
    visit: (source: number, target: number, weight: number, inline: boolean, residual: boolean) => void,
  ): void {
    for (let slot = 0; slot < this.capacity; slot++) {
      const at = slot * STRIDE;
      const source = this.entries[at] as number;
      if (source < 0) continue;
      const flags = this.entries[at + 3] as number;
      visit(
        source,
        this.entries[at + 1] as number,
        this.weights[slot] as number,
        (flags & NEVER_INLINE) === 0,
        (flags & RESIDUAL) !== 0,
      );
    }
  }

  /** The edge's slot, which is made if it has none. */
  private slotFor(source: number, target: number): number {
    let slot = this.find(source, target);
    if (this.entries[slot * STRIDE] !== -1) return slot;
    if (this.size * 2 >= this.capacity) {
      this.grow();
      slot = this.find(source, target);
    }
    this.size++;
    this.entries.set([source, target, -1, 0], slot * STRIDE);
    return slot;
  }

  /** The edge's slot, or the free one where it belongs. */
  private find(source: number, target: number): number {
    const mask = this.capacity - 1;
    const { entries } = this;
    let slot = mixed(mixed(source ^ HASH_SEED) ^ target) & mask;
    for (;;) {
      const at = slot * STRIDE;
      const found = entries[at] as number;
      if (found === -1 || (found === source && entries[at + 1] === target)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const { entries, weights, capacity } = this;
    this.capacity *= 2;
    this.entries = new Int32Array(this.capacity * STRIDE).fill(-1);
    this.weights = new Float64Array(this.capacity);
    for (let from = 0; from < capacity; from++) {
      const at = from * STRIDE;
      if (entries[at] === -1) continue;
      const to = this.find(entries[at] as number, entries[at + 1] as number);
      for (let part = 0; part < STRIDE; part++)
        this.entries[to * STRIDE + part] = entries[at + part] as number;
      this.weights[to] = weights[from] as number;
    }
  }
}
