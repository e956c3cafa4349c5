import type { Reader } from 'protobufjs/minimal';
import type { BytesInKernel, PlaceInKernel } from './bytesInKernel';
import { PIECE_BYTES, Usefulness } from './bytesInKernel';

/** How a kernel reads messages of one kind into columns. */
export interface TableCall {
  /** Bytes that each column needs. */
  readonly columns: readonly number[];
  /** Reads up to `TABLE_ROOM` messages into the columns at these addresses, and returns where it stopped. */
  read(place: PlaceInKernel, columns: readonly number[]): number;
}

/** Messages in a run. */
export const TABLE_ROOM = 8192;

/** Lines or labels of which each takes two bytes of a piece at least. */
export const MOST_PARTS = PIECE_BYTES / 2;

/** Reads runs of ordinary messages in a kernel, a piece of their bytes at a time. */
export class TableRuns {
  private readonly columns: readonly number[];
  private readonly usefulness = new Usefulness();

  /** Throws `KernelMemorySpent`. */
  constructor(
    private readonly bytes: BytesInKernel,
    private readonly call: TableCall,
  ) {
    this.columns = call.columns.map((size) => bytes.kernel.allocate(size));
  }

  /** From the reader's place on as long as there is something ordinary. `take` gets how many messages, and parts of them, were read. */
  read(reader: Reader, take: (rows: number, parts: number, columns: readonly number[]) => void): void {
    const { calls } = this.bytes.kernel;
    while (this.usefulness.isUseful) {
      const place = this.bytes.at(reader);
      const stopped = this.call.read(place, this.columns);
      const rows = calls.tableRowsRead();
      this.usefulness.add(rows);
      if (rows === 0) return;
      reader.pos += stopped - place.from;
      take(rows, calls.tablePartsRead(), this.columns);
    }
  }
}
