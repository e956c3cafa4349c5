import { endOf, expectedSize, isGzip } from './inflateGzip';
import type { Allocate } from './proto/sampleReader';
import { ProtoReader } from './proto/protoReader';
import type { ReadOptions } from './readProfile';
import { acceptProto, readProfile } from './readProfile';
import type { ReadOutcome } from './readOutcome';

/** Compressed bytes that are asked for one by one; a piece holds until the next but one is asked for. */
export type CompressedPieces = Generator<Uint8Array, void, undefined>;

/** A gzip file that need not be in memory as a whole. */
export interface LargeFile {
  /** Bytes. */
  readonly length: number;
  /** The last four bytes. */
  readonly trailer: Uint8Array;
  /** From its beginning; throws the system's error. Whoever takes not all says so with `return`. */
  pieces(): CompressedPieces;
  /** All of it, or what there is to say of a file that is no longer there. */
  whole(): WholeFile;
}

export type WholeFile =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly message: string };

/** As read, or only what pprof says where there is nothing to read any more. */
export type FileOutcome =
  ReadOutcome | { readonly ok: false; readonly message?: undefined; readonly pprofMessage: string };

/** Something that inflates apart from this thread. */
export interface PieceInflater {
  /**
   * Hands over what comes out, until it has all or `onPiece` wants no more. Never rejects: what `pieces` throws is a
   * failure, too.
   */
  inflate(
    pieces: CompressedPieces,
    onPiece: (piece: Uint8Array) => 'more' | 'stop',
  ): Promise<'all' | 'failed'>;
  /** Memory for the columns of samples, where others than this thread are to read them. */
  readonly allocate?: Allocate;
}

/**
 * Reads a large gzipped profile.proto while it is still being inflated. Everything else, and what turns out to be no
 * sound profile.proto, is read as `readProfile` does it, which says what is wrong.
 */
export async function readWhileInflating(
  input: Uint8Array | LargeFile,
  options: ReadOptions,
  inflater: PieceInflater | undefined,
): Promise<FileOutcome> {
  const isWhole = input instanceof Uint8Array;
  const outcome =
    inflater && (!isWhole || (isGzip(input) && input.length >= WORTH_IT))
      ? await readPieces(isWhole ? inOnePiece(input) : input, options, inflater)
      : undefined;
  if (outcome) return outcome;
  const whole: WholeFile = isWhole ? { ok: true, bytes: input } : input.whole();
  return whole.ok ? readProfile(whole.bytes, options) : { ok: false, pprofMessage: whole.message };
}

/** Bytes that take several milliseconds to inflate. */
const WORTH_IT = 1 << 20;

type Pieces = Pick<LargeFile, 'length' | 'trailer' | 'pieces'>;

function inOnePiece(bytes: Uint8Array): Pieces {
  return {
    ...endOf(bytes),
    *pieces() {
      yield bytes;
    },
  };
}

async function readPieces(
  { length: inputLength, trailer, pieces }: Pieces,
  { maxInflatedBytes }: ReadOptions,
  inflater: PieceInflater,
): Promise<ReadOutcome | undefined> {
  const expected = expectedSize({ length: inputLength, trailer }, maxInflatedBytes);
  const reader = new ProtoReader(expected, inflater.allocate);
  let length = 0;
  const inflated = await inflater.inflate(pieces(), (piece) => {
    length += piece.length;
    return length > maxInflatedBytes ? 'stop' : reader.add(piece);
  });
  // Nothing is no profile, although it is a sound protobuf message.
  const proto = inflated === 'all' && length > 0 ? reader.finish(new Uint8Array(0)) : undefined;
  return proto?.ok ? acceptProto(proto.profile) : undefined;
}
