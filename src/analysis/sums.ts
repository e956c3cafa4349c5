/**
 * Flat and cum of nodes. Cum counts a sample once for each node that it passes, however often it does (recursion,
 * inlining, two functions on one line); flat goes to the node of the leaf frame. Rule: newGraph in pprof's
 * internal/graph/graph.go.
 *
 *     stack, leaf first: b a b a main, value 100  ->  b: flat 100 cum 100, a: cum 100, main: cum 100
 */
import type { Profile } from '../model/profile';
import type { ValueColumn } from '../model/valueColumn';
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
}

export function sumNodes(
  profile: Profile,
  nodes: Pick<NodeTable, 'count' | 'ofFrame'> & { readonly frames?: FrameTable },
  weights: SummedWeights,
): NodeSums {
  return sumExactly(weights.column, (column) => {
    const flat = new Float64Array(nodes.count);
    const cum = new Float64Array(nodes.count);
    sumInto(profile, nodes, weights.active, column, { flat, cum });
    return { flat, cum };
  });
}

function sumInto(
  profile: Profile,
  nodes: Pick<NodeTable, 'count' | 'ofFrame'> & { readonly frames?: FrameTable },
  active: Uint32Array,
  column: Float64Array,
  { flat, cum }: { flat: Float64Array; cum: Float64Array },
): void {
  const { stackStarts, stacks } = profile.samples;
  const { starts } = nodes.frames ?? framesOf(profile);
  const { ofFrame } = nodes;
  const pairs = nodePairs(starts, ofFrame);
  const seenIn = new Uint32Array(nodes.count);
  for (let index = 0; index < active.length; index++) {
    const row = active[index] as number;
    const stamp = index + 1;
    const weight = column[row] as number;
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    if (begin === end) continue;
    const leaf = ofFrame[starts[stacks[begin] as number] as number] as number;
    flat[leaf] = (flat[leaf] as number) + weight;
    for (let at = begin; at < end; at++) {
      const location = stacks[at] as number;
      const node = pairs[location * 2] as number;
      if (seenIn[node] !== stamp) {
        seenIn[node] = stamp;
        cum[node] = (cum[node] as number) + weight;
      }
      const caller = pairs[location * 2 + 1] as number;
      if (caller >= 0) {
        if (seenIn[caller] === stamp) continue;
        seenIn[caller] = stamp;
        cum[caller] = (cum[caller] as number) + weight;
        continue;
      }
      if (caller === NO_CALLER) continue;
      const frameEnd = starts[location + 1] as number;
      for (let frame = (starts[location] as number) + 1; frame < frameEnd; frame++) {
        const inlined = ofFrame[frame] as number;
        if (seenIn[inlined] === stamp) continue;
        seenIn[inlined] = stamp;
        cum[inlined] = (cum[inlined] as number) + weight;
      }
    }
  }
}

/** The location has one frame, or it has more than two. */
const [NO_CALLER, SEVERAL] = [-1, -2];

/** The nodes of the first two frames of each location: nearly all have no more, and so take one look-up. */
function nodePairs(starts: Uint32Array, ofFrame: Uint32Array): Int32Array {
  const count = starts.length - 1;
  const pairs = new Int32Array(count * 2);
  for (let location = 0; location < count; location++) {
    const first = starts[location] as number;
    const frames = (starts[location + 1] as number) - first;
    pairs[location * 2] = ofFrame[first] as number;
    pairs[location * 2 + 1] =
      frames === 1 ? NO_CALLER : frames === 2 ? (ofFrame[first + 1] as number) : SEVERAL;
  }
  return pairs;
}
