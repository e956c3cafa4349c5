/** The edges of a graph: for each sample, from each shown frame to the next one that it leads to. */
import type { ValueColumn } from '../../model/valueColumn';
import { valueAt } from '../../model/valueColumn';
import { EdgeTable } from '../counting/edgeTable';
import { magnitude } from '../magnitude';
import { sumExactly } from '../weights';
import { edgesToWanted } from './edgesToWanted';
import type { GraphNodes } from './graphNodes';
import type { GraphSamples } from './graphSamples';

/** Edges by number; an edge that was removed keeps its number. */
export interface EdgeColumns {
  readonly count: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: ValueColumn;
  /** Present with `mean`. */
  readonly divisors?: ValueColumn;
  readonly inline: Uint8Array;
  readonly residual: Uint8Array;
  readonly removed: Uint8Array;
  /** Edges of node n: `ofTarget[targetStarts[n] … targetStarts[n + 1])`. */
  readonly targetStarts: Uint32Array;
  readonly ofTarget: Uint32Array;
  readonly sourceStarts: Uint32Array;
  readonly ofSource: Uint32Array;
}

export interface EdgeWish {
  /** 1 for nodes that are shown; others are stepped over. Absent: all. */
  readonly kept?: Uint8Array | undefined;
  /** 1 for nodes whose edges are needed. Absent: all. */
  readonly wanted?: Uint8Array | undefined;
  /** Whether only edges into wanted nodes are needed, or those out of them as well. */
  readonly direction: 'in' | 'both';
}

export function collectEdges(samples: GraphSamples, nodes: GraphNodes, wish: EdgeWish): EdgeColumns {
  let table = new EdgeTable(0);
  // Limbs and divisors are joined edge by edge, so that all tables must be in the same order.
  const isOneTable = samples.column instanceof Float64Array && !samples.divisor;
  const counted = isOneTable ? samples : { ...samples, second: undefined };
  const summed = (column: ValueColumn): ValueColumn =>
    sumExactly(column, (values) => {
      table =
        wish.direction === 'in'
          ? edgesToWanted(counted, nodes, wish, values)
          : edgesOf(counted, nodes, wish, values);
      return { weights: weightsIn(table) };
    }).weights;
  const divisors = samples.divisor && summed(samples.divisor);
  const weights = summed(samples.column);
  return edgeColumns(table, nodes.count, weights, divisors);
}

function weightsIn(table: EdgeTable): Float64Array {
  const weights = new Float64Array(table.count);
  let edge = 0;
  table.forEach((_, __, weight) => {
    weights[edge++] = weight;
  });
  return weights;
}

/** Edges into and out of wanted nodes. An edge counts once per sample. Rule: newGraph in pprof's internal/graph/graph.go. */
function edgesOf(
  { profile, active }: GraphSamples,
  nodes: GraphNodes,
  wish: EdgeWish,
  values: Float64Array,
): EdgeTable {
  const { stackStarts, stacks } = profile.samples;
  const { frames, ofFrame } = nodes;
  const { starts, inlined } = frames;
  const { kept, wanted } = wish;
  // A table of a megabyte or two at first; real programs have fewer edges than samples.
  const edges = new EdgeTable(Math.min(active.length, 1 << 16));
  const passed = passedNodes(nodes, wish);
  for (let index = 0; index < active.length; index++) {
    const row = active[index] as number;
    const weight = values[row] as number;
    const begin = stackStarts[row] as number;
    let parent = -1;
    let isParentWanted = false;
    let over: 'nothing' | 'hidden' = 'nothing';
    for (let at = (stackStarts[row + 1] as number) - 1; at >= begin; at--) {
      const location = stacks[at] as number;
      const only = passed[location] as number;
      if (only === HIDDEN) {
        over = 'hidden';
        continue;
      }
      if (only !== SEVERAL) {
        const node = only >> 1;
        if (((only & 1) === 1 || isParentWanted) && parent >= 0 && parent !== node) {
          edges.add(parent, node, weight, 'call', over, index);
        }
        parent = node;
        isParentWanted = (only & 1) === 1;
        over = 'nothing';
        continue;
      }
      const first = starts[location] as number;
      for (let frame = (starts[location + 1] as number) - 1; frame >= first; frame--) {
        const node = ofFrame[frame] as number;
        if (kept && kept[node] === 0) {
          over = 'hidden';
          continue;
        }
        const isWanted = !wanted || wanted[node] === 1;
        if ((isWanted || isParentWanted) && parent >= 0 && parent !== node) {
          edges.add(parent, node, weight, inlined[frame] === 1 ? 'inline' : 'call', over, index);
        }
        parent = node;
        isParentWanted = isWanted;
        over = 'nothing';
      }
    }
  }
  return edges;
}

/** No frame of the location is shown: so are most locations, once small nodes are trimmed. */
const HIDDEN = -1;
/** The location has more than one frame. */
const SEVERAL = -2;

/** For each location with one frame, twice its node, plus one where that is wanted: one look-up instead of four. */
function passedNodes({ frames: { starts }, ofFrame }: GraphNodes, { kept, wanted }: EdgeWish): Int32Array {
  const passed = new Int32Array(starts.length - 1).fill(HIDDEN);
  for (let location = 0; location < passed.length; location++) {
    const first = starts[location] as number;
    const end = starts[location + 1] as number;
    const node = ofFrame[first] as number;
    if (end === first + 1) {
      if (!kept || kept[node] === 1) passed[location] = node * 2 + (!wanted || wanted[node] === 1 ? 1 : 0);
      continue;
    }
    for (let frame = first; frame < end; frame++) {
      if (!kept || kept[ofFrame[frame] as number] === 1) passed[location] = SEVERAL;
    }
  }
  return passed;
}

function edgeColumns(
  table: EdgeTable,
  nodeCount: number,
  weights: ValueColumn,
  divisors: ValueColumn | undefined,
): EdgeColumns {
  const { count } = table;
  const sources = new Int32Array(count);
  const targets = new Int32Array(count);
  const inline = new Uint8Array(count);
  const residual = new Uint8Array(count);
  let edge = 0;
  table.forEach((source, target, _, isInline, isResidual) => {
    sources[edge] = source;
    targets[edge] = target;
    inline[edge] = Number(isInline);
    residual[edge++] = Number(isResidual);
  });
  return indexedEdges({ sources, targets, weights, divisors, inline, residual }, nodeCount);
}

export interface PlainEdges {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: ValueColumn;
  readonly divisors: ValueColumn | undefined;
  readonly inline: Uint8Array;
  readonly residual: Uint8Array;
}

/** Edges with what leads to and from each node. */
export function indexedEdges({ divisors, ...plain }: PlainEdges, nodeCount: number): EdgeColumns {
  const count = plain.sources.length;
  const columns = { ...plain, count, removed: new Uint8Array(count) };
  return { ...columns, ...(divisors ? { divisors } : {}), ...indexOf(columns, nodeCount) };
}

type EdgeIndex = Pick<EdgeColumns, 'targetStarts' | 'ofTarget' | 'sourceStarts' | 'ofSource'>;

function indexOf(
  { count, sources, targets }: Pick<EdgeColumns, 'count' | 'sources' | 'targets'>,
  nodeCount: number,
): EdgeIndex {
  const [targetStarts, ofTarget] = grouped(targets, count, nodeCount);
  const [sourceStarts, ofSource] = grouped(sources, count, nodeCount);
  return { targetStarts, ofTarget, sourceStarts, ofSource };
}

function grouped(ends: Int32Array, count: number, nodeCount: number): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < count; edge++) {
    const next = (ends[edge] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node++) {
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  }
  const at = starts.slice(0, nodeCount);
  const edges = new Uint32Array(count);
  for (let edge = 0; edge < count; edge++) {
    const node = ends[edge] as number;
    edges[at[node] as number] = edge;
    at[node] = (at[node] as number) + 1;
  }
  return [starts, edges];
}

/** Numbers of the edges that lead to the node, without those that were removed. */
export function edgesInto(edges: EdgeColumns, node: number): number[] {
  const { targetStarts, ofTarget, removed } = edges;
  return alive(ofTarget.subarray(targetStarts[node], targetStarts[node + 1]), removed);
}

export function edgesFrom(edges: EdgeColumns, node: number): number[] {
  const { sourceStarts, ofSource, removed } = edges;
  return alive(ofSource.subarray(sourceStarts[node], sourceStarts[node + 1]), removed);
}

function alive(numbers: Uint32Array, removed: Uint8Array): number[] {
  const found: number[] = [];
  for (const edge of numbers) if (removed[edge] === 0) found.push(edge);
  return found;
}

/** Whether a value's magnitude is not below a cut. */
export function isAtLeast(column: ValueColumn, at: number, cut: bigint): boolean {
  // No big integer for each of a million: what is in doubles is exact, and a cut above that is above all of them.
  if (column instanceof Float64Array) return Math.abs(column[at] as number) >= Number(cut);
  return magnitude(valueAt(column, at)) >= cut;
}
