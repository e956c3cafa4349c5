import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

it('gives headers, states, frames, places and creators of a dump the scopes that syntaxes/test says', async () => {
  const tool = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
  const grammar = join(root, 'syntaxes/goroutine-dump.tmLanguage.json');
  const cases = join(root, 'syntaxes/test/goroutine-dump.test.txt');
  const { stdout } = await run(process.execPath, [tool, '-g', grammar, cases]);
  expect(stdout).toMatch(/run success/);
});
