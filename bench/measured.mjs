import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Runs a program to its end: seconds, peak memory of the largest process that it is (Linux: VmHWM, looked at every few
 * milliseconds; `go` starts pprof as a child), digest of its output.
 */
export async function measured(command, args, { env, folder }) {
  const file = path.join(folder, 'output');
  const output = fs.openSync(file, 'w');
  const started = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', output, 'ignore'] });
  let megabytes = 0;
  const poll = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child.pid))), 5);
  const status = await new Promise((resolve) => child.once('exit', resolve));
  const seconds = (performance.now() - started) / 1000;
  clearInterval(poll);
  fs.closeSync(output);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { seconds, megabytes, digest: await digestOf(file) };
}

function peakOf(pid) {
  try {
    // Any of its threads may have started a child.
    const children = fs
      .readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => fs.readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
      .filter(Boolean);
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.max(line ? Math.round(Number(line[1]) / 1024) : 0, ...children.map(peakOf));
  } catch {
    return 0;
  }
}

async function digestOf(file) {
  const hash = crypto.createHash('sha256');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

export function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}
