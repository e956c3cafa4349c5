import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `go tool pprof`, with a home of its own, so that it finds no binary and no saved profile of this machine. */
export interface GoToolPprof {
  /** What it prints, or undefined where it refuses. */
  print(...args: readonly string[]): Promise<string | undefined>;
  dispose(): void;
}

/** Go builds the tool at its first use, which takes a minute or two; after that a call takes milliseconds. */
export async function goToolPprof(): Promise<GoToolPprof> {
  const binary = (await run('go', ['tool', '-n', 'pprof'])).stdout.trim();
  const home = mkdtempSync(path.join(tmpdir(), 'pprof-lens-oracle-'));
  // Both print times in the local zone, and must take it from the same place.
  const env = { ...process.env, HOME: home, PPROF_BINARY_PATH: home, TZ: process.env['TZ'] ?? 'UTC' };
  return {
    print: (...args) =>
      run(binary, ['-symbolize=none', ...args], { env, maxBuffer: 256 * 1024 * 1024 }).then(
        ({ stdout }) => stdout,
        () => undefined,
      ),
    dispose: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}
