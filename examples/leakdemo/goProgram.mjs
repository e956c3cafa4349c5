// Builds Go programs and runs those that say "listening on URL". Node only, no packages.
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How long a program may take until it listens, and how long until it has gone after SIGTERM. */
const startTimeoutMs = 60_000;
const stopTimeoutMs = 5_000;

/** What `go env GOVERSION` says, `go1.26.8`, or undefined where there is no Go on the PATH. */
export async function installedGo() {
  try {
    return (await run('go', ['env', 'GOVERSION'])).stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * `go build` in `sourceDir`. `packagePath` is `.` or `./memory`.
 * @throws Error with what the compiler said.
 */
export async function buildGo({ sourceDir, packagePath = '.', output, buildFlags = [], env = {} }) {
  // -buildvcs=false: a copied folder has no repository, and a stamped commit would change every binary.
  const args = ['build', '-buildvcs=false', ...buildFlags, '-o', output, packagePath];
  try {
    await run('go', args, { cwd: sourceDir, env: { ...process.env, ...env }, maxBuffer: 16 << 20 });
  } catch (error) {
    throw new Error(
      `go ${args.join(' ')} in ${sourceDir} failed: ${String(error.stderr || error.message).trim()}`,
    );
  }
}

/**
 * Starts a program and waits for the line `listening on http://127.0.0.1:PORT/debug/pprof/`.
 * Only the process that was started here is ever ended.
 * @returns {Promise<{url: string, pid: number, stop: () => Promise<void>}>}
 */
export async function startListening(binary, args, { cwd, env = process.env } = {}) {
  const child = spawn(binary, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  endWithUs(child);
  const exited = new Promise((resolve) => child.once('close', resolve));

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await exited;
    clearTimeout(impatience);
  };
  try {
    return { url: await listeningUrl(child), pid: child.pid, stop };
  } catch (error) {
    if (child.pid !== undefined) await stop();
    throw error;
  }
}

/** Programs that run now. They must not outlive this process, however it ends. */
const running = new Set();

function endWithUs(child) {
  if (running.size === 0) process.once('exit', endAll);
  running.add(child);
  child.once('close', () => {
    running.delete(child);
    if (running.size === 0) process.removeListener('exit', endAll);
  });
}

function endAll() {
  for (const child of running) child.kill('SIGKILL');
}

function listeningUrl(child) {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-2000)));
  return new Promise((resolve, reject) => {
    const fail = (what) =>
      reject(new Error(`expected "listening on URL" from ${child.spawnfile}, but it ${what}`));
    const impatience = setTimeout(() => fail(`said nothing for ${startTimeoutMs / 1000} s`), startTimeoutMs);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('close', (code) => {
      clearTimeout(impatience);
      fail(`ended with code ${code}: ${said.trim()}`);
    });
    createInterface(child.stdout).on('line', (line) => {
      const url = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(impatience);
      resolve(url);
    });
  });
}
