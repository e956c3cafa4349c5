/** Reads the messages that samples refer to: mappings, locations with their lines, functions, value types. */
import type { Reader } from 'protobufjs/minimal';
import { MalformedContent, PROFILE_LIMITS } from '../readOutcome';
import { GrowingBigUint64, GrowingFloat64, GrowingUint32 } from './growingColumns';
import type { IdHandles } from './wire';
import {
  BYTES,
  VARINT,
  enterMessage,
  expectWireType,
  readBool,
  readLineNumber,
  readMessage,
  readStringIndex,
  readUint64,
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
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: number;
  buildId: number;
  flags: [functions: boolean, fileNames: boolean, lineNumbers: boolean, inlineFrames: boolean];
}

export function readMapping(reader: Reader, wireType: number): RawMapping {
  const mapping: RawMapping = {
    id: 0n,
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
    if (field === 1) mapping.id = readUint64(reader);
    else if (field === 2) mapping.start = readUint64(reader);
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

export class LocationReader {
  count = 0;
  readonly handles = new GrowingUint32(256);
  readonly addresses = new GrowingBigUint64();
  /** Mapping ids; 0n for none. */
  readonly mappingIds: bigint[] = [];
  readonly folded: number[] = [];
  readonly lineStarts = new GrowingUint32(256);
  /** Handles of function ids. */
  readonly lineFunctions = new GrowingUint32(256);
  readonly lineNumbers = new GrowingFloat64(256);
  readonly lineColumns = new GrowingFloat64(256);

  constructor(
    private readonly ids: IdHandles,
    private readonly functionIds: IdHandles,
  ) {}

  read(reader: Reader, wireType: number): void {
    let handle = 0;
    let mapping = 0n;
    let address = 0n;
    let folded = 0;
    const firstLine = this.lineFunctions.length;
    this.lineStarts.push(firstLine);
    readMessage(reader, enterMessage(reader, wireType), (field, wire) => {
      if (field < 1 || field > 5) return false;
      expectWireType(wire, field === 4 ? BYTES : VARINT);
      if (field === 1) handle = this.ids.read(reader);
      else if (field === 2) mapping = readUint64(reader);
      else if (field === 3) address = readUint64(reader);
      else if (field === 4) this.readLine(reader);
      else folded = Number(readBool(reader));
      return true;
    });
    if (handle === 0) throw reservedId('location', 'id');
    const lineCount = this.lineFunctions.length - firstLine;
    if (lineCount > PROFILE_LIMITS.linesPerLocation) throw tooManyLines(lineCount);
    this.handles.push(handle);
    this.mappingIds.push(mapping);
    this.addresses.push(address);
    this.folded.push(folded);
    this.count++;
  }

  private readLine(reader: Reader): void {
    let handle = 0;
    let number = 0;
    let column = 0;
    readMessage(reader, enterMessage(reader, BYTES), (field, wire) => {
      if (field < 1 || field > 3) return false;
      expectWireType(wire, VARINT);
      if (field === 1) handle = this.functionIds.read(reader);
      else if (field === 2) number = readLineNumber(reader);
      else column = readLineNumber(reader);
      return true;
    });
    this.lineFunctions.push(handle);
    this.lineNumbers.push(number);
    this.lineColumns.push(column);
  }
}

export class FunctionReader {
  count = 0;
  readonly handles = new GrowingUint32(256);
  readonly names = new GrowingUint32(256);
  readonly systemNames = new GrowingUint32(256);
  readonly fileNames = new GrowingUint32(256);
  readonly startLines = new GrowingFloat64(256);

  constructor(private readonly ids: IdHandles) {}

  read(reader: Reader, wireType: number): void {
    let handle = 0;
    const strings = [0, 0, 0];
    let startLine = 0;
    readMessage(reader, enterMessage(reader, wireType), (field, wire) => {
      if (field < 1 || field > 5) return false;
      expectWireType(wire, VARINT);
      if (field === 1) handle = this.ids.read(reader);
      else if (field === 5) startLine = readLineNumber(reader);
      else strings[field - 2] = readStringIndex(reader);
      return true;
    });
    if (handle === 0) throw reservedId('function', 'ID');
    const [name = 0, systemName = 0, fileName = 0] = strings;
    this.handles.push(handle);
    this.names.push(name);
    this.systemNames.push(systemName);
    this.fileNames.push(fileName);
    this.startLines.push(startLine);
    this.count++;
  }
}
