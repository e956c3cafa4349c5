/**
 * Who started whom: the forest that `created by … in goroutine N` (since Go 1.21) makes of a dump, in the order in which
 * a person reads it. Brothers without children that are at the same lines in the same state are one node.
 */
import type { GoroutineDump } from '../../model/goroutineDump';
import { classesOf } from './stackClasses';

export interface ParentTree {
  readonly count: number;
  /** Row of the goroutine, of the first of several; -1 for a goroutine that ended before the dump. */
  readonly rows: Int32Array;
  /** The goroutine's id; of one that ended it is all that is known. */
  readonly ids: Float64Array;
  /** How many goroutines the node stands for; 0 for one that ended. */
  readonly counts: Float64Array;
  /** 0 for roots. */
  readonly depths: Uint32Array;
  /** Nodes below it in the tree, at any depth, which follow it directly. */
  readonly below: Uint32Array;
}

/** With `rows`, of those goroutines and whoever they go back to. */
export function parentTree(dump: GoroutineDump, rows?: Uint32Array): ParentTree {
  return written(dump, linkedForest(dump, rows));
}

/** Goroutines are numbered by row; after them come those that ended. */
interface Forest {
  readonly endedIds: readonly number[];
  readonly firstChild: Int32Array;
  readonly nextBrother: Int32Array;
  readonly roots: readonly number[];
}

function linkedForest({ goroutines }: GoroutineDump, rows: Uint32Array | undefined): Forest {
  const { count, ids, creatorIds } = goroutines;
  const endedIds: number[] = [];
  const rowOfId = new Map<number, number>();
  for (let row = count - 1; row >= 0; row--) rowOfId.set(ids[row] as number, row);
  const parents = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    const creator = creatorIds[row] as number;
    if (creator < 0) continue;
    let parent = rowOfId.get(creator);
    if (parent === undefined) {
      parent = count + endedIds.push(creator) - 1;
      rowOfId.set(creator, parent);
    }
    parents[row] = parent;
  }
  cutCycles(parents);
  const size = count + endedIds.length;
  const isWanted = rows === undefined ? undefined : withAncestors(rows, parents, size);
  const firstChild = new Int32Array(size).fill(-1);
  const nextBrother = new Int32Array(size).fill(-1);
  const roots: number[] = [];
  for (let row = count - 1; row >= 0; row--) {
    if (isWanted?.[row] === 0) continue;
    const parent = parents[row] as number;
    if (parent < 0) roots.push(row);
    else {
      nextBrother[row] = firstChild[parent] as number;
      firstChild[parent] = row;
    }
  }
  roots.reverse();
  for (let ended = count; ended < size; ended++) if (isWanted?.[ended] !== 0) roots.push(ended);
  return { endedIds, firstChild, nextBrother, roots };
}

/** 1 for those rows, and for what they hang below. */
function withAncestors(rows: Uint32Array, parents: Int32Array, size: number): Uint8Array {
  const isWanted = new Uint8Array(size);
  for (const row of rows) {
    let at = row;
    while (at >= 0 && isWanted[at] === 0) {
      isWanted[at] = 1;
      at = parents[at] ?? -1;
    }
  }
  return isWanted;
}

/** Only hostile text has goroutines that start each other; one of each circle becomes a root. */
function cutCycles(parents: Int32Array): void {
  const visit = new Int32Array(parents.length);
  for (let start = 0; start < parents.length; start++) {
    let at = start;
    while (at >= 0 && at < parents.length && visit[at] === 0) {
      visit[at] = start + 1;
      const parent = parents[at] as number;
      if (parent < parents.length && parent >= 0 && visit[parent] === start + 1) parents[at] = -1;
      at = parents[at] as number;
    }
  }
}

function written(dump: GoroutineDump, forest: Forest): ParentTree {
  const { goroutines } = dump;
  const { firstChild, nextBrother, endedIds, roots } = forest;
  const writer = new TreeWriter(goroutines.count + endedIds.length);
  const alike = alikeKeys(dump);
  const stack = [new Level(roots.values(), 0)];
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    const next = level.items.next();
    if (next.done === true) {
      stack.pop();
      const parent = stack.at(-1);
      if (parent) writer.close(parent.last);
      continue;
    }
    const item = next.value;
    const row = item < goroutines.count ? item : -1;
    const count = row < 0 ? 0 : (goroutines.counts[row] as number);
    const hasChildren = firstChild[item] !== -1;
    const key = hasChildren || row < 0 ? undefined : alike(row);
    const brother = key === undefined ? undefined : level.nodes.get(key);
    if (brother !== undefined) {
      writer.add(brother, count);
      continue;
    }
    const id = row < 0 ? (endedIds[item - goroutines.count] ?? 0) : (goroutines.ids[row] as number);
    level.last = writer.open(row, id, count, level.depth);
    if (key !== undefined) level.nodes.set(key, level.last);
    if (hasChildren)
      stack.push(new Level(children(firstChild[item] as number, nextBrother), level.depth + 1));
  }
  return writer.finish();
}

/** The brothers that are being written. */
class Level {
  last = 0;
  readonly nodes = new Map<number, number>();

  constructor(
    readonly items: Iterator<number, undefined>,
    readonly depth: number,
  ) {}
}

function* children(first: number, nextBrother: Int32Array): Generator<number, undefined> {
  for (let child = first; child >= 0; child = nextBrother[child] as number) yield child;
}

/** Equal for goroutines at the same lines in the same state. */
function alikeKeys(dump: GoroutineDump): (row: number) => number {
  const { stacks, states } = dump.goroutines;
  const classes = classesOf(dump, 'lines').stacks;
  const width = dump.strings.count + 1;
  return (row) => (classes[stacks[row] as number] as number) * width + (states[row] as number);
}

class TreeWriter {
  private length = 0;
  private readonly rows: Int32Array;
  private readonly ids: Float64Array;
  private readonly counts: Float64Array;
  private readonly depths: Uint32Array;
  private readonly below: Uint32Array;

  constructor(size: number) {
    this.rows = new Int32Array(size);
    this.ids = new Float64Array(size);
    this.counts = new Float64Array(size);
    this.depths = new Uint32Array(size);
    this.below = new Uint32Array(size);
  }

  open(row: number, id: number, count: number, depth: number): number {
    const node = this.length++;
    this.rows[node] = row;
    this.ids[node] = id;
    this.counts[node] = count;
    this.depths[node] = depth;
    return node;
  }

  add(node: number, count: number): void {
    this.counts[node] = (this.counts[node] as number) + count;
  }

  close(node: number): void {
    this.below[node] = this.length - node - 1;
  }

  finish(): ParentTree {
    const { length } = this;
    return {
      count: length,
      rows: this.rows.slice(0, length),
      ids: this.ids.slice(0, length),
      counts: this.counts.slice(0, length),
      depths: this.depths.slice(0, length),
      below: this.below.slice(0, length),
    };
  }
}
