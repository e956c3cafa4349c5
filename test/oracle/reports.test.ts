/** Top and traces against `go tool pprof` on the same files, byte for byte. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES, RECORDINGS, allProfiles } from '../support/fixtures';
import type { GoToolPprof } from '../support/goToolPprof';
import { goToolPprof } from '../support/goToolPprof';
import { runCliText } from '../support/runCliText';

let pprof: GoToolPprof;

beforeAll(async () => {
  pprof = await goToolPprof();
});
afterAll(() => {
  pprof.dispose();
});

/** Cases that need RE2, which the engine does not have yet: they are the next issue's. */
const WITH_DROP_FRAMES = ['dropframes.pb.gz'];

describe('reports of one profile', () => {
  const files = allProfiles().filter((file) => !WITH_DROP_FRAMES.includes(path.basename(file)));
  const options = [
    ['-top'],
    ['-top', '-cum'],
    ['-top', '-nodefraction=0.02', '-edgefraction=0.05'],
    ['-top', '-sample_index=0'],
    ['-traces'],
  ];

  it.each(options.map((flags) => [flags.join(' '), flags] as const))(
    '%s equals pprof’s for every profile',
    async (_, given) => {
      expect(files.length).toBeGreaterThan(100);
      for (const file of files)
        expect(runCliText([...given, file]), `${given.join(' ')} ${file}`).toBe(
          await pprof.print(...given, file),
        );
    },
  );
});

describe('reports of a difference', () => {
  const pairs = [
    ...[
      ['d_old', 'd_new'],
      ['z_old', 'z_new'],
      ['d_one', 'd_two'],
      ['d_ms', 'd_us'],
      ['d_old', 'd_same'],
      ['d_ms', 'd_dbl'],
    ].map((pair) => pair.map((name) => path.join(FIXTURES, 'edgeCases', `${name}.pb.gz`))),
    ...['goroutine', 'heap'].flatMap((kind) =>
      ['1.19', '1.22', '1.26', '1.27'].map((version) =>
        ['before', 'after'].map((when) =>
          path.join(FIXTURES, 'profiles', `${kind}.${when}.go${version}.pb.gz`),
        ),
      ),
    ),
    ...['goroutine', 'heap', 'allocs', 'block', 'mutex', 'profile'].map((kind) =>
      ['1-1000', '3-20312'].map((moment) => path.join(RECORDINGS, 'leak_demo', moment, `${kind}.pb.gz`)),
    ),
  ] as [string, string][];

  it.each(['-base', '-diff_base'])('%s equals pprof’s for every pair', async (flag) => {
    for (const [base, profile] of pairs) {
      for (const report of [['-top'], ['-top', '-cum'], ['-traces']]) {
        const args = [...report, flag, base, profile];
        expect(runCliText(args), args.join(' ')).toBe(await pprof.print(...args));
      }
    }
  });
});
