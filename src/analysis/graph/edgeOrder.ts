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
  return numbers
    .map((edge) => graphEdge(edges, edge))
    .sort((a, b) => {
      const [x, y] = [magnitude(a.weight), magnitude(b.weight)];
      if (x !== y) return x > y ? -1 : 1;
      return (
        compareNames(nameOf(a.source), nameOf(b.source)) ||
        compareNames(nameOf(a.target), nameOf(b.target)) ||
        a.source - b.source ||
        a.target - b.target
      );
    });
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
