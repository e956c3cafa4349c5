/** Reads the messages that samples refer to: mappings, locations with their lines, functions, value types. */
import type { Reader } from 'protobufjs/minimal';
import { MalformedContent, PROFILE_LIMITS } from '../readOutcome';
import { GrowingFloat64, GrowingUint32 } from './growingColumns';
import type { BytesInKernel } from './bytesInKernel';
import { MOST_PARTS, TABLE_ROOM, TableRuns } from './tableRuns';
import type { IdHandles } from './wire';
import {
  BYTES,
  VARINT,
  enterMessage,
  expectWireType,
  highHalf,
  leaveMessage,
  lowHalf,
  readBool,
  readLineNumber,
  readMessage,
  readStringIndex,
  readUint64,
  readVarint,
  skipUnknown,
} from './wire';

/** Value type with string indices. */
export interface RawValueType {
  readonly type: number;
  readonly unit: number;
}

export function readValueType(reader: Reader, wireType: number): RawValueType {
  let type = 0;
  let unit = 0;
  readMessage(reader, enterMessage(reader, wireType), (field, wire) => {
    if (field !== 1 && field !== 2) return false;
    expectWireType(wire, VARINT);
    if (field === 1) type = readStringIndex(reader);
    else unit = readStringIndex(reader);
    return true;
  });
  return { type, unit };
}

/** Mapping with string indices. */
export interface RawMapping {
  id: bigint;
  /** Handle of the id. */
  handle: number;
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: number;
  buildId: number;
  flags: [functions: boolean, fileNames: boolean, lineNumbers: boolean, inlineFrames: boolean];
}

export function readMapping(reader: Reader, wireType: number, ids: IdHandles): RawMapping {
  const mapping: RawMapping = {
    id: 0n,
    handle: 0,
    start: 0n,
    limit: 0n,
    offset: 0n,
    file: 0,
    buildId: 0,
    flags: [false, false, false, false],
  };
  readMessage(reader, enterMessage(reader, wireType), (field, wire) => {
    if (field < 1 || field > 10) return false;
    expectWireType(wire, VARINT);
    if (field === 1) {
      mapping.handle = ids.read(reader);
      mapping.id = ids.idOf(mapping.handle);
    } else if (field === 2) mapping.start = readUint64(reader);
    else if (field === 3) mapping.limit = readUint64(reader);
    else if (field === 4) mapping.offset = readUint64(reader);
    else if (field === 5) mapping.file = readStringIndex(reader);
    else if (field === 6) mapping.buildId = readStringIndex(reader);
    else mapping.flags[field - 7] = readBool(reader);
    return true;
  });
  if (mapping.id === 0n) throw reservedId('mapping', 'ID');
  return mapping;
}

/** Refused while reading, so that a million empty messages cost nothing. */
function reservedId(what: string, word: 'ID' | 'id'): MalformedContent {
  return new MalformedContent(`a ${what} has the id 0`, `found ${what} with reserved ${word}=0`, 'invalid');
}

function tooManyLines(count: number): MalformedContent {
  return new MalformedContent(
    `a location has ${count} lines, more than ${PROFILE_LIMITS.linesPerLocation}`,
    'too many lines in a location',
    'invalid',
  );
}

type LocationColumns = [number, number, number, number, number, number, number, number];

export class LocationReader {
  count = 0;
  readonly handles = new GrowingUint32(256);
  /** Low and high half of each address. */
  private readonly addressWords = new GrowingUint32(512);
  /** Handles of mapping ids; 0 for none. */
  readonly mappings = new GrowingUint32(256);
  /** Rows of the folded ones. */
  readonly folded: number[] = [];
  readonly lineStarts = new GrowingUint32(256);
  /** Handles of function ids. */
  readonly lineFunctions = new GrowingUint32(256);
  readonly lineNumbers = new GrowingFloat64(256);
  readonly lineColumns = new GrowingFloat64(256);
  private runs: TableRuns | undefined;

  constructor(
    private readonly ids: IdHandles,
    private readonly functionIds: IdHandles,
    private readonly mappingIds: IdHandles,
  ) {}

  read(reader: Reader, wireType: number): void {
    let handle = 0;
    let mapping = 0;
    let [addressLow, addressHigh] = [0, 0];
    let folded = 0;
    const firstLine = this.lineFunctions.length;
    this.lineStarts.push(firstLine);
    const end = enterMessage(reader, wireType);
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag === 0x08) handle = this.ids.read(reader);
      else if (tag === 0x10) mapping = this.mappingIds.read(reader);
      else if (tag === 0x18) {
        readVarint(reader);
        addressLow = lowHalf();
        addressHigh = highHalf();
      } else if (tag === 0x22) this.readLine(reader);
      else if (tag === 0x28) folded = Number(readBool(reader));
      else skipUnknown(reader, tag, 5, 4);
    }
    leaveMessage(reader, end);
    if (handle === 0) throw reservedId('location', 'id');
    const lineCount = this.lineFunctions.length - firstLine;
    if (lineCount > PROFILE_LIMITS.linesPerLocation) throw tooManyLines(lineCount);
    this.handles.push(handle);
    this.mappings.push(mapping);
    this.addressWords.push(addressLow);
    this.addressWords.push(addressHigh);
    if (folded === 1) this.folded.push(this.count);
    this.count++;
  }

  /** Reads what ordinary locations follow. Throws `KernelMemorySpent`. */
  readRun(reader: Reader, bytes: BytesInKernel): void {
    const { kernel } = bytes;
    this.runs ??= new TableRuns(bytes, {
      columns: [
        ...[4, 4, 8, 1, 4].map((size) => size * TABLE_ROOM),
        ...[4, 8, 8].map((size) => size * MOST_PARTS),
      ],
      read: ({ from, end }, columns) =>
        kernel.calls.readLocations(from, end, TABLE_ROOM, PROFILE_LIMITS.linesPerLocation, ...columns),
    });
    this.runs.read(reader, (rows, lines, columns) => {
      const [handles, mappings, addresses, folded, lineEnds, lineFunctions, lineNumbers, lineColumns] =
        columns as LocationColumns;
      const firstLine = this.lineFunctions.length;
      const ends = kernel.words(lineEnds, rows);
      this.lineStarts.push(firstLine);
      for (let row = 1; row < rows; row++) this.lineStarts.push(firstLine + (ends[row - 1] as number));
      this.handles.append(kernel.words(handles, rows));
      this.mappings.append(kernel.words(mappings, rows));
      this.addressWords.append(kernel.words(addresses, 2 * rows));
      kernel.bytes(folded, rows).forEach((isFolded, row) => {
        if (isFolded === 1) this.folded.push(this.count + row);
      });
      this.lineFunctions.append(kernel.words(lineFunctions, lines));
      this.lineNumbers.append(kernel.doubles(lineNumbers, lines));
      this.lineColumns.append(kernel.doubles(lineColumns, lines));
      this.count += rows;
    });
  }

  addresses(): BigUint64Array {
    const words = this.addressWords.array.slice(0, this.count * 2);
    return new BigUint64Array(words.buffer);
  }

  private readLine(reader: Reader): void {
    let handle = 0;
    let number = 0;
    let column = 0;
    const end = enterMessage(reader, BYTES);
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag === 0x08) handle = this.functionIds.read(reader);
      else if (tag === 0x10) number = readLineNumber(reader);
      else if (tag === 0x18) column = readLineNumber(reader);
      else skipUnknown(reader, tag, 3, 0);
    }
    leaveMessage(reader, end);
    this.lineFunctions.push(handle);
    this.lineNumbers.push(number);
    this.lineColumns.push(column);
  }
}

type FunctionColumns = [number, number, number, number, number];

export class FunctionReader {
  count = 0;
  readonly handles = new GrowingUint32(256);
  readonly names = new GrowingUint32(256);
  readonly systemNames = new GrowingUint32(256);
  readonly fileNames = new GrowingUint32(256);
  readonly startLines = new GrowingFloat64(256);
  private runs: TableRuns | undefined;

  constructor(private readonly ids: IdHandles) {}

  read(reader: Reader, wireType: number): void {
    let [handle, name, systemName, fileName, startLine] = [0, 0, 0, 0, 0];
    const end = enterMessage(reader, wireType);
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag === 0x08) handle = this.ids.read(reader);
      else if (tag === 0x10) name = readStringIndex(reader);
      else if (tag === 0x18) systemName = readStringIndex(reader);
      else if (tag === 0x20) fileName = readStringIndex(reader);
      else if (tag === 0x28) startLine = readLineNumber(reader);
      else skipUnknown(reader, tag, 5, 0);
    }
    leaveMessage(reader, end);
    if (handle === 0) throw reservedId('function', 'ID');
    this.handles.push(handle);
    this.names.push(name);
    this.systemNames.push(systemName);
    this.fileNames.push(fileName);
    this.startLines.push(startLine);
    this.count++;
  }

  /** Reads what ordinary functions follow. Throws `KernelMemorySpent`. */
  readRun(reader: Reader, bytes: BytesInKernel): void {
    const { kernel } = bytes;
    this.runs ??= new TableRuns(bytes, {
      columns: [4, 4, 4, 4, 8].map((size) => size * TABLE_ROOM),
      read: ({ from, end }, columns) => kernel.calls.readFunctions(from, end, TABLE_ROOM, ...columns),
    });
    this.runs.read(reader, (rows, _, columns) => {
      const [handles, names, systemNames, fileNames, startLines] = columns as FunctionColumns;
      this.handles.append(kernel.words(handles, rows));
      this.names.append(kernel.words(names, rows));
      this.systemNames.append(kernel.words(systemNames, rows));
      this.fileNames.append(kernel.words(fileNames, rows));
      this.startLines.append(kernel.doubles(startLines, rows));
      this.count += rows;
    });
  }
}
