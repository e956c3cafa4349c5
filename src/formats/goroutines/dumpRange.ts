/** A part of a dump on disk, read a piece at a time. */
import fs from 'node:fs';
import type { DumpPart } from './dumpParts';
import { GoroutineDumpReader } from './goroutineDumpReader';

/** Bytes `start` to `end` of a file. */
export interface DumpRange {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Stops every few milliseconds, so that whoever has other work can do it. Pieces are read without waiting for the event
 * loop: a read of what the system has in memory takes less than to be told of its end. Throws when it cannot be read.
 */
export function* readDumpRange({ path, start, end }: DumpRange): Generator<undefined, DumpPart> {
  const reader = new GoroutineDumpReader();
  const file = fs.openSync(path, 'r');
  try {
    const buffer = new Uint8Array(CHUNK_BYTES);
    let pieces = 0;
    for (let at = start; at < end;) {
      const bytesRead = fs.readSync(file, buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
      reader.push(buffer.subarray(0, bytesRead));
      if (++pieces % PIECES_A_TURN === 0) yield undefined;
    }
  } finally {
    fs.closeSync(file);
  }
  return reader.finishPart();
}

/** Such a piece stays in the processor's second cache. */
const CHUNK_BYTES = 256 * 1024;
/** Of about ten milliseconds. */
const PIECES_A_TURN = 16;
