import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { CliPorts } from '../../../src/cli/cliPorts';
import { runCli } from '../../../src/cli/runCli';
import { smallProfileBytes } from '../../support/smallProfile';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'pprof-lens-cli-'));
afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

const PROFILE = smallProfileBytes({
  samples: [
    { stack: 'main.f@f.go:3 main.main@main.go:5', values: [2] },
    { stack: 'main.g@g.go:3 main.main@main.go:6', values: [3] },
  ],
});

interface Answer {
  readonly status: number;
  readonly out: string;
  readonly error: string;
  readonly bytes: Buffer;
}

async function cli(args: readonly string[], given: Partial<CliPorts> = {}): Promise<Answer> {
  const out: Buffer[] = [];
  let error = '';
  // The small profile names no binary, of which pprof would tell each time.
  const status = await runCli(['-symbolize=none', ...args], {
    readFile: (file) => {
      if (file === 'a') return PROFILE;
      throw Object.assign(new Error('no'), { code: 'ENOENT' });
    },
    out: (piece) => out.push(Buffer.from(piece)),
    error: (text) => (error += text),
    isTerminal: () => false,
    ...given,
  });
  const bytes = Buffer.concat(out);
  return { status, error, bytes, out: bytes.toString() };
}

describe('the terminal front', () => {
  it('prints a report and nothing else to standard output', async () => {
    const { status, out, error } = await cli(['-top', 'a']);
    expect([status, error]).toEqual([0, '']);
    expect(out).toMatch(/^Type: goroutine\nShowing nodes accounting for 5, 100% of 5 total\n/);
  });

  it.each([
    [[], /^usage:\n[^]*\npprof: no profile source specified\n$/],
    [['-nonsense', 'a'], /^flag provided but not defined: -nonsense\nusage:\n/],
    [['-top', '-tree', 'a'], /^pprof: must set at most one output format\n$/],
    [['-top', 'b'], /^b: stat b: no such file or directory\npprof: failed to fetch any source profiles\n$/],
    [
      ['-top', '-focus=(', 'a'],
      /^pprof: parsing focus regexp: error parsing regexp: missing closing \): `\(`\n$/,
    ],
    [['-list=zzz', 'a'], /^pprof: no matches found for regexp: zzz\n$/],
    [['-disasm=f', 'b'], /^pprof: disasm needs the program/],
    [['-png', 'b'], /^pprof: png is drawn by Graphviz/],
    [['-http=:1', 'a'], /^pprof: -http: no web server is started here/],
    [
      ['-top', '-output=/absent/folder/x', 'a'],
      /^Generating report in \/absent\/folder\/x\npprof: open \/absent/,
    ],
  ])('ends %j with status 2', async (args, error) => {
    const answer = await cli(args);
    expect(answer.status).toBe(2);
    expect(answer.error).toMatch(error);
    expect(answer.out).toBe('');
  });

  it('helps with status 0', async () => {
    const { status, error } = await cli(['-help']);
    expect(status).toBe(0);
    for (const flag of [
      '-diff_base',
      '-tls_ca',
      '-topproto',
      '-granularity',
      '-filefunctions',
      '-nodecount',
    ]) {
      expect(error).toContain(flag.replace('-granularity', 'granularity'));
    }
  });

  it('warns and goes on', async () => {
    const { status, error, out } = await cli([
      '-top',
      '-inuse_space',
      '-focus=zzz',
      '-sample_index=0',
      'a',
      'b',
    ]);
    expect(status).toBe(0);
    expect(error).toContain('Multiple value selections, ignoring -inuse_space\n');
    expect(error).toContain('Fetched 1 source profiles out of 2\n');
    expect(error).toContain('Focus expression matched no samples\n');
    expect(out).toContain('focus=zzz');
  });

  it('writes a report to a file', async () => {
    const file = path.join(FOLDER, 'top.txt');
    const { out, error } = await cli(['-top', `-output=${file}`, 'a']);
    expect([out, error]).toEqual(['', `Generating report in ${file}\n`]);
    expect(readFileSync(file, 'utf8')).toBe((await cli(['-top', 'a'])).out);
  });

  it('writes profiles gzipped, and they read back', async () => {
    const { bytes } = await cli(['-proto', 'a']);
    expect(bytes.subarray(0, 2).toString('hex')).toBe('1f8b');
    expect(zlib.gunzipSync(bytes).length).toBeGreaterThan(50);
    const again = await cli(['-top', 'a'], { readFile: () => bytes });
    expect(again.out).toBe((await cli(['-top', 'a'])).out);
  });

  it('explains more where a person reads it', async () => {
    const nonsense: Partial<CliPorts> = { readFile: () => Buffer.from('nonsense') };
    const short = await cli(['-top', 'a'], nonsense);
    expect(short.error).toBe(
      'a: parsing profile: unrecognized profile format\npprof: failed to fetch any source profiles\n',
    );
    const long = await cli(['-top', 'a'], { ...nonsense, isTerminal: () => true });
    expect(long.error.length).toBeGreaterThan(short.error.length + 50);
  });
});

describe('the prompt in a pipe', () => {
  const feed = (text: string): Promise<Answer> => cli(['a'], { input: () => Readable.from([text]) });

  it('answers line by line until the end', async () => {
    const { status, out, error } = await feed('top1\nfoo\nhelp zzz\nsort=cum\ntop 1');
    expect(status).toBe(0);
    expect(out.match(/Showing top 1 nodes out of 3/g)).toHaveLength(2);
    expect(error).toBe(
      'Type: goroutine\nEntering interactive mode (type "help" for commands, "o" for options)\n' +
        'unrecognized command: "foo"\nUnknown command: zzz\n',
    );
  });

  it('ends with q', async () => {
    expect((await feed('q\ntop\n')).out).toBe('');
  });

  it('writes files', async () => {
    const file = path.join(FOLDER, 'tree.txt');
    const { error } = await feed(`tree >${file}\ntop >/absent/x\n`);
    expect(error).toContain(`Generating report in ${file}\n`);
    expect(error).toContain('open /absent/x: no such file or directory\n');
    expect(readdirSync(FOLDER)).toContain('tree.txt');
  });
});
