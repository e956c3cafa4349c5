import { adjacency } from './adjacency';

/**
 * Nodes on a line: each gets a number, so that `head` is at least `minLength` above `tail` for every edge, and the sum of
 * weight × length is small. Serves for rows (which row is a node in) and for positions within rows.
 */
export interface RankProblem {
  readonly nodeCount: number;
  readonly tails: Int32Array;
  readonly heads: Int32Array;
  readonly weights: Float64Array;
  readonly minLengths: Float64Array;
}

/** Numbers that keep every minimum length, each as small as possible; the edges must have no cycle. */
export function smallestRanks({ nodeCount, tails, heads, minLengths }: RankProblem): Float64Array {
  const ranks = new Float64Array(nodeCount);
  const waiting = new Int32Array(nodeCount);
  const outgoing = adjacency(nodeCount, tails);
  for (const head of heads) waiting[head] = (waiting[head] as number) + 1;
  const queue: number[] = [];
  for (let node = 0; node < nodeCount; node++) if (waiting[node] === 0) queue.push(node);
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] as number;
    const end = outgoing.starts[node + 1] as number;
    for (let slot = outgoing.starts[node] as number; slot < end; slot++) {
      const edge = outgoing.edges[slot] as number;
      const head = heads[edge] as number;
      const rank = (ranks[node] as number) + (minLengths[edge] as number);
      if (rank > (ranks[head] as number)) ranks[head] = rank;
      waiting[head] = (waiting[head] as number) - 1;
      if (waiting[head] === 0) queue.push(head);
    }
  }
  return ranks;
}

export function slack(problem: RankProblem, ranks: Float64Array, edge: number): number {
  const head = ranks[problem.heads[edge] as number] as number;
  const tail = ranks[problem.tails[edge] as number] as number;
  return head - tail - (problem.minLengths[edge] as number);
}
