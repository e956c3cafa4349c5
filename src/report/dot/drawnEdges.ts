/** The lines of a call graph. Source: ComposeDot and addEdge in pprof's internal/graph/dotgraph.go. */
import { compareNames } from '../../analysis/graph/compareNames';
import type { GraphEdge } from '../../analysis/graph/graph';
import { printableName } from '../../analysis/graph/nodeInfo';
import type { GraphReport } from '../report';
import type { DrawnEdge } from './drawnGraph';
import { heatColor } from './heatColor';
import { int64Magnitude } from '../../analysis/magnitude';

export function drawnEdges(
  { graph, format }: GraphReport,
  total: bigint,
  tagged: ReadonlySet<number>,
): DrawnEdge[] {
  const numbers = new Map(Array.from(graph.order, (node, index) => [node, index + 1]));
  const names = new Map<number, string>();
  const nameOf = (node: number): string => {
    let name = names.get(node);
    if (name === undefined) names.set(node, (name = printableName(graph.info(node))));
    return name;
  };
  const edges = Array.from(graph.order, (node) => graph.edgesOut(node)).flat();
  return heaviestFirst(edges, nameOf).map((edge) => {
    const arrow = edge.residual ? '...' : '->';
    const share = Number(edge.weightValue) / Number(int64Magnitude(total));
    return {
      from: numbers.get(edge.source) ?? 0,
      to: numbers.get(edge.target) ?? 0,
      weight: format(edge.weightValue),
      value: edge.weightValue,
      share,
      inline: edge.inline,
      residual: edge.residual,
      pull: step(edge.weightValue, 100n, total),
      thickness: step(edge.weightValue, 5n, total),
      color: total === 0n ? undefined : heatColor(share, 'line'),
      names: `${nameOf(edge.source)} ${arrow} ${nameOf(edge.target)}`,
      leavesTagged: tagged.has(edge.source),
    };
  });
}

/** By weight, then by the names of both ends; pprof leaves opposite weights (5 and -5) in the order of a map. */
function heaviestFirst(edges: readonly GraphEdge[], nameOf: (node: number) => string): GraphEdge[] {
  return [...edges].sort((a, b) => {
    const [x, y] = [int64Magnitude(a.weight), int64Magnitude(b.weight)];
    if (x !== y) return x > y ? -1 : 1;
    return (
      compareNames(nameOf(a.source), nameOf(b.source)) || compareNames(nameOf(a.target), nameOf(b.target))
    );
  });
}

/** 1 plus the share of the total in `steps` whole steps, all in int64. */
function step(weight: bigint, steps: bigint, total: bigint): number {
  if (total === 0n) return 1;
  const share = int64Magnitude(BigInt.asIntN(64, BigInt.asIntN(64, weight * steps) / total));
  return 1 + Number(share < steps ? share : steps);
}
