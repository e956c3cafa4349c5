/**
 * Solves a rank problem as dot does: Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed Graphs",
 * IEEE Transactions on Software Engineering 19 (1993), section 2.3. A spanning tree of tight edges stands for a solution;
 * while an edge of it would get shorter by stretching, another takes its place.
 */
import type { RankProblem } from './rankProblem';
import { smallestRanks } from './rankProblem';
import { SpanningTree } from './spanningTree';
import { growTightTree } from './tightTree';

export interface SimplexOptions {
  /** Bounds the work in visited edges: every state on the way is a solution, only not the best. */
  readonly budget: number;
  /** Whether nodes go to the middle of where they may be, when that costs nothing, or stay at an end of it. */
  readonly ties: 'middle' | 'end';
}

export function networkSimplex(problem: RankProblem, { budget, ties }: SimplexOptions): Float64Array {
  const ranks = smallestRanks(problem);
  if (problem.nodeCount < 2 || problem.tails.length === 0) return ranks;
  const inTree = growTightTree(problem, ranks);
  const tree = new SpanningTree(problem, inTree);
  tree.computeCutValues();
  const search = { next: 0 };
  let work = 0;
  for (;;) {
    const leaving = leavingEdge(tree, search);
    if (leaving < 0) break;
    const entering = tree.enteringEdge(leaving, ranks);
    if (entering.edge < 0) break;
    work += entering.visited;
    if (entering.slack > 0) tree.shiftBelow(leaving, ranks, entering.slack);
    work += tree.exchange(leaving, entering.edge);
    if (work > budget) return ranks;
  }
  if (ties === 'middle') moveToMiddle(tree, ranks);
  return ranks;
}

/** Parts of the tree whose edge may be stretched for nothing go half as far as they can. */
function moveToMiddle(tree: SpanningTree, ranks: Float64Array): void {
  for (const edge of tree.treeEdges) {
    if (Math.abs(tree.cutValues[edge] as number) > 1e-9) continue;
    const free = tree.enteringEdge(edge, ranks);
    if (free.edge >= 0 && free.slack > 1) tree.shiftBelow(edge, ranks, Math.floor(free.slack / 2));
  }
}

/** Of the next few edges whose stretching pays, the one that pays most. */
function leavingEdge({ treeEdges, cutValues }: SpanningTree, search: { next: number }): number {
  let best = -1;
  let bestValue = -1e-9;
  let found = 0;
  for (let step = 0; step < treeEdges.length; step++) {
    const edge = treeEdges[search.next] as number;
    search.next = (search.next + 1) % treeEdges.length;
    const value = cutValues[edge] as number;
    if (value >= -1e-9) continue;
    if (value < bestValue) [best, bestValue] = [edge, value];
    if (++found >= SEARCH_SIZE) break;
  }
  return best;
}

const SEARCH_SIZE = 30;
