import type { Kernel } from '../../kernels/kernel';
import { RowBatches } from './rowBatches';
import { nextShare } from './rowShares';
import type { SumCounts, SumTask } from './sumTask';

/** What `plainSums` counts. Takes no rows before all its memory is there. */
export function kernelSums(kernel: Kernel, task: SumTask): SumCounts {
  const { starts, ofFrame, nodeCount, rows } = task;
  const batches = new RowBatches(kernel, task);
  const pairs = kernel.put(nodePairs(starts, ofFrame));
  const [frameStarts, nodeOfFrame] = [kernel.put(starts), kernel.put(ofFrame)];
  const list = kernel.allocate(kernel.calls.listBytes());
  const seenIn = kernel.allocate(4 * nodeCount);
  const [flat, cum] = [kernel.allocate(8 * nodeCount), kernel.allocate(8 * nodeCount)];
  for (let share = nextShare(rows); share; share = nextShare(rows)) {
    batches.forEach(share.from, share.to, (batch) => {
      kernel.calls.sumStacks(
        ...[batch.rows, batch.starts, batch.stacks, batch.weights, batch.stamp],
        ...[pairs, frameStarts, nodeOfFrame, list, seenIn, flat, cum],
      );
    });
  }
  return { flat: kernel.doubles(flat, nodeCount).slice(), cum: kernel.doubles(cum, nodeCount).slice() };
}

/** The location has two frames, or more. */
const [HAS_SECOND, HAS_MORE] = [1 << 30, 1 << 31];

/** The nodes of the first two frames of each location: nearly all have no more, and so take one look-up. */
function nodePairs(starts: Uint32Array, ofFrame: Uint32Array): Uint32Array {
  const count = starts.length - 1;
  const pairs = new Uint32Array(count * 2);
  for (let location = 0; location < count; location++) {
    const first = starts[location] as number;
    const frames = (starts[location + 1] as number) - first;
    pairs[location * 2] = ofFrame[first] as number;
    if (frames > 1) {
      const flag = frames === 2 ? HAS_SECOND : HAS_MORE;
      pairs[location * 2 + 1] = (ofFrame[first + 1] as number) | flag;
    }
  }
  return pairs;
}
