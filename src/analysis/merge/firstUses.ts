import type { Kernel } from '../../kernels/kernel';
import { withKernel } from '../../kernels/kernel';
import type { Stacks } from './stackBatches';
import { StackBatches, isForKernel } from './stackBatches';

/** Rows of the locations that the wanted samples use, of `locationCount`, in the order of their first use. */
export function firstUses(stacks: Stacks, wanted: Uint8Array, locationCount: number): Uint32Array {
  const byKernel = isForKernel(stacks)
    ? withKernel((kernel) => kernelFirstUses(kernel, stacks, wanted, locationCount))
    : undefined;
  return byKernel ?? plainFirstUses(stacks, wanted, locationCount);
}

export function plainFirstUses(
  { stackStarts, stacks }: Stacks,
  wanted: Uint8Array,
  locationCount: number,
): Uint32Array {
  const seen = new Uint8Array(locationCount);
  const order = new Uint32Array(locationCount);
  let count = 0;
  for (let sample = 0; sample < wanted.length && count < locationCount; sample++) {
    if (wanted[sample] === 0) continue;
    const end = stackStarts[sample + 1] as number;
    for (let at = stackStarts[sample] as number; at < end; at++) {
      const location = stacks[at] as number;
      if (seen[location] === 1) continue;
      seen[location] = 1;
      order[count++] = location;
    }
  }
  return order.subarray(0, count);
}

export function kernelFirstUses(
  kernel: Kernel,
  stacks: Stacks,
  wanted: Uint8Array,
  locationCount: number,
): Uint32Array {
  const batches = new StackBatches(kernel, stacks);
  const wantedRows = kernel.put(wanted);
  const [seen, order] = [kernel.allocate(locationCount), kernel.allocate(4 * locationCount)];
  let count = 0;
  batches.forEach((batch) => {
    const ofBatch = [batch.rows, batch.starts, batch.stacks, wantedRows + batch.first];
    count = kernel.calls.firstUses(...ofBatch, seen, order, count);
    return count < locationCount ? 'more' : 'stop';
  });
  return kernel.words(order, count).slice();
}
