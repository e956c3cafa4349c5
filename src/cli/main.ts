import fs from 'node:fs';
import { runCli } from './runCli';

process.exitCode = runCli(process.argv.slice(2), {
  readFile: (path) => fs.readFileSync(path),
  // Synchronous, so that nothing is lost when the process ends, and a closed pipe ends it.
  out: (text) => fs.writeSync(1, text),
  error: (text) => fs.writeSync(2, text),
});
