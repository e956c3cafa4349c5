/** What git sees as changed, so that tests that write into the tree are found out. */
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** One line for each changed or new file, `?? a.txt 3f2c…` with a digest of its content; undefined outside a git clone. */
export function changedFiles(root) {
  const git = spawnSync('git', ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (git.status !== 0) return undefined;
  const entries = git.stdout.split('\0').filter((entry) => entry !== '');
  return new Set(entries.map((entry) => `${entry} ${digest(path.join(root, entry.slice(3)))}`));
}

function digest(file) {
  try {
    return crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex').slice(0, 12);
  } catch {
    return 'absent';
  }
}
