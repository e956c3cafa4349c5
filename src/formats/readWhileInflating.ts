import { expectedSize, isGzip } from './inflateGzip';
import type { Allocate } from './proto/sampleReader';
import { ProtoReader } from './proto/protoReader';
import type { ReadOptions } from './readProfile';
import { acceptProto, readProfile } from './readProfile';
import type { ReadOutcome } from './readOutcome';

/** Something that inflates apart from this thread. */
export interface PieceInflater {
  /** Hands over what comes out, until it has all or `onPiece` wants no more; never rejects. */
  inflate(bytes: Uint8Array, onPiece: (piece: Uint8Array) => 'more' | 'stop'): Promise<'all' | 'failed'>;
  /** Memory for the columns of samples, where others than this thread are to read them. */
  readonly allocate?: Allocate;
}

/**
 * Reads a large gzipped profile.proto while it is still being inflated. Everything else, and what turns out to be no
 * sound profile.proto, is read as `readProfile` does it, which says what is wrong.
 */
export async function readWhileInflating(
  input: Uint8Array,
  options: ReadOptions,
  inflater: PieceInflater | undefined,
): Promise<ReadOutcome> {
  if (!inflater || !isGzip(input) || input.length < WORTH_IT) return readProfile(input, options);
  return (await readPieces(input, options, inflater)) ?? readProfile(input, options);
}

/** Bytes that take several milliseconds to inflate. */
const WORTH_IT = 1 << 20;

async function readPieces(
  input: Uint8Array,
  { maxInflatedBytes }: ReadOptions,
  inflater: PieceInflater,
): Promise<ReadOutcome | undefined> {
  const reader = new ProtoReader(expectedSize(input, maxInflatedBytes), inflater.allocate);
  let length = 0;
  const inflated = await inflater.inflate(input, (piece) => {
    length += piece.length;
    return length > maxInflatedBytes ? 'stop' : reader.add(piece);
  });
  const proto = inflated === 'all' ? reader.finish(new Uint8Array(0)) : undefined;
  return proto?.ok ? acceptProto(proto.profile) : undefined;
}
