/** Reads the fields of message Profile of profile.proto. */
import type { Reader } from 'protobufjs/minimal';
import { MalformedContent, PROFILE_LIMITS } from '../readOutcome';
import type { RawProfile } from './rawProfile';
import { readMapping, readValueType } from './tableReaders';
import { BYTES, VARINT, expectWireType, readInt64, readStringIndex } from './wire';

/** Field numbers and types: message Profile of profile.proto. */
export function readProfileField(reader: Reader, raw: RawProfile, field: number, wireType: number): boolean {
  switch (field) {
    case FIELDS.sampleType:
      if (raw.sampleTypes.length >= PROFILE_LIMITS.sampleTypes) throw tooManySampleTypes();
      raw.sampleTypes.push(readValueType(reader, wireType));
      return true;
    case FIELDS.sample:
      raw.samples.read(reader, wireType);
      raw.readRun(reader, raw.samples);
      return true;
    case FIELDS.mapping:
      raw.mappings.push(readMapping(reader, wireType, raw.mappingIds));
      return true;
    case FIELDS.location:
      raw.locations.read(reader, wireType);
      raw.readRun(reader, raw.locations);
      return true;
    case FIELDS.function:
      raw.functions.read(reader, wireType);
      raw.readRun(reader, raw.functions);
      return true;
    case FIELDS.string:
      raw.strings.read(reader, wireType);
      raw.readRun(reader, raw.strings);
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

const FIELDS = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  string: 6,
  periodType: 11,
};
