/** A thread that reads one part of a dump on disk and sends its tables. */
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { DumpPart } from './dumpParts';
import { GoroutineDumpReader } from './goroutineDumpReader';
import type { DumpRange } from './readDumpFile';

const CHUNK_BYTES = 1024 * 1024;

const part = readPart(workerData as DumpRange);
parentPort?.postMessage(part, buffersOf(part));

function readPart({ path, start, end }: DumpRange): DumpPart {
  const reader = new GoroutineDumpReader();
  const file = fs.openSync(path, 'r');
  try {
    const buffer = new Uint8Array(CHUNK_BYTES);
    let at = start;
    while (at < end) {
      const read = fs.readSync(file, buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
      if (read === 0) break;
      at += read;
      reader.push(buffer.subarray(0, read));
    }
  } finally {
    fs.closeSync(file);
  }
  return reader.finishPart();
}

/** Columns are handed over rather than copied. */
function buffersOf({ strings, frames, stacks, goroutines }: DumpPart): ArrayBuffer[] {
  const columns = [strings, frames, stacks, goroutines].flatMap(
    (table: object) => Object.values(table) as unknown[],
  );
  const buffers = new Set<ArrayBuffer>();
  for (const column of columns)
    if (ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer) buffers.add(column.buffer);
  return [...buffers];
}
