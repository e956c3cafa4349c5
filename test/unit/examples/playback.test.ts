import { EventEmitter, once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPlayback, type Playback } from '../../../examples/leakdemo/playback.mjs';

// What is expected here was compared once, by hand, with the real leak_demo under Go 1.26.8: status,
// Content-Type, Content-Disposition, X-Content-Type-Options, X-Go-Pprof, Allow, Location and body of
// 53 requests. They differed only in content: the command line, addresses and goroutine numbers.

interface Answer {
  readonly status: number | undefined;
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

const demoDir = path.resolve(import.meta.dirname, '../../../examples/leakdemo');
const recordings = path.join(demoDir, 'recordings');

let playback: Playback;
beforeAll(async () => {
  playback = await startPlayback();
});
afterAll(() => playback.close());

function ask(target: string, method = 'GET', base = playback.url): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(target, base), { method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const header = (name: string) => {
          const value = response.headers[name];
          return Array.isArray(value) ? value.join() : value;
        };
        resolve({ status: response.statusCode, header, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function expectError(answer: Answer, status: number, message: string): void {
  expect(answer.status).toBe(status);
  expect(answer.header('x-go-pprof')).toBe('1');
  expect(answer.header('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.header('content-disposition')).toBeUndefined();
  expect(answer.body.toString()).toBe(`${message}\n`);
}

describe('the playback answers as net/http/pprof', () => {
  test('with an index page that lists the profiles and their counts', async () => {
    const index = await ask('');
    expect(index.status).toBe(200);
    expect(index.header('content-type')).toBe('text/html; charset=utf-8');
    expect(index.header('x-content-type-options')).toBe('nosniff');
    expect(index.body.toString()).toContain("<a href='example.com/leakdemo.conns?debug=1'>");
  });

  test.each(['goroutine', 'heap', 'allocs', 'block', 'mutex', 'threadcreate', 'example.com/leakdemo.conns'])(
    'with %s as a gzipped attachment, and as text for debug=1',
    async (name) => {
      const profile = await ask(name);
      expect(profile.status).toBe(200);
      expect(profile.header('content-type')).toBe('application/octet-stream');
      expect(profile.header('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(gunzipSync(profile.body).length).toBeGreaterThan(0);
      const text = await ask(`${name}?debug=1`);
      expect(text.header('content-type')).toBe('text/plain; charset=utf-8');
      expect(text.header('content-disposition')).toBeUndefined();
      expect(text.body.toString()).toMatch(/^(\S+ profile: |--- (mutex|contention):)/);
    },
  );

  test('with the whole dump only for goroutine?debug=2 and above', async () => {
    expect((await ask('goroutine?debug=2')).body.toString()).toMatch(/^goroutine \d+ \[running\]:\n/);
    expect((await ask('goroutine?debug=3')).body.toString()).toMatch(/^goroutine \d+ \[running\]:\n/);
    expect((await ask('heap?debug=2')).body.toString()).toMatch(/^heap profile: /);
  });

  test('with a gzipped body under a text header for a negative debug', async () => {
    const answer = await ask('goroutine?debug=-1');
    expect(answer.header('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.body.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });

  test.each([
    'nope',
    'goroutine/',
    'index.html',
    'constructor',
    '..%2f..%2fmanifest',
    'example.com_leakdemo.conns',
  ])('that %s is an unknown profile', async (name) => {
    expectError(await ask(name), 404, 'Unknown profile');
  });

  test('to GET and HEAD only', async () => {
    const head = await ask('heap', 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const post = await ask('symbol', 'POST');
    expect([post.status, post.header('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('with a redirect to the index where the slash is missing', async () => {
    const answer = await ask('/debug/pprof?a=1');
    expect([answer.status, answer.header('location')]).toEqual([307, '/debug/pprof/?a=1']);
    expect((await ask('/elsewhere')).body.toString()).toBe('404 page not found\n');
  });

  test('with the names of recorded addresses', async () => {
    const dump = (await ask('goroutine?debug=1')).body.toString();
    const address = /^#\t(0x[0-9a-f]+)\tmain\.\(\*jobServer\)\.handIn/m.exec(dump)?.[1] ?? 'no address';
    expect((await ask(`symbol?0x1+${address}`)).body.toString()).toBe(
      `num_symbols: 1\n${address} main.(*jobServer).handIn\n`,
    );
  });
});

describe('?seconds=', () => {
  test.each(['0', '-1', '1.5', 'x', '99999999999999999999'])(
    'refuses %s for a difference',
    async (seconds) => {
      expectError(
        await ask(`heap?seconds=${seconds}`),
        400,
        'invalid value for "seconds" - must be a positive integer',
      );
    },
  );

  test('refuses what has no difference, and text', async () => {
    const unsupported = '"seconds" parameter is not supported for this profile type';
    expectError(await ask('example.com/leakdemo.conns?seconds=1'), 400, unsupported);
    expectError(await ask('heap?seconds=1&debug=1'), 400, 'seconds and debug params are incompatible');
  });

  test('answers with the difference that was recorded between two moments', async () => {
    const own = await startPlayback({ msPerSecond: 10, onWaiting: () => own.advance() });
    try {
      const delta = await ask('goroutine?seconds=1', 'GET', own.url);
      expect(delta.header('content-disposition')).toBe('attachment; filename="goroutine-delta"');
      expect(delta.body).toEqual(readFileSync(path.join(recordings, 'leak_demo/delta-0-1/goroutine.pb.gz')));
    } finally {
      await own.close();
    }
  });

  test('lets one CPU profile run at a time, and forgets it when its client goes away', async () => {
    const waiting = new EventEmitter();
    const own = await startPlayback({ msPerSecond: 10, onWaiting: () => waiting.emit('begun') });
    try {
      const first = request(new URL('profile?seconds=86400', own.url), { agent: false });
      const gone = once(first, 'error');
      const begun = once(waiting, 'begun');
      first.end();
      await begun;
      const refused = await ask('profile?seconds=1', 'GET', own.url);
      expectError(refused, 500, 'Could not enable CPU profiling: cpu profiling already in use');
      first.destroy(new Error('the client goes away'));
      await gone;
      const profile = await untilAllowed('profile?seconds=1', own.url);
      expect(profile.header('content-disposition')).toBe('attachment; filename="profile"');
      expect(gunzipSync(profile.body).length).toBeGreaterThan(0);
    } finally {
      await own.close();
    }
  });

  /** The server hears of a lost connection a little after the client has given it up. */
  async function untilAllowed(target: string, base: string): Promise<Answer> {
    for (;;) {
      const answer = await ask(target, 'GET', base);
      if (answer.status !== 500) return answer;
    }
  }
});

describe('the recorded run', () => {
  test('grows from moment to moment and stays at the last', async () => {
    const own = await startPlayback();
    try {
      const counts: (string | undefined)[] = [];
      for (let moment = 0; moment < 4; moment++) {
        const dump = (await ask('goroutine?debug=1', 'GET', own.url)).body.toString();
        counts.push(/^(\d+) @ [^\n]+\n[^\n]+\/home\/ubuntu\/heap\/leak_demo\.go:53$/m.exec(dump)?.[1]);
        await ask('/advance', 'GET', own.url);
      }
      expect(counts).toEqual(['1000', '5000', '20312', '20312']);
    } finally {
      await own.close();
    }
  });

  test('has each of the stuck goroutines in the dump, created by startJob', async () => {
    const dump = (await ask('goroutine?debug=2')).body.toString();
    expect(dump.match(/^goroutine \d+ \[chan send\]:$/gm)).toHaveLength(1000);
    expect(dump.match(/^created by main\.\(\*jobServer\)\.startJob in goroutine 1$/gm)).toHaveLength(1000);
  });

  test('says where the memory grower takes its memory', async () => {
    const own = await startPlayback({ program: 'memory_grower' });
    try {
      const text = (await ask('heap?debug=1', 'GET', own.url)).body.toString();
      expect(text).toContain('/home/ubuntu/heap/memory/memory_grower.go:25');
    } finally {
      await own.close();
    }
  });
});

describe('the example', () => {
  test('has its channel send on line 53 and its memory on line 25', () => {
    expect(sourceLine('leak_demo.go', 53)).toBe('s.reports <- r');
    expect(sourceLine('memory/memory_grower.go', 25)).toBe('return append(blocks, make([]byte, blockSize))');
  });

  test('does not name the machine it was recorded on', () => {
    const home = homedir() === '/home/ubuntu' ? [] : [`${homedir()}/`];
    const forbidden = ['/work/', '/root/', '/tmp/', path.resolve(demoDir, '../..'), ...home];
    const files = readdirSync(recordings, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const bytes = readFileSync(path.join(file.parentPath, file.name));
      const content = file.name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      expect(
        forbidden.filter((name) => content.includes(name)),
        file.name,
      ).toEqual([]);
    }
  });

  test('is well below two megabytes', () => {
    const sizes = readdirSync(recordings, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 << 20);
  });

  function sourceLine(file: string, line: number): string | undefined {
    return readFileSync(path.join(demoDir, file), 'utf8').split('\n')[line - 1]?.trim();
  }
});
