import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../run/build.mjs';

it('npm start fetches two profiles, prints the second and the difference, and says where to look', async () => {
  const start = path.join(ROOT, 'examples/start/start.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [start, '--once', '--built'], { cwd: ROOT });
  const [head = '', second = '', difference = ''] = stdout.split(
    /The second profile|What it has more than the first/,
  );
  expect(head).toMatch(/http:\/\/127\.0\.0\.1:\d+\/debug\/pprof\//);
  expect(second).toMatch(/flat\s+flat%\s+sum%\s+cum\s+cum%/);
  expect(second).toMatch(/\s0\s+0%\s+\S+\s+\d{4,}\s.*main\.\(\*jobServer\)\.handIn/);
  expect(difference).toMatch(/\s0\s+0%\s+\S+\s+\d+\s.*main\.\(\*jobServer\)\.handIn/);
  expect(difference).toMatch(/Look at it: http:\/\/127\.0\.0\.1:\d+\/\?folder=/);
});
