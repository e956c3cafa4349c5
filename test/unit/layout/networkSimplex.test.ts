import { describe, expect, it } from 'vitest';
import { networkSimplex } from '../../../src/layout/networkSimplex';
import type { RankProblem } from '../../../src/layout/rankProblem';
import { slack } from '../../../src/layout/rankProblem';
import { randomNumbers } from './randomGraph';

const OPTIONS = { budget: 1_000_000, ties: 'end' } as const;

describe('networkSimplex', () => {
  it('pulls a node to its heavier side', () => {
    // 0 -> 1 -> 2 is long; 3 hangs between 0 and 2, with a light and a heavy edge.
    const problem = rankProblem(4, [
      [0, 1, 1],
      [1, 2, 1],
      [0, 3, 1],
      [3, 2, 9],
    ]);
    const ranks = networkSimplex(problem, OPTIONS);
    expect((ranks[2] as number) - (ranks[3] as number)).toBe(1);
  });

  it('puts what may stand anywhere into the middle when asked to', () => {
    const problem = rankProblem(4, [
      [0, 1, 1],
      [0, 2, 1],
      [2, 3, 1],
    ]);
    problem.minLengths[0] = 20;
    const closed = { ...problem, ...withEdge(problem, [3, 1, 1]) };
    const ranks = networkSimplex(closed, { ...OPTIONS, ties: 'middle' });
    expect((ranks[2] as number) - (ranks[0] as number)).toBeGreaterThan(5);
    expect((ranks[1] as number) - (ranks[2] as number)).toBeGreaterThan(5);
  });

  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'finds the best there is (seed %i)',
    (seed) => {
      const problem = randomProblem(seed);
      const ranks = networkSimplex(problem, OPTIONS);
      for (let edge = 0; edge < problem.tails.length; edge++) {
        expect(slack(problem, ranks, edge)).toBeGreaterThanOrEqual(0);
      }
      expect(cost(problem, ranks)).toBe(leastCost(problem));
    },
  );
});

function rankProblem(
  nodeCount: number,
  edges: readonly (readonly [tail: number, head: number, weight: number])[],
): RankProblem {
  return {
    nodeCount,
    tails: Int32Array.from(edges, ([tail]) => tail),
    heads: Int32Array.from(edges, ([, head]) => head),
    weights: Float64Array.from(edges, ([, , weight]) => weight),
    minLengths: new Float64Array(edges.length).fill(1),
  };
}

function withEdge(
  { tails, heads, weights, minLengths }: RankProblem,
  [tail, head, weight]: readonly [number, number, number],
): Omit<RankProblem, 'nodeCount'> {
  return {
    tails: Int32Array.of(...tails, tail),
    heads: Int32Array.of(...heads, head),
    weights: Float64Array.of(...weights, weight),
    minLengths: Float64Array.of(...minLengths, 1),
  };
}

/** Five nodes, connected, few of them more than four apart. */
function randomProblem(seed: number): RankProblem {
  const next = randomNumbers(seed);
  const edges = [0, 1, 2, 3].map((node) => {
    const from = Math.floor(next() * (node + 1));
    return [from, node + 1, 1 + Math.floor(next() * 5)] as const;
  });
  for (let extra = 0; extra < 4; extra++) {
    const tail = Math.floor(next() * 4);
    edges.push([tail, tail + 1 + Math.floor(next() * (4 - tail)), 1 + Math.floor(next() * 5)]);
  }
  return rankProblem(5, edges);
}

function cost(problem: RankProblem, ranks: ArrayLike<number>): number {
  let sum = 0;
  for (let edge = 0; edge < problem.tails.length; edge++) {
    const [tail, head] = [problem.tails[edge] as number, problem.heads[edge] as number];
    sum += (problem.weights[edge] as number) * ((ranks[head] as number) - (ranks[tail] as number));
  }
  return sum;
}

/** Of all ranks from 0 to 4. */
function leastCost(problem: RankProblem): number {
  let least = Infinity;
  for (let code = 0; code < 5 ** 5; code++) {
    const ranks = Float64Array.from({ length: 5 }, (_, node) => Math.floor(code / 5 ** node) % 5);
    const allowed = problem.tails.every((_, edge) => slack(problem, ranks, edge) >= 0);
    if (allowed) least = Math.min(least, cost(problem, ranks));
  }
  return least;
}
