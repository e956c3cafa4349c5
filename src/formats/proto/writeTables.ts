/** Writes what samples refer to: mappings, locations with their lines, functions, value types. */
import { exactLineNumber } from '../../model/lineNumber';
import type { Mapping, Profile, ValueType } from '../../model/profile';
import type { CollectedStrings, Utf8Collector } from '../../model/utf8Collector';
import type { WriteBuffer } from './writeBuffer';

export function writeValueType(
  buffer: WriteBuffer,
  field: number,
  { type, unit }: ValueType,
  strings: Utf8Collector,
): void {
  const start = buffer.begin(field, 1);
  buffer.numberField(1, strings.indexOfText(type));
  buffer.numberField(2, strings.indexOfText(unit));
  buffer.end(start, 1);
}

export function writeMapping(buffer: WriteBuffer, mapping: Mapping, strings: Utf8Collector): void {
  const start = buffer.begin(3, 1);
  buffer.bigintField(1, mapping.id);
  buffer.bigintField(2, mapping.start);
  buffer.bigintField(3, mapping.limit);
  buffer.bigintField(4, mapping.offset);
  buffer.numberField(5, strings.indexOfText(mapping.file));
  buffer.numberField(6, strings.indexOfText(mapping.buildId));
  buffer.numberField(7, Number(mapping.hasFunctions));
  buffer.numberField(8, Number(mapping.hasFileNames));
  buffer.numberField(9, Number(mapping.hasLineNumbers));
  buffer.numberField(10, Number(mapping.hasInlineFrames));
  buffer.end(start, 1);
}

export function writeLocation(
  buffer: WriteBuffer,
  { locations, mappings, functions }: Profile,
  row: number,
): void {
  const start = buffer.begin(4, 1);
  buffer.bigintField(1, locations.ids[row] as bigint);
  buffer.bigintField(2, mappings[locations.mappings[row] as number]?.id ?? 0n);
  buffer.bigintField(3, locations.addresses[row] as bigint);
  const end = locations.lineStarts[row + 1] as number;
  for (let line = locations.lineStarts[row] as number; line < end; line++) {
    const lineStart = buffer.begin(4, 1);
    buffer.bigintField(1, functions.ids[locations.lineFunctions[line] as number] as bigint);
    writeLineNumber(buffer, 2, locations.lineNumbers[line] as number);
    writeLineNumber(buffer, 3, locations.lineColumns[line] as number);
    buffer.end(lineStart, 1);
  }
  buffer.numberField(5, locations.folded[row] as number);
  buffer.end(start, 1);
}

export function writeFunction(
  buffer: WriteBuffer,
  { functions }: Profile,
  row: number,
  strings: CollectedStrings,
): void {
  const start = buffer.begin(5, 1);
  buffer.bigintField(1, functions.ids[row] as bigint);
  buffer.numberField(2, strings.indexOf(functions.names[row] as number));
  buffer.numberField(3, strings.indexOf(functions.systemNames[row] as number));
  buffer.numberField(4, strings.indexOf(functions.fileNames[row] as number));
  writeLineNumber(buffer, 5, functions.startLines[row] as number);
  buffer.end(start, 1);
}

function writeLineNumber(buffer: WriteBuffer, field: number, line: number): void {
  if (Number.isSafeInteger(line)) buffer.numberField(field, line);
  else buffer.bigintField(field, exactLineNumber(line));
}
