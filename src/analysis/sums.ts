/**
 * Flat and cum of nodes. Cum counts a sample once for each node that it passes, however often it does (recursion,
 * inlining, two functions on one line); flat goes to the node of the leaf frame. Rule: newGraph in pprof's
 * internal/graph/graph.go.
 *
 *     stack, leaf first: b a b a main, value 100  ->  b: flat 100 cum 100, a: cum 100, main: cum 100
 */
import type { Profile } from '../model/profile';
import type { ValueColumn } from '../model/valueColumn';
import { framesOf } from './frames';
import type { NodeTable } from './nodes';
import type { Weights } from './weights';
import { sumExactly } from './weights';

export interface NodeSums {
  readonly flat: ValueColumn;
  readonly cum: ValueColumn;
}

/** `kept` names the nodes that count (1); the flat of a leaf that is not kept goes to nobody, as in pprof. */
export function sumNodes(profile: Profile, nodes: NodeTable, weights: Weights, kept?: Uint8Array): NodeSums {
  return sumExactly(weights.column, (column) => {
    const flat = new Float64Array(nodes.count);
    const cum = new Float64Array(nodes.count);
    sumInto(profile, nodes, weights.active, column, { flat, cum });
    if (kept) {
      for (let node = 0; node < nodes.count; node++) {
        if (kept[node]) continue;
        flat[node] = 0;
        cum[node] = 0;
      }
    }
    return { flat, cum };
  });
}

function sumInto(
  profile: Profile,
  nodes: NodeTable,
  active: Uint32Array,
  column: Float64Array,
  { flat, cum }: { flat: Float64Array; cum: Float64Array },
): void {
  const { stackStarts, stacks } = profile.samples;
  const { starts } = framesOf(profile);
  const { ofFrame } = nodes;
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
      const frameEnd = starts[location + 1] as number;
      for (let frame = starts[location] as number; frame < frameEnd; frame++) {
        const node = ofFrame[frame] as number;
        if (seenIn[node] === stamp) continue;
        seenIn[node] = stamp;
        cum[node] = (cum[node] as number) + weight;
      }
    }
  }
}
