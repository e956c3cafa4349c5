import type { Adjacency } from './adjacency';
import { adjacency } from './adjacency';
import type { RankProblem } from './rankProblem';
import { slack } from './rankProblem';

/**
 * The tree of a network simplex. Nodes are numbered in postorder, so that the nodes below one are a range of numbers and
 * the common ancestor of two is found by climbing: section 2.4 of the paper named in networkSimplex.ts.
 */
export class SpanningTree {
  readonly treeEdges: Int32Array;
  /** What a tree edge's stretching by one costs: negative if it pays. */
  readonly cutValues: Float64Array;
  private readonly outgoing: Adjacency;
  private readonly incoming: Adjacency;
  private readonly edgesAt: number[][];
  private readonly slots: Int32Array;
  private readonly parentEdge: Int32Array;
  private readonly lowest: Int32Array;
  private readonly postorder: Int32Array;
  private readonly nodeAt: Int32Array;

  constructor(
    private readonly problem: RankProblem,
    inTree: Uint8Array,
  ) {
    const { nodeCount, tails, heads } = problem;
    this.outgoing = adjacency(nodeCount, tails);
    this.incoming = adjacency(nodeCount, heads);
    this.cutValues = new Float64Array(tails.length);
    this.slots = new Int32Array(tails.length).fill(-1);
    this.parentEdge = new Int32Array(nodeCount).fill(-1);
    this.lowest = new Int32Array(nodeCount);
    this.postorder = new Int32Array(nodeCount);
    this.nodeAt = new Int32Array(nodeCount);
    this.edgesAt = Array.from({ length: nodeCount }, () => []);
    this.treeEdges = Int32Array.from(inTree.keys()).filter((edge) => inTree[edge] === 1);
    for (const [slot, edge] of this.treeEdges.entries()) {
      this.slots[edge] = slot;
      this.edgesAt[tails[edge] as number]?.push(edge);
      this.edgesAt[heads[edge] as number]?.push(edge);
    }
    this.number(0, -1, 0);
  }

  /** Edges within a part of the tree cancel out, so that a cut is the sum over the nodes below of out less in. */
  computeCutValues(): void {
    const { tails, heads, weights } = this.problem;
    const sums = new Float64Array(this.problem.nodeCount);
    for (const [edge, weight] of weights.entries()) {
      const [tail, head] = [tails[edge] as number, heads[edge] as number];
      sums[tail] = (sums[tail] as number) + weight;
      sums[head] = (sums[head] as number) - weight;
    }
    for (const node of this.nodeAt) {
      const edge = this.parentEdge[node] as number;
      if (edge < 0) continue;
      const sum = sums[node] as number;
      this.cutValues[edge] = tails[edge] === node ? sum : -sum;
      const parent = this.otherEnd(edge, node);
      sums[parent] = (sums[parent] as number) + sum;
    }
  }

  /** The shortest edge that leads between the two halves the other way. */
  enteringEdge(
    leaving: number,
    ranks: Float64Array,
  ): { readonly edge: number; readonly slack: number; readonly visited: number } {
    const below = this.lowerEnd(leaving);
    const [low, high] = [this.lowest[below] as number, this.postorder[below] as number];
    const isHead = this.problem.heads[leaving] === below;
    const { starts, edges } = isHead ? this.outgoing : this.incoming;
    const farEnds = isHead ? this.problem.heads : this.problem.tails;
    let [best, least, visited] = [-1, Infinity, 0];
    for (let at = low; at <= high && least > 0; at++) {
      const node = this.nodeAt[at] as number;
      const end = starts[node + 1] as number;
      for (let slot = starts[node] as number; slot < end; slot++) {
        const edge = edges[slot] as number;
        visited++;
        const far = this.postorder[farEnds[edge] as number] as number;
        if (far >= low && far <= high) continue;
        const gap = slack(this.problem, ranks, edge);
        if (gap < least) [best, least] = [edge, gap];
      }
    }
    return { edge: best, slack: least, visited };
  }

  /** Moves the half below an edge away from the other, so that the edge gets longer. */
  shiftBelow(edge: number, ranks: Float64Array, by: number): void {
    const below = this.lowerEnd(edge);
    const step = this.problem.heads[edge] === below ? by : -by;
    for (let at = this.lowest[below] as number; at <= (this.postorder[below] as number); at++) {
      const node = this.nodeAt[at] as number;
      ranks[node] = (ranks[node] as number) + step;
    }
  }

  /** Puts `entering` in the place of `leaving`; returns how many nodes got new numbers. */
  exchange(leaving: number, entering: number): number {
    const { tails, heads } = this.problem;
    const [tail, head] = [tails[entering] as number, heads[entering] as number];
    const value = this.cutValues[leaving] as number;
    const ancestor = this.addOnTheWay(tail, head, value, 1);
    this.addOnTheWay(head, tail, value, -1);
    this.cutValues[entering] = -value;
    this.cutValues[leaving] = 0;
    const slot = this.slots[leaving] as number;
    this.treeEdges[slot] = entering;
    this.slots[entering] = slot;
    this.slots[leaving] = -1;
    for (const node of [tails[leaving] as number, heads[leaving] as number]) {
      const edges = this.edgesAt[node] ?? [];
      edges.splice(edges.indexOf(leaving), 1);
    }
    this.edgesAt[tail]?.push(entering);
    this.edgesAt[head]?.push(entering);
    const first = this.lowest[ancestor] as number;
    this.number(ancestor, this.parentEdge[ancestor] as number, first);
    return (this.postorder[ancestor] as number) - first + 1;
  }

  /** From `node` up to the common ancestor with `other`, which is returned. */
  private addOnTheWay(node: number, other: number, value: number, direction: 1 | -1): number {
    const wanted = this.postorder[other] as number;
    let at = node;
    while (!((this.lowest[at] as number) <= wanted && wanted <= (this.postorder[at] as number))) {
      const edge = this.parentEdge[at] as number;
      const sign = this.problem.tails[edge] === at ? direction : -direction;
      this.cutValues[edge] = (this.cutValues[edge] as number) + sign * value;
      at = this.otherEnd(edge, at);
    }
    return at;
  }

  /** Postorder of all below `root`, from `first` on; without recursion, since chains can be long. */
  private number(root: number, parentEdge: number, first: number): void {
    this.parentEdge[root] = parentEdge;
    this.lowest[root] = first;
    const path = [root];
    const next = [0];
    let counter = first;
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top] as number;
      const edge = this.edgesAt[node]?.[next[top] as number];
      next[top] = (next[top] as number) + 1;
      if (edge === undefined) {
        this.postorder[node] = counter;
        this.nodeAt[counter] = node;
        counter++;
        path.pop();
        next.pop();
      } else if (edge !== this.parentEdge[node]) {
        const child = this.otherEnd(edge, node);
        this.parentEdge[child] = edge;
        this.lowest[child] = counter;
        path.push(child);
        next.push(0);
      }
    }
  }

  private lowerEnd(edge: number): number {
    const [tail, head] = [this.problem.tails[edge] as number, this.problem.heads[edge] as number];
    return (this.postorder[tail] as number) < (this.postorder[head] as number) ? tail : head;
  }

  private otherEnd(edge: number, node: number): number {
    const tail = this.problem.tails[edge] as number;
    return tail === node ? (this.problem.heads[edge] as number) : tail;
  }
}
