/** Which processes a process has started, as the system tells it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Everything below a process, its own children first; the process itself is not among them. */
export function descendantsOf(pid) {
  const all = listProcesses();
  const found = [];
  let parents = new Set([pid]);
  while (parents.size > 0) {
    const children = all.filter((entry) => parents.has(entry.parent));
    found.push(...children);
    parents = new Set(children.map((entry) => entry.pid));
  }
  return found;
}

/** SIGTERM to a process and everything below it, SIGKILL to what is left after three seconds. */
export async function endTree(pid) {
  const pids = [pid, ...descendantsOf(pid).map((entry) => entry.pid)];
  for (const each of pids) signal(each, 'SIGTERM');
  const patience = performance.now() + 3000;
  while (pids.some(isAlive) && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 25));
  for (const each of pids) signal(each, 'SIGKILL');
}

/** For when there is no time: this process is about to end. */
export function endTreeNow(pid) {
  for (const each of [pid, ...descendantsOf(pid).map((entry) => entry.pid)]) signal(each, 'SIGKILL');
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

function isAlive(pid) {
  if (process.platform === 'linux' && readStat(pid)?.state === 'Z') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function listProcesses() {
  return process.platform === 'linux' ? listFromProc() : listFromPs();
}

/** A small Linux has no `ps`. */
function listFromProc() {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(Number(name));
      if (stat === undefined || stat.state === 'Z') return [];
      return [{ pid: Number(name), parent: stat.parent, command: readCommand(name) }];
    });
}

/** `4242 (node) S 4200 …`: the name may hold spaces and brackets, so the fields are counted from the last one. */
function readStat(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function readCommand(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function listFromPs() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found === null ? [] : [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] }];
  });
}
