/** Reads a dump on disk that is too large to wait for one thread: its parts at once, each from a header on. */
import fs from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { GoroutineDump } from '../../model/goroutineDump';
import { cutBehind } from './dumpCuts';
import { type DumpPart, mergedDump } from './dumpParts';
import { type DumpRange, readDumpRange } from './dumpRange';

export interface DumpFileOptions {
  /** The bundle of `dumpPartWorker.ts`. Without one, and where it cannot run, everything is read here. */
  readonly worker?: string;
  /** Smaller parts are not worth a thread. */
  readonly minPartBytes?: number;
  readonly threads?: number;
}

/** Rejects when the file cannot be read. */
export async function readDumpFile(path: string, options: DumpFileOptions = {}): Promise<GoroutineDump> {
  const { worker, minPartBytes = MIN_PART_BYTES, threads = availableParallelism() } = options;
  const { size } = await fs.stat(path);
  const most = worker === undefined ? 1 : Math.min(threads, MAX_THREADS, Math.floor(size / minPartBytes));
  const ranges = await rangesOf(path, size, most);
  const [first, ...others] = ranges;
  const elsewhere = others.map((range) => readInWorker(range, worker ?? ''));
  const parts = first === undefined ? [] : [await readRange(first)];
  for (const [index, range] of others.entries()) {
    parts.push((await elsewhere[index]) ?? (await readRange(range)));
  }
  return mergedDump(parts);
}

async function rangesOf(path: string, size: number, most: number): Promise<DumpRange[]> {
  const starts = [0];
  if (most > 1) {
    const file = await fs.open(path);
    try {
      for (let part = 1; part < most; part++) {
        const from = Math.floor((size * part) / most);
        const window = new Uint8Array(Math.min(CUT_BYTES, size - from));
        const { bytesRead } = await file.read(window, 0, window.length, from);
        const cut = cutBehind(window.subarray(0, bytesRead), 0);
        if (cut >= 0 && from + cut > (starts.at(-1) ?? 0)) starts.push(from + cut);
      }
    } finally {
      await file.close();
    }
  }
  return starts.map((start, index) => ({ path, start, end: starts[index + 1] ?? size }));
}

/** Between the steps, others get their turn. */
async function readRange(range: DumpRange): Promise<DumpPart> {
  const steps = readDumpRange(range);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

/** Undefined when the thread could not do it; whatever the reason is, it is read here then. */
function readInWorker(range: DumpRange, worker: string): Promise<DumpPart | undefined> {
  return new Promise((resolve) => {
    try {
      const thread = new Worker(worker, { workerData: range });
      thread.once('message', (part: DumpPart) => {
        resolve(part.byteCount === range.end - range.start ? part : undefined);
      });
      thread.once('error', () => {
        resolve(undefined);
      });
      thread.once('exit', () => {
        resolve(undefined);
      });
    } catch {
      resolve(undefined);
    }
  });
}

/** Goroutines are far smaller, so that one begins in there. */
const CUT_BYTES = 1024 * 1024;
const MIN_PART_BYTES = 96 * 1024 * 1024;
const MAX_THREADS = 4;
