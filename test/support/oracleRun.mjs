/** One run of a program with pprof's flags, the same for pprof and for ours: same folder, same zone, a home of its own. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Empty: no saved profile, no setting and no binary of this machine can be found in it. */
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'pprof-lens-home-'));
process.once('exit', () => fs.rmSync(home, { recursive: true, force: true }));

/** Gives `{ stdout, stderr, status }`; `status` is -1 for a run that was ended after `limitSeconds`. */
export function runOnce(command, args, { limitSeconds = 60 } = {}) {
  // No path of a tool: which of them are installed must not matter.
  const env = { HOME: home, PPROF_BINARY_PATH: home, PPROF_TMPDIR: home, TZ: 'UTC', PATH: home };
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk) => parts.stdout.push(chunk));
    child.stderr.on('data', (chunk) => parts.stderr.push(chunk));
    const limit = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
    const finish = (status, problem) => {
      clearTimeout(limit);
      const stderr = Buffer.concat(parts.stderr).toString('utf8') + (problem ?? '');
      resolve({ stdout: Buffer.concat(parts.stdout), stderr, status });
    };
    child.once('error', (error) => finish(-1, error.message));
    child.once('close', (status) => finish(status ?? -1));
  });
}

/** The bytes of a report; of one that is compressed, those inside, because deflate has many ways to say the same. */
export function comparable(stdout) {
  if (stdout[0] !== 0x1f || stdout[1] !== 0x8b) return stdout;
  try {
    return gunzipSync(stdout);
  } catch {
    return stdout;
  }
}
