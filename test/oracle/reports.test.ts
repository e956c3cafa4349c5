/** Top and traces against the newest pprof on the same files, byte for byte. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES, RECORDINGS, allProfiles } from '../support/fixtures';
import type { Pprof } from '../support/goToolPprof';
import { newestPprof } from '../support/goToolPprof';
import { runCliText } from '../support/runCliText';

let pprof: Pprof;

beforeAll(() => {
  pprof = newestPprof();
});

describe('reports of one profile', () => {
  const files = allProfiles();
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
        expect(await runCliText([...given, file]), `${given.join(' ')} ${file}`).toBe(
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
        expect(await runCliText(args), args.join(' ')).toBe(await pprof.print(...args));
      }
    }
  });
});
