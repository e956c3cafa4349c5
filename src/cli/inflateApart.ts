/**
 * Inflates a profile on Node's thread pool, while this thread reads another one. To decode it there as well does not
 * pay: a thread's own engine starts slowly and compiles all anew, which takes as long as decoding 8 MB here.
 */
import zlib from 'node:zlib';
import { expectedSize, isGzip } from '../formats/inflateGzip';
import { DEFAULT_MAX_INFLATED_BYTES } from '../formats/readProfile';

/** The inflated bytes; the bytes themselves where they are small, no gzip or odd: `readProfile` says what is wrong. */
export function inflatedApart(bytes: Uint8Array): Uint8Array | Promise<Uint8Array> {
  if (!isGzip(bytes) || bytes.length < WORTH_IT) return bytes;
  const limits = {
    maxOutputLength: DEFAULT_MAX_INFLATED_BYTES,
    chunkSize: expectedSize(bytes, DEFAULT_MAX_INFLATED_BYTES),
  };
  return new Promise((resolve) => {
    zlib.gunzip(bytes, limits, (error, inflated) => {
      // Gzip within gzip is no profile, and must not be inflated twice.
      resolve(error || inflated.length === 0 || isGzip(inflated) ? bytes : inflated);
    });
  });
}

/** Bytes that take several milliseconds to inflate. */
const WORTH_IT = 1 << 20;
