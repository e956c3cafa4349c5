import { randomBytes } from 'node:crypto';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/runCli';
import { inflatedApart } from '../../../src/cli/inflateApart';
import { encodeMessage } from '../../support/profileSchema';
import { smallProfileBytes } from '../../support/smallProfile';

/** More than a megabyte that no gzip makes smaller. */
const NOISE = randomBytes(1_100_000);

describe('bytes that are inflated on the thread pool', () => {
  it('are what is in the gzip', async () => {
    expect(NOISE.equals(await inflatedApart(zlib.gzipSync(NOISE)))).toBe(true);
  });

  it.each([
    ['no gzip', NOISE],
    ['small', zlib.gzipSync('small')],
    ['gzip within gzip', zlib.gzipSync(zlib.gzipSync(NOISE))],
    ['cut short', zlib.gzipSync(NOISE).subarray(0, -9)],
    ['damaged', Buffer.concat([zlib.gzipSync(NOISE).subarray(0, -8), Buffer.alloc(8)])],
  ])('stay as they are: %s', async (_, bytes) => {
    expect(await inflatedApart(bytes)).toBe(bytes);
  });
});

describe('a large base', () => {
  const noise = encodeMessage({ string_table: [NOISE.toString('latin1')] });
  const profile = (value: number): Buffer =>
    Buffer.concat([smallProfileBytes({ samples: [{ stack: 'leaf main', values: [value] }] }), noise]);
  const gzip = zlib.gzipSync(profile(2));
  const files = new Map([
    ['source', profile(5)],
    ['plain', profile(2)],
    ['gzip', gzip],
    ['cut', gzip.subarray(0, -9)],
    ['shortCut', gzip.subarray(0, 500)],
  ]);

  async function answer(...args: readonly string[]): Promise<string> {
    let text = '';
    const take = (piece: string | Uint8Array): void => {
      text += Buffer.from(piece).toString();
    };
    const readFile = (file: string): Uint8Array => files.get(file) ?? Buffer.alloc(0);
    const status = await runCli(args, { readFile, out: take, error: take, isTerminal: () => false });
    return `${status} ${text}`;
  }

  it.each(['-base', '-diff_base'])(
    'is subtracted like one that is read in the ordinary way: %s',
    async (base) => {
      const expected = await answer('-traces', base, 'plain', 'source');
      expect(expected).toMatch(/^0 [^]* leaf\n *main\n/);
      expect(await answer('-traces', base, 'gzip', 'source')).toBe(expected);
    },
  );

  it('that is cut gives the message of one that is small', async () => {
    const expected = await answer('-traces', '-base', 'shortCut', 'source');
    expect(expected).toContain('failed to fetch any base profiles');
    expect(await answer('-traces', '-base', 'cut', 'source')).toBe(expected.replaceAll('shortCut', 'cut'));
  });
});
