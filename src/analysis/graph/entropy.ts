import { valueAt } from '../../model/valueColumn';
import type { EdgeColumns } from './graphEdges';
import { edgesFrom, edgesInto } from './graphEdges';
import { goLog2 } from './goLog2';

/**
 * How much a picture gains by showing a node: one that hands on what it gets from one caller to one callee says
 * little. Rule: entropyScore in pprof's internal/graph/graph.go.
 */
export function entropyScore(edges: EdgeColumns, node: number, flat: bigint, cum: bigint): bigint {
  const into = edgesInto(edges, node);
  const from = edgesFrom(edges, node);
  const score =
    (into.length === 0 ? 1 : edgeEntropy(edges, into, 0n)) +
    (from.length === 0 ? 1 : edgeEntropy(edges, from, flat));
  const scaled = Math.trunc(score * Number(cum));
  // An edge of weight 0 makes the score no number, which Go on amd64 turns into the smallest one.
  const whole = Math.abs(scaled) < 2 ** 63 ? BigInt(scaled) : -(2n ** 63n);
  return BigInt.asIntN(64, whole + flat);
}

function edgeEntropy(edges: EdgeColumns, numbers: readonly number[], own: bigint): number {
  let total = own;
  const weights = numbers.map((edge) => valueAt(edges.weights, edge));
  for (const weight of weights) if (weight > 0n) total += weight;
  if (total === 0n) return 0;
  let score = 0;
  const add = (part: bigint): void => {
    const share = Number(part < 0n ? -part : part) / Number(total);
    score += -share * goLog2(share);
  };
  weights.forEach(add);
  if (own > 0n) add(own);
  return score;
}
