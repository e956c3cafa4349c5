import type { LayoutEdge, LayoutNode } from '../../../src/layout/layoutTypes';

export interface RandomGraph {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

/** A call graph as they are: a tree, calls across it, some back up. The same seed gives the same graph. */
export function randomGraph(nodeCount: number, extraEdges: number, seed: number): RandomGraph {
  const next = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const nodes = Array.from({ length: nodeCount }, () => ({ width: 50 + below(120), height: 30 + below(60) }));
  const edge = (from: number, to: number): LayoutEdge => ({
    ...{ from, to, weight: 1 + below(100), minLength: 1 + below(2) },
    ...{ labelWidth: 20 + below(60), labelHeight: 17 },
  });
  const edges = nodes.slice(1).map((_, index) => edge(Math.max(0, index - below(12)), index + 1));
  for (let count = 0; count < extraEdges; count++) {
    const from = below(nodeCount);
    edges.push(edge(from, Math.min(nodeCount - 1, Math.max(0, from + below(40) - 10))));
  }
  return { nodes, edges };
}

/** Between 0 and 1: a linear congruential generator. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}
