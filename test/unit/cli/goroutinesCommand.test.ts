import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/runCli';
import { smallProfileBytes } from '../../support/smallProfile';

const BEFORE = `goroutine 1 [select]:
main.main()
	/srv/main.go:9 +0x1

goroutine 7 [chan send, 2 minutes]:
main.leak(...)
	/srv/leak.go:53
created by main.start in goroutine 1
	/srv/leak.go:42 +0x5f
`;
const AFTER = `${BEFORE}
goroutine 8 [chan send, 14 minutes]:
main.leak(...)
	/srv/leak.go:53
created by main.start in goroutine 1
	/srv/leak.go:42 +0x5f
`;

let folder = '';
let server: http.Server;
const asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'goroutines-'));
  const profile = smallProfileBytes({
    samples: [
      { stack: 'runtime.gopark@p.go:1 runtime.chansend1@c.go:1 main.leak@/srv/leak.go:53', values: [20312] },
    ],
  });
  const heap = smallProfileBytes({
    types: ['inuse_space/bytes'],
    samples: [{ stack: 'main.f', values: [1] }],
  });
  const many = Array.from({ length: 2000 }, (_, id) => AFTER.replaceAll('8', String(id * id))).join('\n');
  const files: Record<string, string | Uint8Array> = {
    'before.txt': BEFORE,
    'after.txt': AFTER,
    'after.txt.gz': gzipSync(AFTER),
    'cut.txt.gz': gzipSync(many).subarray(0, -200),
    'damaged.txt.gz': gzipSync(many).fill(0xff, 2000, 2100),
    'hostile.txt': 'goroutine 3 [chan \u001b[31msend]:\nmain.\u001b[2Jleak()\n\t/srv/leak.go:53 +0x1\n',
    'goroutine.pb': profile,
    'heap.pb': heap,
    'notes.txt': 'nothing to see\n',
    'empty.txt': '',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(AFTER);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

async function goroutines(args: readonly string[], input = ''): Promise<Run> {
  let out = '';
  let error = '';
  const status = await runCli(
    ['goroutines', ...args.map((argument) => argument.replace('@', `${folder}/`))],
    {
      out: (piece) => (out += String(piece)),
      error: (text) => (error += text),
      input: () => Readable.from([Buffer.from(input)]),
    },
  );
  return { status, out, error };
}

const GROUPS = `3 goroutines in 2 groups

2 goroutines · chan send · 2 to 14 min
  ids 7, 8
  main.leak /srv/leak.go:53
  created by main.start /srv/leak.go:42

1 goroutine · select
  ids 1
  main.main /srv/main.go:9

`;

const RACE = path.join(import.meta.dirname, '../../fixtures/dumps/race/race.txt');

describe('pprof-lens goroutines', () => {
  it('prints the accesses of a race report where there is no dump beside it, and says so', async () => {
    const { status, out, error } = await goroutines([RACE]);
    expect(status).toBe(0);
    expect(error).toContain('only reports of data races: each access in them is shown as a goroutine.');
    expect(out).toBe(`2 goroutines in 2 groups

1 goroutine · read (data race)
  ids 7
  main.(*C).inc /home/dev/leakdemo/race/main.go:6
  main.spawn.func1 /home/dev/leakdemo/race/main.go:7
  created by main.spawn /home/dev/leakdemo/race/main.go:7

1 goroutine · previous write (data race)
  ids 1
  main.(*C).inc /home/dev/leakdemo/race/main.go:6
  main.main /home/dev/leakdemo/race/main.go:12

`);
    const json = JSON.parse((await goroutines([RACE, '-json'])).out) as Record<string, unknown>;
    expect(json).toMatchObject({ total: 2, problems: [{ source: RACE }] });
    expect(json['groups']).toHaveLength(2);
  });

  it.each([['@after.txt'], ['@after.txt.gz']])('prints the groups of %s', async (file) => {
    expect(await goroutines([file])).toEqual({ status: 0, out: GROUPS, error: '' });
  });

  it('reads standard input', async () => {
    expect(await goroutines(['-'], AFTER)).toMatchObject({ status: 0, out: GROUPS });
  });

  it('reads a running program: all goroutines of a host, or what the address says', async () => {
    const { port } = server.address() as AddressInfo;
    expect(await goroutines([`127.0.0.1:${port}`])).toMatchObject({ status: 0, out: GROUPS });
    await goroutines([`http://127.0.0.1:${port}/x/debug/pprof/goroutine?debug=1`]);
    expect(asked).toEqual(['/debug/pprof/goroutine?debug=2', '/x/debug/pprof/goroutine?debug=1']);
  });

  it('reads a goroutine profile', async () => {
    const { out } = await goroutines(['@goroutine.pb']);
    expect(out).toBe(
      '20312 goroutines in 1 group\n\n20312 goroutines · chan send\n  main.leak /srv/leak.go:53\n\n',
    );
  });

  it('prints what a query selects', async () => {
    const { out } = await goroutines(['@after.txt', '-query', 'state:"chan send" minutes:>5']);
    expect(out).toContain('1 of 3 goroutines in 1 group\n\n1 goroutine · chan send · 14 min\n  ids 8\n');
  });

  it('prints the groups of several dumps as one', async () => {
    const { out } = await goroutines(['@before.txt', '@after.txt', '-by', 'creator']);
    expect(out).toContain('5 goroutines in 2 groups');
    expect(out).toContain('main.start leak.go:42 · 3 goroutines · chan send · 2 to 14 min\n  ids 7, 7, 8\n');
  });

  it('prints what has changed', async () => {
    const { out } = await goroutines(['@after.txt', '-base', '@before.txt']);
    expect(out).toMatch(
      /^3 goroutines, 2 in the base \(\+1\)\nBy id: 1 only here, 0 only in the base, 2 in both\n\n/,
    );
    expect(out).toContain('+1 · 2 goroutines · 1 in the base · chan send · 2 to 14 min\n');
    expect(out).toMatch(/1 group with as many as before\n$/);
  });

  it('prints who started whom', async () => {
    const { out } = await goroutines(['@after.txt', '-tree']);
    expect(out).toBe(
      'goroutine 1 · select · main.main /srv/main.go:9\n  2 goroutines · chan send · main.leak /srv/leak.go:53\n',
    );
  });

  it.each([
    [['@after.txt'], { total: 3, selected: 3, problems: [] }],
    [['@after.txt', '-query', 'nothing'], { total: 3, selected: 0, groups: [] }],
    [
      ['@after.txt', '-base', '@before.txt'],
      { total: 3, baseTotal: 2, onlyHere: 1, onlyInBase: 0, inBoth: 2 },
    ],
    [['@after.txt', '-tree'], { total: 3, nodes: [{ depth: 0, id: 1 }, { depth: 1 }] }],
  ])('prints %o as one object', async (args, content) => {
    const { status, out } = await goroutines([...args, '-json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject(content);
  });

  it('reads as much as a gzip that was cut short holds, and says so', async () => {
    const { status, out, error } = await goroutines(['@cut.txt.gz']);
    expect(status).toBe(0);
    expect(out).toMatch(/^\d+ goroutines in \d+ groups?\n/);
    expect(error).toContain('cut.txt.gz: The gzip data is cut short after');
    expect((await goroutines(['@damaged.txt.gz'])).error).toContain('The gzip data is damaged after');
    const { problems } = JSON.parse((await goroutines(['@cut.txt.gz', '-json'])).out) as {
      problems: unknown[];
    };
    expect(problems.length).toBeGreaterThan(0);
  });

  it('prints nothing that a terminal would obey', async () => {
    const { out } = await goroutines(['@hostile.txt']);
    expect(out).not.toMatch(/\u001b/);
    expect(out).toContain('leak');
  });

  it.each([
    [
      '@notes.txt',
      'A goroutine dump (goroutine?debug=2, a crash, SIGQUIT) or a goroutine profile was expected',
    ],
    ['@empty.txt', 'It is empty.'],
    ['@heap.pb', 'It is a profile that counts inuse_space.'],
    ['@', 'is a directory'],
    ['@missing.txt', 'There is no file'],
    ['', 'There is no file ""'],
  ])('says why it cannot read %s', async (source, message) => {
    const { status, out, error } = await goroutines([source]);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });

  it('goes on when one of several cannot be read, and says so', async () => {
    const { status, out, error } = await goroutines(['@notes.txt', '@after.txt']);
    expect([status, out]).toEqual([2, GROUPS]);
    expect(error).toContain('notes.txt');
    const { problems, total } = JSON.parse((await goroutines(['@notes.txt', '@after.txt', '-json'])).out) as {
      problems: unknown[];
      total: number;
    };
    expect([problems.length, total]).toEqual([1, 3]);
  });

  it('says what is wrong with its command line, and what it can do', async () => {
    expect(await goroutines(['-by'])).toMatchObject({
      status: 2,
      error: expect.stringContaining('-help') as string,
    });
    expect(await goroutines(['-help'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('usage:') as string,
    });
  });
});
