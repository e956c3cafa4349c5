/** The numbers of a line against the newest `pprof -list`, for every profile kind and the Go versions of the fixtures. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lineTable, recordedPaths } from '../../src/report/lineTable';
import { OpenView } from '../../src/report/openView';
import { sampleTypeIndex } from '../../src/report/sampleTypeIndex';
import { FIXTURES, fixtureProfile } from '../support/fixtures';
import type { Pprof } from '../support/goToolPprof';
import { newestPprof } from '../support/goToolPprof';

const PROGRAM = path.join(FIXTURES, 'program');
const RECORDED = '/home/ubuntu/fixture';
let pprof: Pprof;

beforeAll(() => {
  pprof = newestPprof();
});

/** `blocked.go:27` → what each function that has code there prints for it, as `flat cum`; `.` is 0. */
async function listed(file: string): Promise<Map<string, string[]>> {
  const stdout = await pprof.print('-list=.', `-trim_path=${RECORDED}`, `-source_path=${PROGRAM}`, file);
  const lines = new Map<string, string[]>();
  let source = '';
  for (const text of (stdout ?? '').split('\n')) {
    const routine = /^ROUTINE =+ .* in (.*)$/.exec(text);
    if (routine) source = routine[1] ?? '';
    const line = /^ *(\S+) +(\S+) +(\d+):/.exec(text);
    if (!line || source.includes('/')) continue;
    const [flat, cum] = [line[1] === '.' ? '0' : line[1], line[2] === '.' ? '0' : line[2]];
    if (flat === '0' && cum === '0') continue;
    const key = `${source}:${line[3] ?? ''}`;
    lines.set(key, [...(lines.get(key) ?? []), `${flat ?? ''} ${cum ?? ''}`]);
  }
  return lines;
}

function ours(name: string): Map<string, string> {
  const profile = fixtureProfile('profiles', name);
  const sampleType = sampleTypeIndex(profile, undefined);
  const view = new OpenView(profile, typeof sampleType === 'number' ? sampleType : -1, 'plain');
  const lines = new Map<string, string>();
  recordedPaths(view).forEach((recorded, file) => {
    if (!recorded.startsWith(`${RECORDED}/`)) return;
    for (const line of lineTable(view, [file]).lines) {
      lines.set(`${path.posix.basename(recorded)}:${line.lineNumber}`, `${line.flat.text} ${line.cum.text}`);
    }
  });
  return lines;
}

const KINDS = ['goroutine', 'heap', 'allocs', 'cpu', 'block', 'mutex'];
const NAMES = KINDS.flatMap((kind) =>
  ['1.19', '1.22', '1.26', '1.27'].map((version) => `${kind}.go${version}.pb.gz`),
);

describe('flat and cum of a line', () => {
  it.each(NAMES)('are those that -list prints, in %s', async (name) => {
    const theirs = await listed(path.join(FIXTURES, 'profiles', name));
    const mine = ours(name);
    expect([...mine.keys()].sort()).toEqual([...theirs.keys()].sort());
    for (const [line, values] of theirs)
      if (values.length === 1) expect(`${line} ${mine.get(line) ?? ''}`).toBe(`${line} ${values.join()}`);
  });

  it('are counted once where -list prints the line for two functions', async () => {
    const name = 'goroutine.go1.26.pb.gz';
    const shared = [...(await listed(path.join(FIXTURES, 'profiles', name)))].filter(
      ([, values]) => values.length > 1,
    );
    expect(shared.length).toBeGreaterThan(0);
    const mine = ours(name);
    for (const [line, values] of shared) {
      const cums = values.map((value) => Number(value.split(' ')[1]));
      const cum = Number(mine.get(line)?.split(' ')[1]);
      expect(cum, line).toBeGreaterThanOrEqual(Math.max(...cums));
      expect(cum, line).toBeLessThanOrEqual(cums.reduce((sum, value) => sum + value, 0));
    }
    // `func() { ch <- 1 }()` on one line: -list prints 11 for the function and 11 for the literal in it.
    expect(shared.find(([line]) => line === 'blocked.go:27')?.[1]).toEqual(['0 11', '0 11']);
    expect(mine.get('blocked.go:27')).toBe('0 11');
  });
});
