import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/runCli';
import { GOLDENS, readGolden } from '../../support/goldens';
import { runCliText } from '../../support/runCliText';

describe('the terminal front', () => {
  it.each(GOLDENS.map((golden) => [golden.name, golden] as const))(
    'prints %s as go tool pprof does',
    (_, golden) => {
      expect(runCliText(golden.args)).toBe(readGolden(golden));
    },
  );

  it.each([
    [['-nonsense', 'f'], 2, /flag provided but not defined: -nonsense/],
    [['-top'], 2, /found no file name/],
    [['-top', '-base=a', '-diff_base=b', 'c'], 2, /cannot both be specified/],
    [['-top', '/absent/profile'], 1, /absent\/profile: ENOENT/],
    [['-top', '-sample_index=bytes', GOLDENS[0]?.args.at(-1) ?? ''], 1, /must be one of: \[goroutine\]/],
  ] as const)('%j ends with status %i and a sentence', (args, status, message) => {
    let said = '';
    const found = runCli(args, {
      readFile: (path) => {
        if (path.startsWith('/absent')) throw new Error('ENOENT: no such file');
        return GOLDEN_BYTES;
      },
      out: () => undefined,
      error: (text) => (said += text),
    });
    expect([found, message.test(said)]).toEqual([status, true]);
  });
});

const GOLDEN_BYTES = (await import('node:fs')).readFileSync(GOLDENS[0]?.args.at(-1) ?? '');
