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
  const only = onlyNodes(starts, ofFrame);
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
      const node = only[location] as number;
      if (node >= 0) {
        if (seenIn[node] === stamp) continue;
        seenIn[node] = stamp;
        cum[node] = (cum[node] as number) + weight;
        continue;
      }
      const frameEnd = starts[location + 1] as number;
      for (let frame = starts[location] as number; frame < frameEnd; frame++) {
        const inlined = ofFrame[frame] as number;
        if (seenIn[inlined] === stamp) continue;
        seenIn[inlined] = stamp;
        cum[inlined] = (cum[inlined] as number) + weight;
      }
    }
  }
}

/** The node of each location with one frame, -1 for the others: most locations have one, and one look-up is enough. */
function onlyNodes(starts: Uint32Array, ofFrame: Uint32Array): Int32Array {
  const only = new Int32Array(starts.length - 1);
  for (let location = 0; location < only.length; location++) {
    const first = starts[location] as number;
    only[location] = starts[location + 1] === first + 1 ? (ofFrame[first] as number) : -1;
  }
  return only;
}
