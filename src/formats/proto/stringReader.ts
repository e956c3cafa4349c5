import type { Reader } from 'protobufjs/minimal';
import type { StringTable } from '../../model/stringTable';
import { stringTableOfBytes } from '../../model/stringTable';
import { MalformedContent } from '../readOutcome';
import type { BytesInKernel } from './bytesInKernel';
import { PIECE_BYTES } from './bytesInKernel';
import { GrowingUint32, copiedTo } from './growingColumns';
import { TABLE_ROOM, TableRuns } from './tableRuns';
import { BYTES, expectWireType } from './wire';

/** Reads the string table: the bytes alone, one after the other, so that the input can be let go. */
export class StringReader {
  private bytes = new Uint8Array(4096);
  private length = 0;
  private readonly starts = new GrowingUint32(256);
  private runs: TableRuns | undefined;

  /** Reads one string, whose tag has been read. */
  read(reader: Reader, wireType: number): void {
    expectWireType(wireType, BYTES);
    const length = reader.uint32();
    const end = reader.pos + length;
    if (end > reader.len) {
      throw new MalformedContent('a string runs past the end of the data', 'unexpected EOF');
    }
    if (this.starts.length === 0 && length > 0) {
      throw new MalformedContent('its first string is not empty', "string_table[0] must be ''");
    }
    this.starts.push(this.length);
    this.append(reader.buf, reader.pos, end);
    reader.pos = end;
  }

  /** Reads what strings follow. Throws `KernelMemorySpent`. */
  readRun(reader: Reader, inKernel: BytesInKernel): void {
    const { kernel } = inKernel;
    this.runs ??= new TableRuns(inKernel, {
      columns: [PIECE_BYTES, 4 * TABLE_ROOM],
      read: ({ from, end }, columns) => kernel.calls.readStrings(from, end, TABLE_ROOM, ...columns),
    });
    this.runs.read(reader, (rows, length, columns) => {
      const [bytes, ends] = columns as [number, number];
      const ofString = kernel.words(ends, rows);
      this.starts.push(this.length);
      for (let row = 1; row < rows; row++) this.starts.push(this.length + (ofString[row - 1] as number));
      this.reserve(length).set(kernel.bytes(bytes, length), this.length);
      this.length += length;
    });
  }

  finish(): StringTable {
    this.starts.push(this.length);
    return stringTableOfBytes(this.bytes.slice(0, this.length), this.starts.finish());
  }

  private append(from: Uint8Array, begin: number, end: number): void {
    const bytes = this.reserve(end - begin);
    let to = this.length;
    // Names are short: to make a view of each takes longer than to copy it.
    if (end - begin > SHORT) bytes.set(from.subarray(begin, end), to);
    else for (let at = begin; at < end; at++) bytes[to++] = from[at] as number;
    this.length += end - begin;
  }

  private reserve(extra: number): Uint8Array {
    const needed = this.length + extra;
    if (needed > this.bytes.length) {
      this.bytes = copiedTo(new Uint8Array(Math.max(needed, this.bytes.length * 2)), this.bytes);
    }
    return this.bytes;
  }
}

const SHORT = 128;
