/**
 * The edges of a call tree, in which a node has one caller at most. When nodes are taken away, what they called hangs
 * onto the nearest caller that is left; whose edge was removed before has none. Rule: TrimTree in pprof's
 * internal/graph/graph.go.
 */
import type { ValueColumn } from '../../model/valueColumn';
import type { EdgeColumns } from './graphEdges';
import { indexedEdges } from './graphEdges';

/** By node. */
export interface TreeLinks {
  /** -1 for none. */
  readonly callers: Int32Array;
  readonly inline: Uint8Array;
  readonly residual: Uint8Array;
  readonly weights: ValueColumn;
  /** Present with `mean`. */
  readonly divisors: ValueColumn | undefined;
}

/** `kept` has 1 for nodes that are left; absent: all are. */
export function treeEdges(links: TreeLinks, kept: Uint8Array | undefined): EdgeColumns {
  const { callers } = links;
  const nodeCount = callers.length;
  const targets = new Int32Array(nodeCount);
  const sources = new Int32Array(nodeCount);
  const inline = new Uint8Array(nodeCount);
  const residual = new Uint8Array(nodeCount);
  let count = 0;
  for (let target = 0; target < nodeCount; target++) {
    if (kept && kept[target] === 0) continue;
    let isInline = links.inline[target] as number;
    let isResidual = links.residual[target] as number;
    let source = callers[target] as number;
    for (; source >= 0 && kept && kept[source] === 0; source = callers[source] as number) {
      isInline &= links.inline[source] as number;
      isResidual = 1;
    }
    if (source < 0) continue;
    targets[count] = target;
    sources[count] = source;
    inline[count] = isInline;
    residual[count++] = isResidual;
  }
  const ends = targets.slice(0, count);
  const edges = {
    sources: sources.slice(0, count),
    targets: ends,
    weights: picked(links.weights, ends),
    divisors: links.divisors && picked(links.divisors, ends),
    inline: inline.slice(0, count),
    residual: residual.slice(0, count),
  };
  return indexedEdges(edges, nodeCount);
}

/** The same tree with fewer nodes; weights are those of the nodes that the edges lead to. */
export function trimmedTreeEdges(edges: EdgeColumns, kept: Uint8Array): EdgeColumns {
  const nodeCount = kept.length;
  const callers = new Int32Array(nodeCount).fill(-1);
  const inline = new Uint8Array(nodeCount);
  const residual = new Uint8Array(nodeCount);
  for (let edge = 0; edge < edges.count; edge++) {
    if (edges.removed[edge] === 1) continue;
    const target = edges.targets[edge] as number;
    callers[target] = edges.sources[edge] as number;
    inline[target] = edges.inline[edge] as number;
    residual[target] = edges.residual[edge] as number;
  }
  const byTarget = (column: ValueColumn): ValueColumn => spread(column, edges.targets, nodeCount);
  const divisors = edges.divisors && byTarget(edges.divisors);
  return treeEdges({ callers, inline, residual, weights: byTarget(edges.weights), divisors }, kept);
}

function picked(column: ValueColumn, rows: Int32Array): ValueColumn {
  return column instanceof Float64Array
    ? Float64Array.from(rows, (row) => column[row] as number)
    : BigInt64Array.from(rows, (row) => column[row] as bigint);
}

function spread(column: ValueColumn, rows: Int32Array, count: number): ValueColumn {
  if (column instanceof Float64Array) {
    const found = new Float64Array(count);
    rows.forEach((row, at) => (found[row] = column[at] as number));
    return found;
  }
  const found = new BigInt64Array(count);
  rows.forEach((row, at) => (found[row] = column[at] as bigint));
  return found;
}
