/** Hashes of strings that are bytes, for tables of them. */
import { withKernel } from '../kernels/kernel';
import { HASH_SEED, mixed } from './stackHash';
import type { Utf8Strings } from './stringTable';

export function hashOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_SEED ^ (end - start);
  let at = start;
  for (; at + 3 < end; at += 4) {
    const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    hash = mixed(hash ^ (low | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)));
  }
  let rest = 0;
  for (; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
  return mixed(hash ^ rest);
}

/** `hashOfBytes` of every string of a large table, made once for it; undefined for a small one, of which few may be asked for. */
export function hashesOf(strings: Utf8Strings): Int32Array | undefined {
  const { length } = strings.bytes;
  if (length < LEAST || length > MOST) return undefined;
  let hashes = made.get(strings.bytes);
  if (hashes === undefined) {
    hashes = kernelHashes(strings);
    if (hashes) made.set(strings.bytes, hashes);
  }
  return hashes;
}

const made = new WeakMap<Uint8Array, Int32Array>();

/** Bytes from which on a kernel is faster, and which are not worth their memory. */
const [LEAST, MOST] = [1 << 18, 1 << 28];

export function kernelHashes({ bytes, starts }: Utf8Strings): Int32Array | undefined {
  return withKernel((kernel) => {
    const count = starts.length - 1;
    const [text, places, hashes] = [kernel.put(bytes), kernel.put(starts), kernel.allocate(4 * count)];
    kernel.calls.hashStrings(text, places, count, HASH_SEED, hashes);
    return new Int32Array(kernel.words(hashes, count));
  });
}
