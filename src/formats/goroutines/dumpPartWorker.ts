/** A thread that reads one part of a dump on disk and sends its tables. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DumpPart } from './dumpParts';
import { type DumpRange, readDumpRange } from './dumpRange';

const part = readPart(workerData as DumpRange);
parentPort?.postMessage(part, buffersOf(part));

function readPart(range: DumpRange): DumpPart {
  const steps = readDumpRange(range);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
