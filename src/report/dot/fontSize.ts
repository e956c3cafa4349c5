import type { Graph } from '../../analysis/graph/graph';
import { int64Magnitude } from '../../analysis/magnitude';

/** From 8 to 24 points by the root of the node's share of the heaviest flat: addNode in pprof's dotgraph.go. */
export function fontSize(flat: bigint, heaviest: number): number {
  const size = Number(int64Magnitude(flat));
  if (heaviest === 0 || size === 0 || size > heaviest) return SMALLEST;
  return SMALLEST + Math.ceil(GROWTH * Math.sqrt(size / heaviest));
}

const SMALLEST = 8;
const GROWTH = 16;

export function heaviestFlat(graph: Graph): number {
  let heaviest: number | undefined;
  for (const node of graph.order) {
    const flat = Number(int64Magnitude(graph.flatValue(node)));
    if (heaviest === undefined || flat > heaviest) heaviest = flat;
  }
  return heaviest ?? 0;
}
