import type { Kernel } from '../../kernels/kernel';
import { withKernel } from '../../kernels/kernel';
import { HASH_SEED } from '../../model/stackHash';
import type { Stacks } from './stackBatches';
import { StackBatches, isForKernel } from './stackBatches';

export interface TranslatedStacks {
  /** Of each wanted sample's stack, int32. */
  readonly hashes: Int32Array;
  /** Where each wanted sample's stack ends in the column that was written to. */
  readonly ends: Uint32Array;
}

/**
 * Writes the wanted samples' stacks as merged rows to `to[start …)`. `rowsAndHashes` has two numbers for each location.
 */
export function translateStacks(
  samples: Stacks,
  wanted: Uint8Array,
  rowsAndHashes: Int32Array,
  to: Uint32Array,
  start: number,
): TranslatedStacks {
  const byKernel = isForKernel(samples)
    ? withKernel((kernel) => kernelTranslation(kernel, samples, wanted, rowsAndHashes, to, start))
    : undefined;
  return byKernel ?? plainTranslation(samples, wanted, rowsAndHashes, to, start);
}

/** Odd, so that no bit of an earlier location is lost. */
const STEP = 0x9e3779b1;

export function plainTranslation(
  { stackStarts, stacks }: Stacks,
  wanted: Uint8Array,
  rowsAndHashes: Int32Array,
  to: Uint32Array,
  start: number,
): TranslatedStacks {
  const hashes = new Int32Array(wanted.length);
  const ends = new Uint32Array(wanted.length);
  let length = start;
  for (let sample = 0; sample < wanted.length; sample++) {
    if (wanted[sample] === 0) continue;
    const end = stackStarts[sample + 1] as number;
    let hash = HASH_SEED;
    for (let at = stackStarts[sample] as number; at < end; at++) {
      const pair = (stacks[at] as number) * 2;
      to[length++] = rowsAndHashes[pair] as number;
      // Each location is mixed once for all stacks, which makes this twice as fast as mixing here.
      hash = (Math.imul(hash, STEP) + (rowsAndHashes[pair + 1] as number)) | 0;
    }
    hashes[sample] = hash;
    ends[sample] = length;
  }
  return { hashes, ends };
}

export function kernelTranslation(
  kernel: Kernel,
  samples: Stacks,
  wanted: Uint8Array,
  rowsAndHashes: Int32Array,
  to: Uint32Array,
  start: number,
): TranslatedStacks {
  const count = wanted.length;
  const batches = new StackBatches(kernel, samples);
  const [table, wantedRows] = [kernel.put(rowsAndHashes), kernel.put(wanted)];
  const into = kernel.allocate(4 * batches.room);
  const [hashes, ends] = [kernel.allocate(4 * count), kernel.allocate(4 * count)];
  let length = start;
  batches.forEach(({ first, rows, starts, stacks }) => {
    const written = kernel.calls.translateStacks(
      ...[rows, starts, stacks, wantedRows + first, table, HASH_SEED, STEP],
      ...[into, length, ends + 4 * first, hashes + 4 * first],
    );
    to.set(kernel.words(into, written), length);
    length += written;
    return 'more';
  });
  return { hashes: new Int32Array(kernel.words(hashes, count)), ends: kernel.words(ends, count).slice() };
}
