/** Flat and cum of the samples in some rows: what a thread counts of `sumNodes`. */
import type { RowShares } from './rowShares';
import { nextShare } from './rowShares';

export interface SumTask {
  readonly kind: 'sums';
  /** Indices into `active`. */
  readonly rows: RowShares;
  /** As in `SampleTable`. */
  readonly stackStarts: Uint32Array;
  readonly stacks: Uint32Array;
  /** Samples that count. */
  readonly active: Uint32Array;
  readonly column: Float64Array;
  /** As in `FrameTable`. */
  readonly starts: Uint32Array;
  readonly ofFrame: Uint32Array;
  readonly nodeCount: number;
}

export interface SumCounts {
  readonly flat: Float64Array;
  readonly cum: Float64Array;
}

export function countSums(task: SumTask): SumCounts {
  const { rows, stackStarts, stacks, active, column, starts, ofFrame, nodeCount } = task;
  const flat = new Float64Array(nodeCount);
  const cum = new Float64Array(nodeCount);
  const pairs = nodePairs(starts, ofFrame);
  const seenIn = new Uint32Array(nodeCount);
  for (let share = nextShare(rows); share; share = nextShare(rows)) {
    for (let index = share.from; index < share.to; index++) {
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
  return { flat, cum };
}

export function joinedSums(own: SumCounts, other: SumCounts): SumCounts {
  addInto(own.flat, other.flat);
  addInto(own.cum, other.cum);
  return own;
}

function addInto(sums: Float64Array, more: Float64Array): void {
  for (let node = 0; node < sums.length; node++) sums[node] = (sums[node] as number) + (more[node] as number);
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
