import { readFileSync } from 'node:fs';
import { runCli } from '../../src/cli/runCli';

/** What the terminal front prints, or undefined where it refuses. */
export function runCliText(args: readonly string[]): string | undefined {
  let printed = '';
  const status = runCli(args, {
    readFile: (file) => readFileSync(file),
    out: (text) => (printed += text),
    error: () => undefined,
  });
  return status === 0 ? printed : undefined;
}
