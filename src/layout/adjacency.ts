/** Edges by the node that they start from, in columns: those of `node` are `edges[starts[node] … starts[node + 1]]`. */
export interface Adjacency {
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

export function adjacency(nodeCount: number, ends: Int32Array): Adjacency {
  const starts = new Int32Array(nodeCount + 1);
  for (const node of ends) starts[node + 1] = (starts[node + 1] as number) + 1;
  for (let node = 0; node < nodeCount; node++) {
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  }
  const next = starts.slice();
  const edges = new Int32Array(ends.length);
  for (let edge = 0; edge < ends.length; edge++) {
    const node = ends[edge] as number;
    const slot = next[node] as number;
    next[node] = slot + 1;
    edges[slot] = edge;
  }
  return { starts, edges };
}
