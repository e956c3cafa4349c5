import { adjacency } from './adjacency';

/** Nodes that each node has a piece of an edge to, in one direction: `nodes[starts[node] … starts[node + 1]]`. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly nodes: Int32Array;
  readonly weights: Float64Array;
}

export function neighbours(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  weights: Float64Array,
): Neighbours {
  const { starts, edges } = adjacency(nodeCount, from);
  return {
    starts,
    nodes: edges.map((edge) => to[edge] as number),
    weights: Float64Array.from(edges, (edge) => weights[edge] as number),
  };
}
