/** Child processes in groups of their own, none of which outlives this program. */
import { spawn, spawnSync } from 'node:child_process';

const onWindows = process.platform === 'win32';
const running = new Set();
let armed = false;

/**
 * Runs a program to its end and gives its exit code and everything it printed, standard error included.
 * Past `limitSeconds` its whole process group is ended and `timedOut` is true.
 */
export function runToEnd(command, args, { cwd, env = process.env, limitSeconds = 600 } = {}) {
  return new Promise((resolve) => {
    const child = spawnInGroup(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    const collect = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const limit = setTimeout(() => {
      timedOut = true;
      endGroup(child);
    }, limitSeconds * 1000);
    const finish = (code, problem) => {
      clearTimeout(limit);
      resolve({ code, output: problem === undefined ? output : `${output}${problem}`, timedOut });
    };
    child.once('error', (error) => finish(127, error.message));
    child.once('close', (code, signal) => finish(code ?? 1, signal ? `\nended by ${signal}` : undefined));
  });
}

/** Starts a program as the leader of a process group that is ended with this program. */
export function spawnInGroup(command, args, options) {
  arm();
  const throughShell = onWindows && command.endsWith('.cmd');
  const quoted = (word) => (throughShell ? `"${word}"` : word);
  const child = spawn(quoted(command), args.map(quoted), {
    ...options,
    detached: !onWindows,
    windowsHide: true,
    shell: throughShell,
  });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => running.delete(child));
  return child;
}

export function endGroup(child, signal = 'SIGKILL') {
  if (child.pid === undefined) return;
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function arm() {
  if (armed) return;
  armed = true;
  process.on('exit', () => {
    for (const child of running) endGroup(child);
  });
  // Children in groups of their own do not hear the terminal's Ctrl+C; the exit above is what ends them.
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]) {
    process.once(signal, () => process.exit(128 + number));
  }
}
