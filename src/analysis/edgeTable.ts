import { HASH_SEED, mixed } from './stackHash';

/** Edges between nodes in an open-addressed table: no object and no string per edge. */
export class EdgeTable {
  private capacity = 1024;
  private size = 0;
  private parents = new Int32Array(this.capacity).fill(-1);
  private nodes = new Int32Array(this.capacity);
  private weights = new Float64Array(this.capacity);
  private seenIn = new Uint32Array(this.capacity);
  private calls = new Uint8Array(this.capacity);

  /** Adds to an edge, once for each `stamp`. */
  add(parent: number, node: number, weight: number, kind: 'inline' | 'call', stamp: number): void {
    const slot = this.slotOf(parent, node);
    if (this.seenIn[slot] === stamp) return;
    this.seenIn[slot] = stamp;
    this.weights[slot] = (this.weights[slot] as number) + weight;
    if (kind === 'call') this.calls[slot] = 1;
  }

  forEach(visit: (parent: number, node: number, weight: number, alwaysInline: boolean) => void): void {
    for (let slot = 0; slot < this.capacity; slot++) {
      const parent = this.parents[slot] as number;
      if (parent < 0) continue;
      visit(parent, this.nodes[slot] as number, this.weights[slot] as number, this.calls[slot] === 0);
    }
  }

  private slotOf(parent: number, node: number): number {
    let slot = this.find(parent, node);
    if (this.parents[slot] !== -1) return slot;
    if (this.size * 2 >= this.capacity) {
      this.grow();
      slot = this.find(parent, node);
    }
    this.size++;
    this.parents[slot] = parent;
    this.nodes[slot] = node;
    return slot;
  }

  /** The edge's slot, or the free one where it belongs. */
  private find(parent: number, node: number): number {
    const mask = this.capacity - 1;
    let slot = mixed(mixed(parent ^ HASH_SEED) ^ node) & mask;
    while (this.parents[slot] !== -1 && (this.parents[slot] !== parent || this.nodes[slot] !== node)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const old = { ...this.columns(), capacity: this.capacity };
    this.capacity *= 2;
    this.parents = new Int32Array(this.capacity).fill(-1);
    this.nodes = new Int32Array(this.capacity);
    this.weights = new Float64Array(this.capacity);
    this.seenIn = new Uint32Array(this.capacity);
    this.calls = new Uint8Array(this.capacity);
    for (let from = 0; from < old.capacity; from++) {
      const parent = old.parents[from] as number;
      if (parent < 0) continue;
      const to = this.find(parent, old.nodes[from] as number);
      this.parents[to] = parent;
      this.nodes[to] = old.nodes[from] as number;
      this.weights[to] = old.weights[from] as number;
      this.seenIn[to] = old.seenIn[from] as number;
      this.calls[to] = old.calls[from] as number;
    }
  }

  private columns(): Pick<EdgeColumns, 'parents' | 'nodes' | 'weights' | 'seenIn' | 'calls'> {
    return {
      parents: this.parents,
      nodes: this.nodes,
      weights: this.weights,
      seenIn: this.seenIn,
      calls: this.calls,
    };
  }
}

interface EdgeColumns {
  readonly parents: Int32Array;
  readonly nodes: Int32Array;
  readonly weights: Float64Array;
  readonly seenIn: Uint32Array;
  readonly calls: Uint8Array;
}
