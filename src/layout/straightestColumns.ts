import type { Layered } from './layered';
import { networkSimplex } from './networkSimplex';

/**
 * The x of everything so that the sum of weight × sideways length is the least. As a rank problem (section 4.2 of the paper
 * named in networkSimplex.ts): each piece of an edge is a node of its own left of both its ends, as far as they are apart.
 */
export function straightestColumns(graph: Layered, gap: number): Float64Array {
  const { count, rows, uppers, lowers, weights, lefts, rights } = graph;
  const order = rows.reduce((sum, row) => sum + Math.max(0, row.length - 1), 0);
  const size = 2 * uppers.length + order;
  const problem = {
    nodeCount: count + uppers.length,
    tails: new Int32Array(size),
    heads: new Int32Array(size),
    weights: new Float64Array(size),
    minLengths: new Float64Array(size),
  };
  let edge = 0;
  const add = (tail: number, head: number, weight: number, minLength: number): void => {
    problem.tails[edge] = tail;
    problem.heads[edge] = head;
    problem.weights[edge] = weight;
    problem.minLengths[edge] = minLength;
    edge++;
  };
  for (const row of rows) {
    for (let at = 1; at < row.length; at++) {
      const [left, right] = [row[at - 1] as number, row[at] as number];
      add(left, right, 0, Math.ceil((rights[left] as number) + gap + (lefts[right] as number)));
    }
  }
  for (let piece = 0; piece < uppers.length; piece++) {
    add(count + piece, uppers[piece] as number, weights[piece] as number, 0);
    add(count + piece, lowers[piece] as number, weights[piece] as number, 0);
  }
  return networkSimplex(problem, { budget: MOST_VISITS, ties: 'middle' }).subarray(0, count);
}

const MOST_VISITS = 40_000_000;
