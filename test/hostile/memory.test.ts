/** A damaged file needs no more than three times the memory of the intact one, and a gzip bomb no more than its budget. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
let probe = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'memory-probe-'));
  probe = path.join(folder, 'probe.js');
  const entryPoints = [path.join(import.meta.dirname, 'memoryProbe.ts')];
  buildSync({
    entryPoints,
    outfile: probe,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the peak of memory', () => {
  it('of damaged profiles is at most three times that of the intact one', () => {
    expect(peakOf('damaged')).toBeLessThan(3 * peakOf('intact'));
  });

  it('of gzip that inflates to a gigabyte stays near the budget of 256 MB', () => {
    // Node itself takes about 50 MB, the bomb 1 MB.
    expect(peakOf('bomb')).toBeLessThan(2 * 256 * 1024 + 100 * 1024);
  });
});

/** Kilobytes. */
function peakOf(kind: string): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, [probe, kind], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return Number(stdout);
}
