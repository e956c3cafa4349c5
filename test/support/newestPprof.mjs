/**
 * The newest pprof at a pinned version, which is what our reports are held against: built once, through the module proxy
 * that the machine's Go uses, and kept under node_modules/.cache.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MODULE = path.join(ROOT, 'test/oracle/programs/newestPprof');

/** Path of the program. The first call on a machine takes as long as Go needs to fetch and compile it. */
export function newestPprof() {
  const binary = path.join(ROOT, 'node_modules/.cache/pprof-lens', `pprof-${pinnedVersion()}`);
  if (fs.existsSync(binary)) return binary;
  // Two test files may build at once: each writes a file of its own, and the last one to be named is kept.
  const fresh = `${binary}.${process.pid}`;
  fs.mkdirSync(path.dirname(binary), { recursive: true });
  const { status, stderr, error } = spawnSync('go', ['build', '-o', fresh, 'github.com/google/pprof'], {
    cwd: MODULE,
    encoding: 'utf8',
    env: { ...process.env, GOFLAGS: '-mod=readonly', GOWORK: 'off' },
  });
  if (status !== 0)
    throw new Error(`The newest pprof could not be built, see ${MODULE}:\n${error?.message ?? stderr}`);
  fs.renameSync(fresh, binary);
  return binary;
}

/** `go tool pprof` of the Go on the machine: an older copy of the same program. */
export function goToolPprof() {
  const { status, stdout, stderr, error } = spawnSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`go tool -n pprof failed:\n${error?.message ?? stderr}`);
  return stdout.trim();
}

export function pinnedVersion() {
  const mod = fs.readFileSync(path.join(MODULE, 'go.mod'), 'utf8');
  return /github\.com\/google\/pprof (v\S+)/.exec(mod)[1];
}
