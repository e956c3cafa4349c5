/**
 * Writes a profile as uncompressed profile.proto, byte for byte as pprof writes it: order of fields, strings in the order
 * of first use, numbers packed when there are more than two, and zeros left out.
 * Rules: preEncode and encode in pprof's profile/encode.go, 2026-11.
 */
import type { Profile } from '../../model/profile';
import { CollectedStrings, Utf8Collector } from '../../model/utf8Collector';
import { WriteBuffer } from './writeBuffer';
import { SampleWriter } from './writeSamples';
import { writeFunction, writeLocation, writeMapping, writeValueType } from './writeTables';

export function writeProto(profile: Profile): Uint8Array {
  const pieces = [...protoPieces(profile)];
  if (pieces.length === 1 && pieces[0]) return pieces[0];
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const PIECE_BYTES = 1 << 20;

/** The same in pieces of about a megabyte, for what is compressed or written while it is made. */
export function* protoPieces(profile: Profile): Generator<Uint8Array, void, undefined> {
  const buffer = new WriteBuffer(PIECE_BYTES + (PIECE_BYTES >> 3));
  const strings = new Utf8Collector();
  const collected = new CollectedStrings(strings, profile.strings);
  for (const type of profile.sampleTypes) writeValueType(buffer, 1, type, strings);
  const samples = new SampleWriter(buffer, profile, collected);
  yield* piecewise(buffer, profile.samples.count, (row) => {
    samples.write(row);
  });
  for (const mapping of profile.mappings) writeMapping(buffer, mapping, strings);
  yield* piecewise(buffer, profile.locations.count, (row) => {
    writeLocation(buffer, profile, row);
  });
  yield* piecewise(buffer, profile.functions.count, (row) => {
    writeFunction(buffer, profile, row, collected);
  });
  const header = headerIndices(profile, strings);
  const { bytes, starts } = strings.finish();
  yield* piecewise(buffer, strings.count, (row) => {
    buffer.bytesField(6, bytes, starts[row] as number, starts[row + 1] as number);
  });
  writeHeader(buffer, profile, header, strings);
  yield buffer.take();
}

function* piecewise(
  buffer: WriteBuffer,
  count: number,
  write: (row: number) => void,
): Generator<Uint8Array, void, undefined> {
  for (let row = 0; row < count;) {
    while (row < count && buffer.length < PIECE_BYTES) write(row++);
    if (buffer.length >= PIECE_BYTES) yield buffer.take();
  }
}

interface HeaderIndices {
  readonly dropFrames: number;
  readonly keepFrames: number;
  readonly comments: readonly number[];
  readonly defaultSampleType: number;
  readonly docUrl: number;
}

/** Puts the header's strings into the table, which is written before the header is. */
function headerIndices(profile: Profile, strings: Utf8Collector): HeaderIndices {
  const { periodType } = profile;
  const dropFrames = strings.indexOfText(profile.dropFrames);
  const keepFrames = strings.indexOfText(profile.keepFrames);
  strings.indexOfText(periodType.type);
  strings.indexOfText(periodType.unit);
  return {
    dropFrames,
    keepFrames,
    comments: profile.comments.map((comment) => strings.indexOfText(comment)),
    defaultSampleType: strings.indexOfText(profile.defaultSampleType),
    docUrl: strings.indexOfText(profile.docUrl),
  };
}

function writeHeader(
  buffer: WriteBuffer,
  { timeNanos, durationNanos, periodType, period }: Profile,
  header: HeaderIndices,
  strings: Utf8Collector,
): void {
  buffer.numberField(7, header.dropFrames);
  buffer.numberField(8, header.keepFrames);
  buffer.bigintField(9, timeNanos);
  buffer.bigintField(10, durationNanos);
  if (periodType.type !== '' || periodType.unit !== '') writeValueType(buffer, 11, periodType, strings);
  buffer.bigintField(12, period);
  buffer.numbersField(13, header.comments);
  // The only field that is written even when it is zero.
  buffer.varint(14 << 3, 0);
  buffer.number(header.defaultSampleType);
  buffer.numberField(15, header.docUrl);
}
