/** Reads a dump on disk as `pprof-lens goroutines` does, and prints how many goroutines and problems it has. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDumpFile } from '../out/bench/readDumpFile.mjs';

const OUT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'out', 'bench');
const { goroutines, problems } = await readDumpFile(process.argv[2], {
  worker: path.join(OUT, 'dumpPartWorker.js'),
});
console.log(goroutines.count, problems.length);
