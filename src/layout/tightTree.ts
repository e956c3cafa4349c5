/**
 * A first spanning tree of edges that are as short as they may be: grown from a node over such edges; when there is no
 * other, all of it moves until the nearest edge is. Returns 1 for each edge of the tree. The graph must be connected.
 */
import { adjacency } from './adjacency';
import type { RankProblem } from './rankProblem';
import { slack } from './rankProblem';

export function growTightTree(problem: RankProblem, ranks: Float64Array): Uint8Array {
  const { nodeCount, tails, heads } = problem;
  const sides = [adjacency(nodeCount, tails), adjacency(nodeCount, heads)];
  const reached = new Uint8Array(nodeCount);
  const inTree = new Uint8Array(tails.length);
  const members: number[] = [];
  // Edges that may lead out of the tree; the newest are looked at first.
  const border: number[] = [];
  add(0);
  while (members.length < nodeCount) {
    const edge = nearestEdge();
    if (edge < 0) break;
    const fromTail = reached[tails[edge] as number] === 1;
    const gap = fromTail ? slack(problem, ranks, edge) : -slack(problem, ranks, edge);
    if (gap !== 0) for (const node of members) ranks[node] = (ranks[node] as number) + gap;
    inTree[edge] = 1;
    add((fromTail ? heads[edge] : tails[edge]) as number);
  }
  return inTree;

  function add(node: number): void {
    reached[node] = 1;
    members.push(node);
    for (const { starts, edges } of sides) {
      const end = starts[node + 1] as number;
      for (let slot = starts[node] as number; slot < end; slot++) border.push(edges[slot] as number);
    }
  }

  /** The shortest one out of the tree, so that no other gets too short; edges within the tree leave the border. */
  function nearestEdge(): number {
    let [best, least] = [-1, Infinity];
    for (let at = border.length - 1; at >= 0; at--) {
      const edge = border[at] as number;
      if (reached[tails[edge] as number] === 1 && reached[heads[edge] as number] === 1) {
        // The last one takes the place of the one that goes.
        const last = border.pop() as number;
        if (at < border.length) border[at] = last;
        continue;
      }
      const gap = slack(problem, ranks, edge);
      if (gap < least) [best, least] = [edge, gap];
      if (gap === 0) break;
    }
    return best;
  }
}
