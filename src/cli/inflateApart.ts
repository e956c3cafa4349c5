/**
 * Inflates a profile on Node's thread pool, while this thread reads another one. To decode it there as well does not
 * pay: a thread's own engine starts slowly and compiles all anew, which takes as long as decoding 8 MB here.
 */
import zlib from 'node:zlib';
import { endOf, expectedSize, isGzip } from '../formats/inflateGzip';
import { DEFAULT_MAX_INFLATED_BYTES } from '../formats/readProfile';

/** The inflated bytes; the bytes themselves where that would not pay or fails: `readProfile` says what is wrong. */
export async function inflatedApart(bytes: Uint8Array): Promise<Uint8Array> {
  if (!isGzip(bytes) || bytes.length < LEAST || bytes.length > MOST) return bytes;
  try {
    const inflated = await gunzip(bytes);
    // Gzip within gzip is no profile, and must not be inflated twice.
    return inflated.length === 0 || isGzip(inflated) ? bytes : inflated;
  } catch {
    return bytes;
  }
}

/** Bytes that take several milliseconds to inflate. */
const LEAST = 1 << 20;

/** Inflated, more than this would be worth more memory than time. */
const MOST = 32 << 20;

function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const limits = {
    maxOutputLength: DEFAULT_MAX_INFLATED_BYTES,
    chunkSize: expectedSize(endOf(bytes), DEFAULT_MAX_INFLATED_BYTES),
  };
  return new Promise((resolve, reject) => {
    zlib.gunzip(bytes, limits, (error, inflated) => {
      if (error) reject(error);
      else resolve(inflated);
    });
  });
}
