/**
 * One node for each way to a place, so that recursion and shared functions stand where they were called.
 * Rule: newTree and TrimTree in pprof's internal/graph/graph.go.
 */
import type { ValueColumn } from '../../model/valueColumn';
import type { NodeSums } from '../sums';
import { sumExactly } from '../weights';
import type { EdgeColumns, EdgeWish } from './graphEdges';
import type { GraphNodes } from './graphNodes';
import type { GraphSamples } from './graphSamples';
import type { GraphShape } from './graphShape';
import { onlyKept } from './graphShape';
import { treeEdges } from './treeEdges';
import { TupleTable } from './tupleTable';

export function callTreeShape(samples: GraphSamples, nodes: GraphNodes): GraphShape {
  const tree = new CallTree(samples, nodes);
  const functions = new TupleTable(2);
  return {
    form: 'tree',
    nodeCount: tree.count,
    info: (node) => nodes.info(tree.placeOf(node)),
    functionOf: (node) => {
      functions.tuple[0] = tree.parentOf(node);
      functions.tuple[1] = nodes.functionOf(tree.placeOf(node));
      return functions.add();
    },
    sums: (kept) => onlyKept(tree.sums, kept),
    divisors: (kept) => tree.divisors && onlyKept(tree.divisors, kept),
    edges: (wish) => tree.edges(wish),
    visit: (row, kept, visit) => tree.visit(row, kept, visit),
    inlinedNodes: () => Uint8Array.from({ length: tree.count }, (_, node) => tree.inlinedAt(node)),
  };
}

class CallTree {
  /** Parent plus one (0 for none), and the place that is a node of `nodes`. */
  private readonly table = new TupleTable(2);
  private readonly inline: number[] = [];
  readonly sums: NodeSums;
  readonly divisors: NodeSums | undefined;

  constructor(
    private readonly samples: GraphSamples,
    private readonly nodes: GraphNodes,
  ) {
    for (const row of samples.active) {
      this.walk(row, (node, isInlined) => {
        this.inline[node] = (this.inline[node] ?? 1) & isInlined;
      });
    }
    this.sums = this.sum(samples.column);
    this.divisors = samples.divisor && this.sum(samples.divisor);
  }

  get count(): number {
    return this.table.count;
  }

  /** -1 for none. */
  parentOf(node: number): number {
    return this.table.at(node, 0) - 1;
  }

  placeOf(node: number): number {
    return this.table.at(node, 1);
  }

  inlinedAt(node: number): number {
    return this.inline[node] ?? 0;
  }

  edges({ kept }: EdgeWish): EdgeColumns {
    const { count } = this;
    const links = {
      callers: Int32Array.from({ length: count }, (_, node) => this.parentOf(node)),
      inline: Uint8Array.from({ length: count }, (_, node) => this.inlinedAt(node)),
      residual: new Uint8Array(count),
      weights: this.sums.cum,
      divisors: this.divisors?.cum,
    };
    return treeEdges(links, kept);
  }

  visit(row: number, kept: Uint8Array | undefined, visit: (node: number) => void): number {
    return this.walk(row, (node) => {
      if (!kept || kept[node] === 1) visit(node);
    });
  }

  private sum(column: ValueColumn): NodeSums {
    return sumExactly(column, (values) => {
      const flat = new Float64Array(this.count);
      const cum = new Float64Array(this.count);
      for (const row of this.samples.active) {
        const weight = values[row] as number;
        const leaf = this.walk(row, (node) => {
          cum[node] = (cum[node] as number) + weight;
        });
        if (leaf >= 0) flat[leaf] = (flat[leaf] as number) + weight;
      }
      return { flat, cum };
    });
  }

  /** From the root to the leaf, which is returned; -1 for an empty stack. */
  private walk(row: number, pass: (node: number, isInlined: number) => void): number {
    const { stackStarts, stacks } = this.samples.profile.samples;
    const { frames, ofFrame } = this.nodes;
    let node = -1;
    for (let at = (stackStarts[row + 1] as number) - 1; at >= (stackStarts[row] as number); at--) {
      const location = stacks[at] as number;
      const first = frames.starts[location] as number;
      for (let frame = (frames.starts[location + 1] as number) - 1; frame >= first; frame--) {
        this.table.tuple[0] = node + 1;
        this.table.tuple[1] = ofFrame[frame] as number;
        node = this.table.add();
        pass(node, frames.inlined[frame] as number);
      }
    }
    return node;
  }
}
