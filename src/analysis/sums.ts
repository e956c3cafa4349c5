/**
 * Flat and cum of nodes. Cum counts a sample once for each node that it passes, however often it does (recursion,
 * inlining, two functions on one line); flat goes to the node of the leaf frame. Rule: newGraph in pprof's
 * internal/graph/graph.go.
 *
 *     stack, leaf first: b a b a main, value 100  ->  b: flat 100 cum 100, a: cum 100, main: cum 100
 */
import type { Profile } from '../model/profile';
import type { ValueColumn } from '../model/valueColumn';
import { ownShares } from './counting/rowShares';
import type { SecondThread } from './counting/secondThread';
import { countTogether } from './counting/secondThread';
import { countSums, joinedSums } from './counting/sumTask';
import type { FrameTable } from './frames';
import { framesOf } from './frames';
import type { NodeTable } from './nodes';
import { sumExactly } from './weights';

export interface NodeSums {
  readonly flat: ValueColumn;
  readonly cum: ValueColumn;
}

/** What is summed: one number per sample, of the rows in `active`. */
export interface SummedWeights {
  readonly column: ValueColumn;
  readonly active: Uint32Array;
  readonly second?: SecondThread | undefined;
}

export function sumNodes(
  profile: Profile,
  nodes: Pick<NodeTable, 'count' | 'ofFrame'> & { readonly frames?: FrameTable },
  weights: SummedWeights,
): NodeSums {
  const { stackStarts, stacks } = profile.samples;
  const { starts } = nodes.frames ?? framesOf(profile);
  const { active, second } = weights;
  return sumExactly(weights.column, (column) => {
    const rows = ownShares(active.length);
    const counted = { kind: 'sums', rows, stackStarts, stacks, active, column, starts } as const;
    const task = { ...counted, ofFrame: nodes.ofFrame, nodeCount: nodes.count };
    return { ...countTogether(task, second, countSums, joinedSums) };
  });
}
