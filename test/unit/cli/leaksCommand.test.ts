import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaksCommandLine } from '../../../src/cli/leaksOptions';
import { runCli } from '../../../src/cli/runCli';
import { smallProfileBytes } from '../../support/smallProfile';

/** A dump with so many goroutines that send, and one that serves. */
function dump(count: number): string {
  const blocked = Array.from({ length: count }, (_, at) => {
    return `goroutine ${at + 10} [chan send]:\nmain.leak(...)\n\t/srv/leak.go:3\ncreated by main.start in goroutine 1\n\t/srv/leak.go:9 +0x5f\n`;
  });
  return ['goroutine 1 [running]:\nmain.main()\n\t/srv/main.go:9 +0x1\n', ...blocked].join('\n');
}

const HEAP = `heap profile: 0: 0 [0: 0] @ heap/1048576

# runtime.MemStats
# Alloc = 1
# TotalAlloc = 9
# Sys = 4
# HeapAlloc = 2
# HeapInuse = 3
# Stack = 409600 / 409600
`;

let folder = '';
let server: http.Server;
let address = '';
let asked: string[] = [];
let grown = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'leaks-'));
  [100, 200, 300, 400].forEach((count, at) => {
    const file = path.join(folder, `${4 - at}.txt`);
    writeFileSync(file, dump(count));
    utimesSync(file, 1_700_000_000 + at * 60, 1_700_000_000 + at * 60);
  });
  writeFileSync(path.join(folder, 'leak.go'), 'package main\n\nresults <- fetch(url)\n');
  const proto = smallProfileBytes({
    types: ['goroutine/count'],
    samples: [
      { stack: 'runtime.gopark@p.go:1 runtime.chansend1@c.go:1 main.leak@/srv/leak.go:3', values: [50] },
    ],
  });
  server = http.createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url.startsWith('/debug/pprof/goroutine?debug=2')) response.end(dump((grown += 50)));
    else if (url === '/debug/pprof/goroutine') response.end(proto);
    else if (url === '/debug/pprof/heap?debug=1') response.end(HEAP);
    else response.writeHead(404, { 'X-Go-Pprof': '1' }).end('Unknown profile\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ status: number; output: string; errors: string }> {
  let output = '';
  let errors = '';
  const status = await runCli(['leaks', ...args], {
    out: (piece) => (output += piece.toString()),
    error: (text) => (errors += text),
    currentFolder: () => folder,
  });
  return { status, output, errors };
}

const files = (...numbers: number[]): string[] => numbers.map((at) => path.join(folder, `${at}.txt`));

describe('pprof-lens leaks with files', () => {
  it('takes them in the order of their times, and exits with 1 for a leak', async () => {
    const { status, output, errors } = await run(...files(1, 2, 3, 4));
    expect({ status, errors }).toEqual({ status: 1, errors: '' });
    expect(output).toContain(
      'leak.go:3 leaks: 400 goroutines blocked at chan send, +100/min, started at leak.go:9',
    );
  });

  it('reads the source below -source_path', async () => {
    const { output } = await run('-trim_path=/srv', `-source_path=${folder}`, ...files(1, 2, 3, 4));
    expect(output).toContain('`results <- fetch(url)` sends on a channel');
  });

  it('exits with 0 for what is accepted or cannot be said yet', async () => {
    expect(await run('-accept', 'main.leak', ...files(1, 2, 3, 4))).toMatchObject({ status: 0 });
    expect(await run(...files(1))).toMatchObject({ status: 0 });
  });

  it('exits with 1 for a suspicion only when it is asked to', async () => {
    // Three looks at few goroutines are one sign too few.
    const paths = [10, 20, 30].map((count, at) => {
      const file = path.join(folder, `few${at}.txt`);
      writeFileSync(file, dump(count));
      utimesSync(file, 1_700_000_000 + at, 1_700_000_000 + at);
      return file;
    });
    const { status, output } = await run(...paths);
    expect(status).toBe(0);
    expect(output).toMatch(/^No leak is sure, but 1 is possible: leak\.go:3 holds 30 goroutines\.\n/);
    expect(await run('-strict', ...paths)).toMatchObject({ status: 1 });
  });

  it('prints JSON and Markdown', async () => {
    const { output } = await run('-json', ...files(1, 2, 3, 4));
    expect(JSON.parse(output)).toMatchObject({ status: 'leak', findings: [{ kind: 'sendWithoutReceiver' }] });
    expect((await run('-markdown', ...files(1, 2, 3, 4))).output).toMatch(/^## 1 leak: leak\.go:3/);
  });

  it('exits with 2 for what it cannot read', async () => {
    expect(await run(path.join(folder, 'leak.go'))).toMatchObject({ status: 2, output: '' });
    expect(await run('nowhere')).toMatchObject({ status: 2, output: '' });
  });
});

describe('pprof-lens leaks with an address', () => {
  it('looks at the program, its memory, and what Go calls leaked if it serves that', async () => {
    asked = [];
    const { status, output, errors } = await run(address, '-interval', '100ms', '-count=4');
    expect(status).toBe(1);
    expect(output).toContain('(likely)');
    expect(output).toContain('of stack, by the program');
    expect(errors).toMatch(/^1\/4 · 51 goroutines/);
    const wanted = ['/debug/pprof/goroutine?debug=2', '/debug/pprof/heap?debug=1'];
    expect(asked).toEqual([
      '/debug/pprof/goroutine',
      ...[...wanted, ...wanted, ...wanted, ...wanted],
      '/debug/pprof/goroutineleak',
    ]);
  });

  it('exits with 2 when nobody answers', async () => {
    expect(await run('127.0.0.1:1', '-count', '1')).toMatchObject({ status: 2, output: '' });
  });
});

describe('the command line of leaks', () => {
  it('has the values that are given', () => {
    expect(
      leaksCommandLine(['a:1', '-interval=1m30s', '--count', '7', '-strict', '-accept', 'x.go:1']),
    ).toMatchObject({
      kind: 'run',
      options: {
        sources: ['a:1'],
        intervalMillis: 90_000,
        count: 7,
        failsOn: 'suspicion',
        accepted: [{ source: 'x.go:1' }],
      },
    });
    expect(leaksCommandLine(['a:1'])).toMatchObject({
      options: { intervalMillis: 5000, count: 4, failsOn: 'leak', form: 'text' },
    });
  });

  it.each([
    [[], 'An address of a program'],
    [['a:1', '-interval', '5'], ''],
    [['a:1', '-interval', '5x'], '-interval was expected'],
    [['a:1', '-interval', '1ms'], '-interval was expected'],
    [['a:1', '-count', '0'], '-count was expected'],
    [['a:1', '-count'], 'A value was expected after -count'],
    [['a:1', '-json', '-markdown'], 'Either -json or -markdown'],
    [['a:1', '-accept', '/(/'], '-accept cannot be read'],
    [['a:1', '-colour'], 'One of the flags'],
  ])('%j', (args, message) => {
    const line = leaksCommandLine(args);
    expect(line.kind === 'refused' ? line.message : '').toMatch(new RegExp(`^${message}`));
  });

  it('explains itself', async () => {
    const { status, output } = await run('-help');
    expect({ status, start: output.slice(0, 8) }).toEqual({ status: 0, start: 'usage:\n\n' });
  });
});
