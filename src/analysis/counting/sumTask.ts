/** Flat and cum of the samples in some rows: what a thread counts of `sumNodes`. */
import { withKernel } from '../../kernels/kernel';
import { kernelSums } from './kernelSums';
import type { CountedRows } from './rowBatches';
import { isForKernel } from './rowBatches';
import type { RowShares } from './rowShares';
import { nextShare } from './rowShares';

export interface SumTask extends CountedRows {
  readonly kind: 'sums';
  /** Indices into `active`. */
  readonly rows: RowShares;
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
  return (
    (isForKernel(task) ? withKernel((kernel) => kernelSums(kernel, task)) : undefined) ?? plainSums(task)
  );
}

export function joinedSums(own: SumCounts, other: SumCounts): SumCounts {
  addInto(own.flat, other.flat);
  addInto(own.cum, other.cum);
  return own;
}

function addInto(sums: Float64Array, more: Float64Array): void {
  for (let node = 0; node < sums.length; node++) sums[node] = (sums[node] as number) + (more[node] as number);
}

export function plainSums(task: SumTask): SumCounts {
  const { rows, stackStarts, stacks, active, column, starts, ofFrame, nodeCount } = task;
  const flat = new Float64Array(nodeCount);
  const cum = new Float64Array(nodeCount);
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
  return { flat, cum };
}
