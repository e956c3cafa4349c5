/**
 * Reads an uncompressed profile.proto into columns in one pass, then resolves and validates it.
 * Order in the file is arbitrary, and Go writes the string table last, so nothing is looked up before the end.
 */
import type { Reader } from 'protobufjs/minimal';
import protobuf from 'protobufjs/minimal';
import type { Profile } from '../../model/profile';
import { MalformedContent, PROFILE_LIMITS } from '../readOutcome';
import { GrowingUint32 } from './growingColumns';
import { resolveProfile } from './resolveProfile';
import { RowsByHandle } from './rowsByHandle';
import { SampleReader } from './sampleReader';
import type { RawMapping, RawValueType } from './tableReaders';
import { FunctionReader, LocationReader, readMapping, readValueType } from './tableReaders';
import {
  BYTES,
  IdHandles,
  VARINT,
  enterMessage,
  expectWireType,
  readInt64,
  readMessage,
  readStringIndex,
  skipField,
} from './wire';

/** Everything as read, with unresolved ids and string indices. */
export class RawProfile {
  readonly locationIds = new IdHandles();
  readonly functionIds = new IdHandles();
  readonly mappingIds = new IdHandles();
  readonly sampleTypes: RawValueType[] = [];
  sampleCount = 0;
  sampleBytes = 0;
  readonly mappings: RawMapping[] = [];
  readonly locations = new LocationReader(this.locationIds, this.functionIds, this.mappingIds);
  readonly functions = new FunctionReader(this.functionIds);
  /** Where each string begins in the input, and how long it is. */
  readonly stringStarts = new GrowingUint32(1024);
  readonly stringLengths = new GrowingUint32(1024);
  dropFrames = 0;
  keepFrames = 0;
  timeNanos = 0n;
  durationNanos = 0n;
  periodType: RawValueType = { type: 0, unit: 0 };
  period = 0n;
  readonly comments: number[] = [];
  defaultSampleType = 0;
  docUrl = 0;
}

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

export function readProto(bytes: Uint8Array): ProtoOutcome {
  // A view that is no Buffer, so that the library's plain reader is used.
  const reader = protobuf.Reader.create(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const raw = new RawProfile();
  const where = (): string =>
    `after ${reader.pos.toLocaleString('en')} of ${bytes.length.toLocaleString('en')} bytes, `;
  let problem: ProtoOutcome | undefined;
  try {
    readMessage(reader, reader.len, (field, wireType) => readProfileField(reader, raw, field, wireType));
  } catch (error) {
    problem = failure(error, 'unreadable', where());
  }
  // Samples are read after all else; what stands first in the data is what is wrong with it.
  const end = problem ? reader.pos : reader.len;
  reader.pos = 0;
  const locations = new RowsByHandle(raw.locations.handles);
  const samples = sampleReader(reader, raw, locations);
  try {
    readSamples(reader, end, samples);
  } catch (error) {
    return failure(error, 'unreadable', where());
  }
  if (problem) return problem;
  try {
    return { ok: true, profile: resolveProfile(raw, samples, locations, bytes) };
  } catch (error) {
    return failure(error, 'malformed', '');
  }
}

function sampleReader(reader: Reader, raw: RawProfile, rows: RowsByHandle): SampleReader {
  const shape = {
    count: raw.sampleCount,
    byteLength: raw.sampleBytes,
    typeCount: raw.sampleTypes.length,
  };
  return new SampleReader(reader, shape, raw.locationIds, rows);
}

/** Walks the top level once more, now for the samples alone. */
function readSamples(reader: Reader, end: number, samples: SampleReader): void {
  while (reader.pos < end && !samples.isDone) {
    const tag = reader.uint32();
    if (tag === SAMPLE_TAG) samples.read();
    else skipField(reader, tag & 7);
  }
}

const SAMPLE_TAG = (2 << 3) | BYTES;

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

const FIELDS = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  string: 6,
  periodType: 11,
};

/** Field numbers and types: message Profile of profile.proto. */
function readProfileField(reader: Reader, raw: RawProfile, field: number, wireType: number): boolean {
  switch (field) {
    case FIELDS.sampleType:
      if (raw.sampleTypes.length >= PROFILE_LIMITS.sampleTypes) throw tooManySampleTypes();
      raw.sampleTypes.push(readValueType(reader, wireType));
      return true;
    case FIELDS.sample:
      passSample(reader, raw, wireType);
      return true;
    case FIELDS.mapping:
      raw.mappings.push(readMapping(reader, wireType, raw.mappingIds));
      return true;
    case FIELDS.location:
      raw.locations.read(reader, wireType);
      return true;
    case FIELDS.function:
      raw.functions.read(reader, wireType);
      return true;
    case FIELDS.string:
      readStringEntry(reader, raw, wireType);
      return true;
    case FIELDS.periodType:
      raw.periodType = readValueType(reader, wireType);
      return true;
    case 13:
      readComments(reader, raw, wireType);
      return true;
    default:
      return readScalarField(reader, raw, field, wireType);
  }
}

function readScalarField(reader: Reader, raw: RawProfile, field: number, wireType: number): boolean {
  if (field < 7 || field > 15) return false;
  expectWireType(wireType, VARINT);
  if (field === 7) raw.dropFrames = readStringIndex(reader);
  else if (field === 8) raw.keepFrames = readStringIndex(reader);
  else if (field === 9) readTime(reader, raw);
  else if (field === 10) raw.durationNanos = readInt64(reader);
  else if (field === 12) raw.period = readInt64(reader);
  else if (field === 14) raw.defaultSampleType = readStringIndex(reader);
  else raw.docUrl = readStringIndex(reader);
  return true;
}

function passSample(reader: Reader, raw: RawProfile, wireType: number): void {
  const begin = reader.pos;
  reader.pos = enterMessage(reader, wireType);
  raw.sampleCount++;
  raw.sampleBytes += reader.pos - begin;
}

function tooManySampleTypes(): MalformedContent {
  return new MalformedContent(
    `it has more than ${PROFILE_LIMITS.sampleTypes} sample types`,
    'too many sample types',
    'invalid',
  );
}

/** A second time is how pprof notices two profiles written one after the other (profile/encode.go). */
function readTime(reader: Reader, raw: RawProfile): void {
  const time = readInt64(reader);
  if (raw.timeNanos !== 0n) {
    throw new MalformedContent(
      'it holds two profiles, one after the other',
      'concatenated profiles detected',
    );
  }
  raw.timeNanos = time;
}

function readStringEntry(reader: Reader, raw: RawProfile, wireType: number): void {
  expectWireType(wireType, BYTES);
  const length = reader.uint32();
  if (reader.pos + length > reader.len) {
    throw new MalformedContent('a string runs past the end of the data', 'unexpected EOF');
  }
  if (raw.stringStarts.length === 0 && length > 0) {
    throw new MalformedContent('its first string is not empty', "string_table[0] must be ''");
  }
  raw.stringStarts.push(reader.pos);
  raw.stringLengths.push(length);
  reader.pos += length;
}

function readComments(reader: Reader, raw: RawProfile, wireType: number): void {
  if (wireType !== BYTES) {
    expectWireType(wireType, VARINT);
    raw.comments.push(readStringIndex(reader));
    return;
  }
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) raw.comments.push(readStringIndex(reader));
  if (reader.pos !== end) throw new MalformedContent('the list of comments is cut', 'unexpected EOF');
}
