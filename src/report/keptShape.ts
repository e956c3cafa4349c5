/**
 * What a view counts, kept with its profile. Top, Graph, Peek, listings and texts ask for the same sums, and the next
 * step in one of them for nearly the same edges: a million samples are walked once and not with every answer.
 */
import type { SecondThread } from '../analysis/counting/secondThread';
import type { EdgeColumns, EdgeWish } from '../analysis/graph/graphEdges';
import { collectEdges } from '../analysis/graph/graphEdges';
import type { GraphNodes } from '../analysis/graph/graphNodes';
import type { GraphSamples } from '../analysis/graph/graphSamples';
import { graphSamples } from '../analysis/graph/graphSamples';
import type { GraphShape } from '../analysis/graph/graphShape';
import { mergedShape } from '../analysis/graph/graphShape';
import { stacksAround } from '../analysis/stacksAround';
import type { Profile } from '../model/profile';

export interface KeptShape {
  readonly samples: GraphSamples;
  readonly shape: GraphShape;
}

/** The shape that merges all ways to a node. `sampleType` is a zero-based index. */
export function keptShape(
  profile: Profile,
  sampleType: number,
  value: 'sum' | 'mean',
  nodes: GraphNodes,
  second?: SecondThread,
): KeptShape {
  const all = kept.get(profile) ?? [];
  const known = all.find(
    (one) => one.nodes === nodes && one.sampleType === sampleType && one.value === value,
  );
  const samples = (): GraphSamples => graphSamples(profile, sampleType, value, second);
  const newest = known ?? { nodes, sampleType, value, made: newShape(samples(), nodes) };
  kept.set(profile, [newest, ...all.filter((one) => one !== newest)].slice(0, MAX_SHAPES));
  return newest.made;
}

interface Kept {
  readonly nodes: GraphNodes;
  readonly sampleType: number;
  readonly value: 'sum' | 'mean';
  readonly made: KeptShape;
}

const kept = new WeakMap<Profile, readonly Kept[]>();

/** Functions, the lines of a listing, and one more. Each has sums of its nodes. */
const MAX_SHAPES = 3;

function newShape(samples: GraphSamples, nodes: GraphNodes): KeptShape {
  const edges = new KeptEdges(samples, nodes);
  return { samples, shape: { ...mergedShape(samples, nodes), edges: (wish) => edges.edges(wish) } };
}

class KeptEdges {
  private latest: readonly { readonly wish: EdgeWish; readonly edges: EdgeColumns }[] = [];

  constructor(
    private readonly samples: GraphSamples,
    private readonly nodes: GraphNodes,
  ) {}

  /** Whoever gets edges removes some. */
  edges(wish: EdgeWish): EdgeColumns {
    const known = this.latest.find((one) => isSameWish(one.wish, wish));
    const newest = known ?? { wish, edges: this.collect(wish) };
    // Those of a few nodes are quickly found again.
    if (wish.kept !== undefined && newest.edges.count <= MAX_KEPT_EDGES) {
      this.latest = [newest, ...this.latest.filter((one) => one !== known)].slice(0, MAX_WISHES);
    }
    return { ...newest.edges, removed: new Uint8Array(newest.edges.count) };
  }

  private collect(wish: EdgeWish): EdgeColumns {
    const { samples, nodes } = this;
    const isOfFew = wish.kept === undefined && wish.wanted !== undefined && countOf(wish.wanted) <= FEW;
    return collectEdges(isOfFew ? stacksAround(samples, nodes, wish.wanted) : samples, nodes, wish);
  }
}

/** A picture has two: of all that is large enough, and of the largest. */
const MAX_WISHES = 3;
/** Some ten megabytes; a graph of a random program has edges by the million, which are looked at once. */
const MAX_KEPT_EDGES = 200_000;
/** Nodes that are peeked at in a step: one, but for functions of the same name. */
const FEW = 16;

function isSameWish(a: EdgeWish, b: EdgeWish): boolean {
  return a.direction === b.direction && isSame(a.kept, b.kept) && isSame(a.wanted, b.wanted);
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.every((mark, node) => mark === b[node]));
}

function countOf(marks: Uint8Array): number {
  let count = 0;
  for (const mark of marks) count += mark;
  return count;
}
