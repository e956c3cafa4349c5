/**
 * Reads an uncompressed profile.proto into columns, whole or piece by piece as it comes out of its compression.
 * Order in the file is arbitrary, and Go writes the string table last, so nothing is looked up before the end.
 */
import protobuf from 'protobufjs/minimal';
import type { Profile } from '../../model/profile';
import { MalformedContent } from '../readOutcome';
import { readProfileField } from './profileFields';
import { RawProfile } from './rawProfile';
import { resolveProfile } from './resolveProfile';
import type { Allocate } from './sampleReader';
import { readMessage } from './wire';
import { wholeFieldsEnd } from './wholeFields';

export type ProtoOutcome =
  | { readonly ok: true; readonly profile: Profile }
  | {
      readonly ok: false;
      /** A clause that says what is wrong with the data as profile.proto. */
      readonly reason: string;
      readonly pprofMessage: string;
      /** `malformed`: the bytes are a profile.proto that breaks its rules; `unreadable`: they may be anything. */
      readonly kind: 'malformed' | 'concatenated' | 'unreadable';
    };

export class ProtoReader {
  private readonly raw: RawProfile;
  /** The beginning of a field whose rest has not come yet. */
  private rest: Uint8Array = new Uint8Array(0);

  /** `expectedBytes`: about as many as will come; a wrong guess costs time. */
  constructor(expectedBytes: number, allocate: Allocate = (bytes) => new ArrayBuffer(bytes)) {
    this.raw = new RawProfile(expectedBytes, allocate);
  }

  /** Reads what is complete. `stop`: it is broken, or a field is longer than pieces should have to be joined for. */
  add(piece: Uint8Array): 'more' | 'stop' {
    const bytes = this.rest.length === 0 ? piece : joined(this.rest, piece);
    const end = wholeFieldsEnd(bytes);
    if (bytes.length - end > LONGEST_FIELD) return 'stop';
    this.rest = bytes.slice(end);
    return this.readFields(bytes.subarray(0, end)) ? 'stop' : 'more';
  }

  /** Reads the last piece, which is the only one where `add` was never called. */
  finish(last: Uint8Array): ProtoOutcome {
    const problem = this.readFields(this.rest.length === 0 ? last : joined(this.rest, last));
    this.raw.releaseKernel();
    if (problem) return problem;
    try {
      return { ok: true, profile: resolveProfile(this.raw) };
    } catch (error) {
      return failure(error, 'malformed', '');
    }
  }

  private readFields(bytes: Uint8Array): ProtoOutcome | undefined {
    const { raw } = this;
    // A view that is no Buffer, so that the library's plain reader is used.
    const reader = protobuf.Reader.create(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    try {
      readMessage(reader, reader.len, (field, wireType) => readProfileField(reader, raw, field, wireType));
      return undefined;
    } catch (error) {
      const [at, length] = [reader.pos, bytes.length].map((count) => count.toLocaleString('en'));
      return failure(error, 'unreadable', `after ${at ?? ''} of ${length ?? ''} bytes, `);
    }
  }
}

const LONGEST_FIELD = 1 << 24;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function failure(error: unknown, kind: 'malformed' | 'unreadable', where: string): ProtoOutcome {
  if (error instanceof MalformedContent) {
    const isConcatenated = error.pprofMessage === 'concatenated profiles detected';
    const known = isConcatenated ? 'concatenated' : error.kind === 'invalid' ? 'malformed' : kind;
    return { ok: false, kind: known, reason: where + error.message, pprofMessage: error.pprofMessage };
  }
  // The library's reader throws a RangeError where data ends early, and an Error for impossible numbers.
  const message =
    error instanceof RangeError
      ? 'the data ends in the middle of a message'
      : 'the data is no protobuf message';
  return { ok: false, kind: 'unreadable', reason: where + message, pprofMessage: 'unexpected EOF' };
}
