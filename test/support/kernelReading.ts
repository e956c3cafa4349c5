/** Reads profile.proto with and without kernels, however small it is. */
import type { ProtoOutcome } from '../../src/formats/proto/protoReader';
import { ProtoReader } from '../../src/formats/proto/protoReader';

export type Reading = 'kernel' | 'plain';

/** A guess of the input's size decides whether there is a kernel. */
const GUESS: Readonly<Record<Reading, number>> = { kernel: 2 << 20, plain: 0 };

/** `pieces`: one after the other, as they come out of their compression. */
export function readBy(reading: Reading, ...pieces: readonly Uint8Array[]): ProtoOutcome | 'stop' {
  const reader = new ProtoReader(GUESS[reading]);
  for (const piece of pieces.slice(0, -1)) if (reader.add(piece) === 'stop') return 'stop';
  return reader.finish(pieces[pieces.length - 1] ?? new Uint8Array(0));
}

/** The first thing in which two outcomes differ; undefined where they are the same to the last number. */
export function firstDifference(one: unknown, other: unknown, at = ''): string | undefined {
  if (Object.is(one, other) || (typeof one === 'function' && typeof other === 'function')) return undefined;
  if (ArrayBuffer.isView(one) && ArrayBuffer.isView(other)) {
    const bytes = [one, other].map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    );
    const isSame = one.constructor === other.constructor && bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0));
    return isSame === true ? undefined : `${at}: ${one.byteLength} and ${other.byteLength} bytes`;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return `${at}: ${String(one)} and ${String(other)}`;
  }
  if (one instanceof Map && other instanceof Map) return firstDifference([...one], [...other], at);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    const found = firstDifference(
      (one as Record<string, unknown>)[name],
      (other as Record<string, unknown>)[name],
      `${at}.${name}`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
