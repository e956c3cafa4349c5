/** `-weblist` is a page of our own with pprof's numbers: the same functions and lines with the same values. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_REPORT_OPTIONS } from '../../src/analysis/reportOptions';
import { readProto } from '../../src/formats/proto/readProto';
import { buildReport } from '../../src/report/buildReport';
import { weblistText } from '../../src/report/weblist/weblistText';
import { newestPprof } from '../support/newestPprof.mjs';
import { runOnce } from '../support/oracleRun.mjs';
import type { WeblistFunction } from '../support/weblistRows';
import { linesWithValues, weblistOfLens, weblistOfPprof } from '../support/weblistRows';

const PROFILES = [
  'edgeCases/inline.pb.gz',
  'edgeCases/recursion.pb.gz',
  'edgeCases/samename.pb.gz',
  'edgeCases/src_none.pb.gz',
  'edgeCases/unit_bytes.pb.gz',
  'profiles/cpu.go1.26.pb.gz',
  'profiles/heap.go1.22.pb.gz',
  'profiles/mutex.go1.27.pb.gz',
  'profiles/goroutine.after.go1.19.pb.gz',
];
/** No two functions share a line here, so that names and ranges are the same too. */
const UNSHARED = ['edgeCases/inline.pb.gz', 'edgeCases/src_none.pb.gz'];
const PROGRAM = 'test/fixtures/program';

describe('weblist against the newest pprof', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pprof-lens-weblist-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(PROFILES.flatMap((name) => ['.', 'main', 'runtime'].map((pattern) => [name, pattern] as const)))(
    '%s, %s',
    async (name, pattern) => {
      const file = `test/fixtures/${name}`;
      const output = join(folder, 'page.html');
      const run = await runOnce(newestPprof(), [
        `-weblist=${pattern}`,
        `-source_path=${PROGRAM}`,
        '-symbolize=none',
        `-output=${output}`,
        file,
      ]);
      const ours = lens(file, pattern);
      if (run.status !== 0) {
        expect(ours).toBe(`no matches found for regexp: ${pattern}`);
        return;
      }
      if (typeof ours === 'string') throw new Error(ours);
      const theirs = weblistOfPprof(await readFile(output, 'utf8'));
      expect(linesWithValues(ours)).toEqual(linesWithValues(theirs));
      if (UNSHARED.includes(name)) expect(ours).toEqual(theirs);
    },
  );
});

function lens(file: string, pattern: string): WeblistFunction[] | string {
  const read = readProto(gunzipSync(readFileSync(file)));
  if (!read.ok) return read.reason;
  const built = buildReport(read.profile, {
    command: 'weblist',
    options: { ...DEFAULT_REPORT_OPTIONS, sourcePath: PROGRAM },
    argument: pattern,
  });
  if (!built.ok) return built.message;
  const text = weblistText(built.report, { currentFolder: process.cwd(), read: readSource });
  return text.ok ? weblistOfLens([...text.pieces].join('')) : text.message;
}

function readSource(path: string): { ok: true; text: string } | { ok: false; message: string } {
  try {
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch {
    return { ok: false, message: 'no such file or directory' };
  }
}
