/** What is counted into a graph: nodes that merge all ways to a place, or (callTree.ts) one node for each way. */
import type { ValueColumn } from '../../model/valueColumn';
import type { NodeSums } from '../sums';
import { sumNodes } from '../sums';
import type { EdgeColumns, EdgeWish } from './graphEdges';
import { collectEdges } from './graphEdges';
import type { GraphNodes } from './graphNodes';
import type { GraphSamples } from './graphSamples';
import type { NodeInfo } from './nodeInfo';

export interface GraphShape {
  readonly form: 'merged' | 'tree';
  readonly nodeCount: number;
  info(node: number): NodeInfo;
  functionOf(node: number): number;
  /** `kept` has 1 for nodes that count; absent: all do. */
  sums(kept: Uint8Array | undefined): NodeSums;
  /** What the sums are divided by; with `mean` only. */
  divisors(kept: Uint8Array | undefined): NodeSums | undefined;
  edges(wish: EdgeWish): EdgeColumns;
  /** Calls `visit` once for each kept node that a sample passes; returns the node that gets its flat, or -1. */
  visit(row: number, kept: Uint8Array | undefined, visit: (node: number) => void): number;
  /** Nodes that have a frame which was inlined into another. */
  inlinedNodes(): Uint8Array;
}

export function mergedShape(samples: GraphSamples, nodes: GraphNodes): GraphShape {
  const { profile, divisor, active, second } = samples;
  const sums = sumNodes(profile, nodes, samples);
  const divisors = divisor && sumNodes(profile, nodes, { column: divisor, active, second });
  return {
    form: 'merged',
    nodeCount: nodes.count,
    info: (node) => nodes.info(node),
    functionOf: (node) => nodes.functionOf(node),
    sums: (kept) => onlyKept(sums, kept),
    divisors: (kept) => divisors && onlyKept(divisors, kept),
    edges: (wish) => collectEdges(samples, nodes, wish),
    visit: (row, kept, visit) => visitNodes(samples, nodes, kept, row, visit),
    inlinedNodes: () => inlinedNodes(nodes),
  };
}

/** Which nodes are kept changes nothing for those that are; the flat of a leaf that is not kept goes to nobody. */
export function onlyKept({ flat, cum }: NodeSums, kept: Uint8Array | undefined): NodeSums {
  if (!kept) return { flat, cum };
  const masked = (column: ValueColumn): ValueColumn =>
    column instanceof Float64Array
      ? column.map((value, node) => (kept[node] === 1 ? value : 0))
      : column.map((value, node) => (kept[node] === 1 ? value : 0n));
  return { flat: masked(flat), cum: masked(cum) };
}

function inlinedNodes({ frames, ofFrame, count }: GraphNodes): Uint8Array {
  const found = new Uint8Array(count);
  for (let frame = 0; frame < frames.count; frame++) {
    if (frames.inlined[frame] === 1) found[ofFrame[frame] as number] = 1;
  }
  return found;
}

function visitNodes(
  { profile }: GraphSamples,
  { frames, ofFrame }: GraphNodes,
  kept: Uint8Array | undefined,
  row: number,
  visit: (node: number) => void,
): number {
  const { stackStarts, stacks } = profile.samples;
  const seen = new Set<number>();
  let leaf = -1;
  for (let at = (stackStarts[row + 1] as number) - 1; at >= (stackStarts[row] as number); at--) {
    const location = stacks[at] as number;
    const first = frames.starts[location] as number;
    for (let frame = (frames.starts[location + 1] as number) - 1; frame >= first; frame--) {
      const node = ofFrame[frame] as number;
      leaf = !kept || kept[node] === 1 ? node : -1;
      if (leaf < 0 || seen.has(node)) continue;
      seen.add(node);
      visit(node);
    }
  }
  return leaf;
}
