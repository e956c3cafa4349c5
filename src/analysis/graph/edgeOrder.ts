import type { ValueColumn } from '../../model/valueColumn';
import { valueAt } from '../../model/valueColumn';
import { compareNames } from './compareNames';
import type { GraphEdge } from './graph';
import type { EdgeColumns } from './graphEdges';
import { meanOf } from './graphSamples';
import { magnitude } from '../magnitude';

/**
 * Heaviest first, then by the names of both ends: edgeList in pprof's internal/graph/graph.go. It leaves edges of
 * opposite weights (5 and -5) in the order of a map; here their names decide.
 */
export function sortedEdges(
  edges: EdgeColumns,
  numbers: readonly number[],
  nameOf: (node: number) => string,
): readonly GraphEdge[] {
  const { weights, sources, targets } = edges;
  const byName = (a: number, b: number): number => (a === b ? 0 : compareNames(nameOf(a), nameOf(b)));
  const compare = (a: number, b: number): number => {
    const byWeight = compareWeights(weights, a, b);
    if (byWeight !== 0) return byWeight;
    const [sourceOfA, sourceOfB] = [sources[a] as number, sources[b] as number];
    const [targetOfA, targetOfB] = [targets[a] as number, targets[b] as number];
    return (
      byName(sourceOfA, sourceOfB) ||
      byName(targetOfA, targetOfB) ||
      sourceOfA - sourceOfB ||
      targetOfA - targetOfB
    );
  };
  return [...numbers].sort(compare).map((edge) => graphEdge(edges, edge));
}

function compareWeights(weights: ValueColumn, a: number, b: number): number {
  if (weights instanceof Float64Array) return Math.abs(weights[b] as number) - Math.abs(weights[a] as number);
  const [x, y] = [magnitude(weights[a] as bigint), magnitude(weights[b] as bigint)];
  return x === y ? 0 : x > y ? -1 : 1;
}

function graphEdge(edges: EdgeColumns, edge: number): GraphEdge {
  const weight = valueAt(edges.weights, edge);
  return {
    source: edges.sources[edge] as number,
    target: edges.targets[edge] as number,
    weight,
    weightValue: edges.divisors ? meanOf(weight, valueAt(edges.divisors, edge)) : weight,
    residual: edges.residual[edge] === 1,
    inline: edges.inline[edge] === 1,
  };
}
