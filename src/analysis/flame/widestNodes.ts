/** Which nodes of a call tree a screen can show: the widest first, so that a limit leaves out what is hardest to see. */
import type { FlameTree } from './flameTree';

export interface Window {
  /** The part of the root's width that is looked at. */
  readonly from: number;
  readonly to: number;
  /** The least width of a node, of the root's. */
  readonly minWidth: number;
  readonly maxNodes: number;
  /** How many steps of one sample by one frame may be taken. */
  readonly maxWork: number;
}

export interface WidestNodes {
  /** Parents before their children. */
  readonly nodes: readonly number[];
  /** `nodes`: there are more than were wanted. `work`: it would have taken longer; ask again for the rest. */
  readonly left: 'nothing' | 'nodes' | 'work';
}

/** Sums of large doubles depend on their order in the last digits. */
const ROUNDING = 1e-12;

export function widestNodes(tree: FlameTree, window: Window): WidestNodes {
  const { nodes } = tree;
  const total = nodes.weightOf(0);
  const least = window.minWidth * total;
  const [from, to] = [window.from * total * (1 - ROUNDING), window.to * total * (1 + ROUNDING)];
  const workBefore = tree.work;
  const chosen: number[] = [];
  const waiting = new WidestFirst((node) => nodes.weightOf(node));
  waiting.add(0);
  for (let node = waiting.take(); node !== undefined; node = waiting.take()) {
    if (chosen.length >= window.maxNodes) return { nodes: chosen, left: 'nodes' };
    if (tree.work - workBefore > window.maxWork) return { nodes: chosen, left: 'work' };
    tree.open(node);
    chosen.push(node);
    const first = nodes.firstChild[node] as number;
    for (let child = first; child < first + (nodes.childCount[node] as number); child++) {
      const weight = nodes.weightOf(child);
      const left = nodes.left[child] as number;
      // The children after this one are not wider, and lie further to the right.
      if (weight < least || left > to || weight === 0) break;
      if (left + weight >= from) waiting.add(child);
    }
  }
  return { nodes: chosen, left: 'nothing' };
}

/** A binary heap; of nodes of the same width the one that was made first is taken first. */
class WidestFirst {
  private readonly heap: number[] = [];

  constructor(private readonly weightOf: (node: number) => number) {}

  add(node: number): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(node);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(node, heap[above] as number)) break;
      heap[at] = heap[above] as number;
      at = above;
    }
    heap[at] = node;
  }

  take(): number | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && this.isBefore(heap[below + 1] as number, heap[below] as number)) below++;
      if (!this.isBefore(heap[below] as number, last)) break;
      heap[at] = heap[below] as number;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  private isBefore(a: number, b: number): boolean {
    const difference = this.weightOf(a) - this.weightOf(b);
    return difference > 0 || (difference === 0 && a < b);
  }
}
