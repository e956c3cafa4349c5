/** Reads a dump in chunks as `pprof-lens goroutines` does, and prints how many goroutines and problems it has. */
import fs from 'node:fs';
import { GoroutineDumpReader } from '../out/bench/goroutineDumpReader.mjs';

const reader = new GoroutineDumpReader();
const file = fs.openSync(process.argv[2], 'r');
const chunk = Buffer.alloc(4 << 20);
for (;;) {
  const read = fs.readSync(file, chunk, 0, chunk.length, null);
  if (read === 0) break;
  reader.push(chunk.subarray(0, read));
}
const { goroutines, problems } = reader.finish();
console.log(goroutines.count, problems.length);
