import type { DownEdge } from './layered';
import { networkSimplex } from './networkSimplex';

/** The row of each node, from 0, so that all edges point down and the heavy ones are short. */
export function nodeRows(
  nodeCount: number,
  edges: readonly (DownEdge & { readonly minLength: number })[],
): Int32Array {
  const ranks = networkSimplex(
    {
      nodeCount,
      tails: Int32Array.from(edges, ({ upper }) => upper),
      heads: Int32Array.from(edges, ({ lower }) => lower),
      weights: Float64Array.from(edges, ({ weight }) => weight),
      minLengths: Float64Array.from(edges, ({ minLength }) => minLength),
    },
    { budget: MOST_VISITS, ties: 'end' },
  );
  const first = ranks.reduce((least, rank) => Math.min(least, rank), Infinity);
  return Int32Array.from(ranks, (rank) => rank - first);
}

/** A second or so. */
const MOST_VISITS = 60_000_000;
