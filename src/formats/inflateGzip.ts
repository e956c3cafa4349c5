/** Inflates gzip under a byte budget: with Node's zlib where there is one, else with pako, which any JavaScript runs. */
import type { gunzipSync } from 'node:zlib';
import { Inflate } from 'pako';

export type InflateOutcome =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly reason: 'tooLarge' | 'cutShort' | 'damaged';
      readonly inflatedBytes: number;
    };

/** The part of `node:zlib` that is used; undefined where there is none, as in a browser. */
export type Zlib = { readonly gunzipSync: typeof gunzipSync } | undefined;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function inflateGzip(bytes: Uint8Array, maxBytes: number, zlib: Zlib): InflateOutcome {
  if (zlib) {
    try {
      const chunkSize = expectedSize(endOf(bytes), maxBytes);
      return { ok: true, bytes: zlib.gunzipSync(bytes, { maxOutputLength: maxBytes, chunkSize }) };
    } catch (error) {
      if (hasCode(error, 'ERR_BUFFER_TOO_LARGE'))
        return { ok: false, reason: 'tooLarge', inflatedBytes: maxBytes };
      const cut = hasCode(error, 'Z_BUF_ERROR') ? inflatedUntilCut(bytes, maxBytes, zlib) : undefined;
      if (cut !== undefined) return { ok: false, reason: 'cutShort', inflatedBytes: cut };
      // zlib does not say how far it came; pako does, and it is the second opinion on what is wrong.
      const diagnosis = inflateWithPako(bytes, maxBytes, () => undefined);
      return diagnosis.ok ? { ok: false, reason: 'damaged', inflatedBytes: diagnosis.bytes } : diagnosis;
    }
  }
  const chunks: Uint8Array[] = [];
  const outcome = inflateWithPako(bytes, maxBytes, (chunk) => chunks.push(chunk));
  return outcome.ok ? { ok: true, bytes: joined(chunks, outcome.bytes) } : outcome;
}

/** zlib is a third faster when its one chunk holds all; the trailer's size is untrusted and modulo 2^32. */
export function expectedSize(
  { length, trailer }: { readonly length: number; readonly trailer: Uint8Array },
  maxBytes: number,
): number {
  if (trailer.length < 4) return 64 * 1024;
  const claimed = new DataView(trailer.buffer, trailer.byteOffset, 4).getUint32(0, true);
  // Profiles shrink ten times or so, and what was cut off has any number there: a large claim is not worth the memory.
  return Math.max(64 * 1024, claimed > length * 64 ? 0 : Math.min(claimed + 1, maxBytes));
}

/** Length and last bytes of what is in memory. */
export function endOf(bytes: Uint8Array): { readonly length: number; readonly trailer: Uint8Array } {
  return { length: bytes.length, trailer: bytes.subarray(-4) };
}

/** How many bytes come out of a stream that wants more input than there is; undefined where zlib finds it broken. */
function inflatedUntilCut(
  bytes: Uint8Array,
  maxBytes: number,
  { gunzipSync: gunzip }: NonNullable<Zlib>,
): number | undefined {
  try {
    return gunzip(bytes, { maxOutputLength: maxBytes, finishFlush: Z_SYNC_FLUSH }).length;
  } catch {
    return undefined;
  }
}

/** zlib.h: give out what there is, and expect no end. */
const Z_SYNC_FLUSH = 2;

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

class BudgetSpent extends Error {}

function inflateWithPako(
  bytes: Uint8Array,
  maxBytes: number,
  take: (chunk: Uint8Array) => void,
): { readonly ok: true; readonly bytes: number } | Extract<InflateOutcome, { ok: false }> {
  let inflatedBytes = 0;
  const inflate = new Inflate({ chunkSize: 64 * 1024 });
  inflate.onData = (chunk) => {
    inflatedBytes += chunk.length;
    if (inflatedBytes > maxBytes) throw new BudgetSpent();
    take(chunk);
  };
  try {
    inflate.push(bytes, true);
  } catch (error) {
    if (error instanceof BudgetSpent) return { ok: false, reason: 'tooLarge', inflatedBytes: maxBytes };
    return { ok: false, reason: 'damaged', inflatedBytes };
  }
  if (inflate.err !== 0) {
    // zlib's Z_BUF_ERROR is -5: the stream wants more input than there is.
    return { ok: false, reason: inflate.err === -5 ? 'cutShort' : 'damaged', inflatedBytes };
  }
  if (!inflate.ended) return { ok: false, reason: 'cutShort', inflatedBytes };
  return { ok: true, bytes: inflatedBytes };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
