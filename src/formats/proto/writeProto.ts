/**
 * Writes a profile as uncompressed profile.proto. Field order and what is left out: encode in pprof's
 * profile/encode.go; repeated numbers are packed when there are more than two, as Go and pprof do.
 */
import type { Writer } from 'protobufjs/minimal';
import protobuf from 'protobufjs/minimal';
import type { Profile, ValueType } from '../../model/profile';
import { StringCollector } from '../../model/stringTable';
import { valueAt } from '../../model/valueColumn';
import { bytesField, int64Field, numbersField, uint64Field } from './writeFields';

export function writeProto(profile: Profile): Uint8Array {
  const writer = protobuf.Writer.create();
  const strings = new StringCollector();
  for (const type of profile.sampleTypes) bytesField(writer, 1, valueType(type, strings));
  for (let row = 0; row < profile.samples.count; row++) bytesField(writer, 2, sample(profile, row, strings));
  for (let row = 0; row < profile.mappings.length; row++)
    bytesField(writer, 3, mapping(profile, row, strings));
  for (let row = 0; row < profile.locations.count; row++) bytesField(writer, 4, location(profile, row));
  for (let row = 0; row < profile.functions.count; row++)
    bytesField(writer, 5, functionOf(profile, row, strings));
  const { periodType } = profile;
  const tail = protobuf.Writer.create();
  int64Field(tail, 7, BigInt(strings.indexOf(profile.dropFrames)));
  int64Field(tail, 8, BigInt(strings.indexOf(profile.keepFrames)));
  int64Field(tail, 9, profile.timeNanos);
  int64Field(tail, 10, profile.durationNanos);
  if (periodType.type !== '' || periodType.unit !== '') bytesField(tail, 11, valueType(periodType, strings));
  int64Field(tail, 12, profile.period);
  numbersField(
    tail,
    13,
    profile.comments.map((comment) => BigInt(strings.indexOf(comment))),
    'int64',
  );
  int64Field(tail, 14, BigInt(strings.indexOf(profile.defaultSampleType)));
  int64Field(tail, 15, BigInt(strings.indexOf(profile.docUrl)));
  const tailBytes = tail.finish();
  const table = strings.toTable();
  for (let index = 0; index < table.count; index++) writer.uint32((6 << 3) | 2).string(table.text(index));
  return joined(writer.finish(), tailBytes);
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}

function message(): Writer {
  return protobuf.Writer.create();
}

function valueType({ type, unit }: ValueType, strings: StringCollector): Writer {
  const writer = message();
  int64Field(writer, 1, BigInt(strings.indexOf(type)));
  int64Field(writer, 2, BigInt(strings.indexOf(unit)));
  return writer;
}

function sample(profile: Profile, row: number, strings: StringCollector): Writer {
  const { samples, locations } = profile;
  const writer = message();
  const stack = samples.stacks.subarray(samples.stackStarts[row], samples.stackStarts[row + 1]);
  numbersField(
    writer,
    1,
    Array.from(stack, (location) => locations.ids[location] as bigint),
    'uint64',
  );
  numbersField(
    writer,
    2,
    samples.values.map((column) => valueAt(column, row)),
    'int64',
  );
  const { keys, texts, numbers, units } = samples.labels;
  const indexOf = (index: number): bigint => BigInt(strings.indexOf(profile.strings.text(index)));
  for (let at = samples.labelStarts[row] as number; at < (samples.labelStarts[row + 1] as number); at++) {
    const label = message();
    int64Field(label, 1, indexOf(keys[at] as number));
    int64Field(label, 2, indexOf(texts[at] as number));
    int64Field(label, 3, numbers[at] as bigint);
    int64Field(label, 4, indexOf(units[at] as number));
    bytesField(writer, 3, label);
  }
  return writer;
}

function mapping(profile: Profile, row: number, strings: StringCollector): Writer {
  const writer = message();
  const source = profile.mappings[row];
  if (!source) return writer;
  uint64Field(writer, 1, source.id);
  uint64Field(writer, 2, source.start);
  uint64Field(writer, 3, source.limit);
  uint64Field(writer, 4, source.offset);
  int64Field(writer, 5, BigInt(strings.indexOf(source.file)));
  int64Field(writer, 6, BigInt(strings.indexOf(source.buildId)));
  const flags = [source.hasFunctions, source.hasFileNames, source.hasLineNumbers, source.hasInlineFrames];
  flags.forEach((flag, index) => {
    uint64Field(writer, 7 + index, flag ? 1n : 0n);
  });
  return writer;
}

function location({ locations, mappings, functions }: Profile, row: number): Writer {
  const writer = message();
  uint64Field(writer, 1, locations.ids[row] as bigint);
  uint64Field(writer, 2, mappings[locations.mappings[row] as number]?.id ?? 0n);
  uint64Field(writer, 3, locations.addresses[row] as bigint);
  for (let at = locations.lineStarts[row] as number; at < (locations.lineStarts[row + 1] as number); at++) {
    const line = message();
    uint64Field(line, 1, functions.ids[locations.lineFunctions[at] as number] as bigint);
    int64Field(line, 2, BigInt(locations.lineNumbers[at] as number));
    int64Field(line, 3, BigInt(locations.lineColumns[at] as number));
    bytesField(writer, 4, line);
  }
  uint64Field(writer, 5, BigInt(locations.folded[row] as number));
  return writer;
}

function functionOf({ functions, strings: source }: Profile, row: number, strings: StringCollector): Writer {
  const writer = message();
  const indexOf = (index: number): bigint => BigInt(strings.indexOf(source.text(index)));
  uint64Field(writer, 1, functions.ids[row] as bigint);
  int64Field(writer, 2, indexOf(functions.names[row] as number));
  int64Field(writer, 3, indexOf(functions.systemNames[row] as number));
  int64Field(writer, 4, indexOf(functions.fileNames[row] as number));
  int64Field(writer, 5, BigInt(functions.startLines[row] as number));
  return writer;
}
