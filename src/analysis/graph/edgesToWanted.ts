/**
 * Edges into wanted nodes alone, of which a list needs few: only frames of such nodes are stopped at, and the caller is
 * looked for from there. It gives what following every stack from its root would give.
 */
import { EdgeTable } from '../edgeTable';
import type { EdgeWish } from './graphEdges';
import type { GraphNodes } from './graphNodes';
import type { GraphSamples } from './graphSamples';

export function edgesToWanted(
  { profile, active }: GraphSamples,
  nodes: GraphNodes,
  { kept, wanted }: EdgeWish,
  values: Float64Array,
): EdgeTable {
  const { stackStarts, stacks } = profile.samples;
  const { frames, ofFrame } = nodes;
  const { starts, inlined } = frames;
  const edges = new EdgeTable();
  const stops = wantedLocations(nodes, kept, wanted);
  const callers = innermostKept(nodes, kept);
  for (let index = 0; index < active.length; index++) {
    const row = active[index] as number;
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    for (let at = end - 1; at >= begin; at--) {
      const location = stacks[at] as number;
      if (stops[location] === 0) continue;
      let caller = NONE;
      let over: 'nothing' | 'hidden' = 'nothing';
      for (let outer = at + 1; outer < end && caller === NONE; outer++) {
        caller = callers[stacks[outer] as number] as number;
        if ((caller & 1) === 1) over = 'hidden';
      }
      let parent = caller >> 1;
      const first = starts[location] as number;
      for (let frame = (starts[location + 1] as number) - 1; frame >= first; frame--) {
        const node = ofFrame[frame] as number;
        if (kept && kept[node] === 0) {
          over = 'hidden';
          continue;
        }
        if (parent >= 0 && parent !== node && (!wanted || wanted[node] === 1)) {
          const kind = inlined[frame] === 1 ? 'inline' : 'call';
          edges.add(parent, node, values[row] as number, kind, over, index);
        }
        parent = node;
        over = 'nothing';
      }
    }
  }
  return edges;
}

function wantedLocations(
  { frames: { starts }, ofFrame }: GraphNodes,
  kept: Uint8Array | undefined,
  wanted: Uint8Array | undefined,
): Uint8Array {
  const stops = new Uint8Array(starts.length - 1);
  for (let location = 0; location < stops.length; location++) {
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      const node = ofFrame[frame] as number;
      if ((!kept || kept[node] === 1) && (!wanted || wanted[node] === 1)) stops[location] = 1;
    }
  }
  return stops;
}

/** No frame of the location is shown. As the others that are odd, it says that frames are passed which are not shown. */
const NONE = -1;

/** For each location twice the node of its innermost shown frame, plus one where frames within that are not shown. */
function innermostKept(
  { frames: { starts }, ofFrame }: GraphNodes,
  kept: Uint8Array | undefined,
): Int32Array {
  const found = new Int32Array(starts.length - 1).fill(NONE);
  for (let location = 0; location < found.length; location++) {
    const first = starts[location] as number;
    for (let frame = (starts[location + 1] as number) - 1; frame >= first; frame--) {
      const node = ofFrame[frame] as number;
      if (!kept || kept[node] === 1) found[location] = 2 * node + Number(frame > first);
    }
  }
  return found;
}
