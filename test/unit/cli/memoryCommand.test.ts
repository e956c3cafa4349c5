import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/runCli';

const PROFILES = path.join(import.meta.dirname, '../../fixtures/profiles');
const BEFORE = path.join(PROFILES, 'heap.before.go1.26.debug1.txt');
const AFTER = path.join(PROFILES, 'heap.after.go1.26.debug1.txt');
const BINARY = path.join(PROFILES, 'heap.go1.26.pb.gz');

let server: http.Server;
let address = '';
const asked: string[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(readFileSync(AFTER));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

async function memory(args: readonly string[], input: string | Uint8Array = '') {
  let out = '';
  let error = '';
  const status = await runCli(['memory', ...args], {
    out: (piece) => (out += String(piece)),
    error: (text) => (error += text),
    input: () => Readable.from([Buffer.from(input)]),
  });
  return { status, out, error };
}

describe('pprof-lens memory', () => {
  it('says where the memory is, whether the figures add up, and who holds most', async () => {
    const { status, out, error } = await memory([AFTER, '-top', '3']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toMatch(/^Go holds \d/);
    expect(out).toMatch(/^ {2}Allocated objects +\S+B +[\d.]+%$/m);
    expect(out).toMatch(/^Checks: \d of \d hold, none is broken\.$/m);
    expect(out).toMatch(/^Most in use, 3 of \d+ records, estimated:\n(?: {2}\S.*\.go:\d+ .*objects\n){3}/m);
    expect(out).toMatch(/^ {2}HeapReleased +\S+$/m);
  });

  it('reads standard input, gzipped or not', async () => {
    const text = readFileSync(AFTER);
    const { out } = await memory([AFTER]);
    expect(await memory(['-'], text)).toMatchObject({ status: 0, out });
    expect(await memory(['-'], gzipSync(text))).toMatchObject({ status: 0, out });
  });

  it('asks a running program for the text', async () => {
    expect(await memory([address])).toMatchObject({ status: 0, error: '' });
    expect(asked).toEqual(['/debug/pprof/heap?debug=1']);
  });

  it('compares with a base, and several texts each with the one before it', async () => {
    const based = await memory(['-base', BEFORE, AFTER]);
    expect(based.out).toContain(`Compared with ${BEFORE}:\n`);
    expect(based.out).toMatch(/^ {2}TotalAlloc +\S+ +\+\S+/m);
    const { out } = await memory([BEFORE, AFTER]);
    expect(out.match(/^Compared with /gm)).toHaveLength(1);
    expect(out.startsWith(`${BEFORE}\n\n`)).toBe(true);
  });

  it('gives one object with -json, and what -markdown is for', async () => {
    const json = JSON.parse((await memory([BEFORE, AFTER, BINARY, '-json'])).out) as {
      total: number;
      problems: { source: string }[];
      texts: { source: string; base?: string; figures: unknown[]; records: { values: object }[] }[];
    };
    expect(json.total).toBe(2);
    expect(json.problems.map(({ source }) => source)).toEqual([BINARY]);
    expect(json.texts.map(({ source, base }) => [source, base])).toEqual([
      [BEFORE, undefined],
      [AFTER, BEFORE],
    ]);
    expect(json.texts[0]?.figures.length).toBeGreaterThan(25);
    expect(Object.keys(json.texts[0]?.records[0]?.values ?? {})).toContain('inUseBytes');
    expect((await memory([AFTER, '-markdown'])).out).toMatch(/^## Where is the memory\n/);
  });

  it.each([
    [[BINARY], /heap\.go1\.26\.pb\.gz: It has no MemStats\./],
    [['/nowhere/heap.txt'], /There is no file/],
    [[PROFILES], /is a directory\. Check that it is a file/],
    [['-base', '-', '-'], /Standard input \(-\) was expected once/],
    [[], /The text of a heap profile was expected/],
    [['-top', 'x', AFTER], /-top was expected to be a number/],
    [['-json', '-markdown', AFTER], /Either -json or -markdown/],
    [['-bytes', AFTER], /One of the flags -base, -top, -json, -markdown, -help was expected, but -bytes/],
  ])('ends with 2 for %j', async (args, message) => {
    const { status, error } = await memory(args);
    expect(status).toBe(2);
    expect(error).toMatch(message);
  });

  it('explains itself', async () => {
    const { status, out } = await memory(['-help']);
    expect(status).toBe(0);
    expect(out).toContain('pprof-lens memory [options] FILE|URL...');
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(88);
  });
});
