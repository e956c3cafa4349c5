import type { EdgeColumns } from './graphEdges';
import { edgesInto } from './graphEdges';
import { sortedEdges } from './edgeOrder';

/**
 * Removes edges over hidden nodes whose target can be reached on another path, lightest first, but none that is
 * heavier than a plain edge into the same node. Rule: RemoveRedundantEdges in pprof's internal/graph/graph.go.
 */
export function removeRedundantEdges(
  edges: EdgeColumns,
  order: Uint32Array,
  nameOf: (node: number) => string,
): void {
  for (let index = order.length - 1; index >= 0; index--) {
    const node = order[index] as number;
    const bySource = new Map(edgesInto(edges, node).map((edge) => [edges.sources[edge] as number, edge]));
    const into = sortedEdges(edges, [...bySource.values()], nameOf);
    for (let at = into.length - 1; at >= 0; at--) {
      const edge = bySource.get(into[at]?.source ?? -1);
      if (edge === undefined || edges.residual[edge] === 0) break;
      if (isRedundant(edges, edge)) edges.removed[edge] = 1;
    }
  }
}

/** Whether the edge's target is still reached from its source when the edge is gone. */
function isRedundant(edges: EdgeColumns, edge: number): boolean {
  const source = edges.sources[edge] as number;
  const target = edges.targets[edge] as number;
  const seen = new Set([target]);
  const queue = [target];
  for (let at = 0; at < queue.length; at++) {
    for (const into of edgesInto(edges, queue[at] as number)) {
      const from = edges.sources[into] as number;
      if (into === edge || seen.has(from)) continue;
      if (from === source) return true;
      seen.add(from);
      queue.push(from);
    }
  }
  return false;
}
