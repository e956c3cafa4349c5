import fs from 'node:fs';
import { runCli } from './runCli';

// Whoever reads the output may have seen enough, as in `pprof-lens -traces FILE | head`.
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = runCli(process.argv.slice(2), {
  readFile: (path) => fs.readFileSync(path),
  // Synchronous, so that nothing is lost when the process ends, and a closed pipe ends it.
  out: (text) => fs.writeSync(1, text),
  error: (text) => fs.writeSync(2, text),
});
