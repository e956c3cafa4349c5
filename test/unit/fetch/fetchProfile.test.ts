import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { OutgoingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchProfile } from '../../../src/fetch/fetchProfile';
import {
  CLOSED_PORT,
  closing,
  containing,
  deferred,
  failureOf,
  fetchFrom,
  LIMITS,
  roundTrip,
  serve,
  serveRaw,
  targetAt,
  temporaryDirectory,
} from './localServer';

/** As good as any for this folder, which does not decode. */
const BODY = gzipSync(Buffer.from('a profile, for all that fetching knows'));

/** Serves one answer for every path. */
function answering(
  status: number,
  headers: OutgoingHttpHeaders,
  body: string | Buffer = '',
): Promise<string> {
  return serve((_request, response) => {
    response.writeHead(status, headers).end(body);
  });
}

/** An error as `net/http/pprof` sends it. */
function pprofError(status: number, text: string): Promise<string> {
  return answering(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Go-Pprof': '1' }, `${text}\n`);
}

describe('a profile', () => {
  it('is written as it is, into a file that only its owner can read', async () => {
    const host = await answering(200, { 'Content-Type': 'application/octet-stream' }, BODY);
    const { result, toFile } = await fetchFrom({ target: targetAt(host), profile: 'heap' });
    expect(result).toEqual({
      ok: true,
      path: toFile,
      bytes: BODY.length,
      url: `http://${host}/debug/pprof/heap`,
    });
    expect(await readFile(toFile)).toEqual(BODY);
    if (process.platform !== 'win32') expect((await stat(toFile)).mode & 0o777).toBe(0o600);
  });

  it('is asked for with its query sorted, its name escaped, credentials in a header, and no compression', async () => {
    const seen: unknown[] = [];
    const host = await serve((request, response) => {
      seen.push(
        request.method,
        request.url,
        request.headers.authorization,
        request.headers['accept-encoding'],
      );
      response.end(BODY);
    });
    const target = {
      indexUrl: `http://us%40er:pass@${host}/x/debug/pprof/?token=secret`,
      label: host,
      insecure: false,
    };
    const { result } = await fetchFrom({
      target,
      profile: 'example.com/a b?#%.conns',
      seconds: 1,
      query: { gc: '1' },
    });
    expect(seen).toEqual([
      'GET',
      '/x/debug/pprof/example.com/a%20b%3F%23%25.conns?gc=1&seconds=1&token=secret',
      `Basic ${Buffer.from('us@er:pass').toString('base64')}`,
      'identity',
    ]);
    expect(result).toMatchObject({
      ok: true,
      url: `http://${host}/x/debug/pprof/example.com/a%20b%3F%23%25.conns?gc=1&seconds=1`,
    });
  });

  it.each([
    ['gzip', gzipSync(BODY)],
    ['x-gzip', gzipSync(BODY)],
    ['deflate', deflateSync(BODY)],
    ['deflate', deflateRawSync(BODY)],
    ['deflate, gzip', gzipSync(deflateSync(BODY))],
    ['identity', BODY],
  ])('sent with Content-Encoding %s is decoded', async (encoding, body) => {
    const host = await answering(200, { 'Content-Encoding': encoding }, body);
    const { result, toFile } = await fetchFrom({ target: targetAt(host), profile: 'heap' });
    expect(result).toMatchObject({ ok: true, bytes: BODY.length });
    expect(await readFile(toFile)).toEqual(BODY);
  });

  it('that is larger than one chunk arrives whole, with progress that grows', async () => {
    const body = Buffer.alloc(700_000, 'x');
    const host = await answering(200, {}, body);
    const { result, toFile, progress } = await fetchFrom({ target: targetAt(host), profile: 'heap' });
    expect(result).toMatchObject({ ok: true, bytes: body.length });
    expect((await readFile(toFile)).equals(body)).toBe(true);
    expect(progress[0]).toEqual({ kind: 'connecting' });
    const bytes = progress.flatMap((now) => (now.kind === 'receiving' ? [now.bytes] : []));
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(bytes.at(-1)).toBeLessThanOrEqual(body.length);
  });

  it('that is sampled says how long that takes', async () => {
    const host = await answering(200, {}, BODY);
    const { progress } = await fetchFrom({ target: targetAt(host), profile: 'profile' });
    expect(progress).toEqual([
      { kind: 'connecting' },
      { kind: 'sampling', elapsedSeconds: 0, seconds: 30 },
      { kind: 'receiving', bytes: BODY.length },
    ]);
  });
});

describe('a file', () => {
  it('that exists is left alone', async () => {
    const host = await answering(200, {}, BODY);
    const toFile = join(await temporaryDirectory(), 'there');
    await writeFile(toFile, 'mine');
    const result = await fetchProfile({ target: targetAt(host), profile: 'heap' }, LIMITS, {
      toFile,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(result).toMatchObject({ ok: false, kind: 'disk' });
    expect(await readFile(toFile, 'utf8')).toBe('mine');
  });

  it('in a directory that is missing is a failure before anything is asked', async () => {
    const asked: string[] = [];
    const host = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(BODY);
    });
    const result = await fetchProfile({ target: targetAt(host), profile: 'heap' }, LIMITS, {
      toFile: join(await temporaryDirectory(), 'missing', 'file'),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(result).toMatchObject({
      ok: false,
      kind: 'disk',
      message: containing('does not exist'),
    });
    expect(asked).toEqual([]);
  });
});

describe('an error of net/http/pprof', () => {
  it.each([
    [500, 'Could not enable CPU profiling: cpu profiling already in use', 'cpuBusy', 'Wait until'],
    [
      400,
      "profile duration exceeds server's WriteTimeout",
      'writeTimeout',
      'fewer seconds, or raise WriteTimeout',
    ],
    [
      400,
      '"seconds" parameter is not supported for this profile type',
      'secondsNotSupported',
      'without seconds',
    ],
    [
      400,
      'seconds and debug params are incompatible',
      'status',
      'seconds and debug params are incompatible.',
    ],
    [
      500,
      'failed to collect \u001b[31mprofile\u202e\u0007',
      'status',
      'Internal Server Error: failed to collect profile.',
    ],
  ])('%i %s', async (status, text, kind, part) => {
    const host = await pprofError(status, text);
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'profile', seconds: 3 }));
    expect(failed.kind).toBe(kind);
    expect(failed.message).toContain(part);
  });

  it('is shown bounded', async () => {
    const host = await pprofError(500, 'x'.repeat(1_000_000));
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.message.length).toBeLessThan(600);
  });
});

describe('a status', () => {
  it.each([
    [401, 'user:password@'],
    [403, 'permissions'],
    [405, 'GET is not allowed'],
    [407, 'proxy'],
    [410, '410 Gone'],
    [500, 'log'],
    [503, 'not ready'],
    [504, 'fewer seconds'],
    [299, '299'],
    [304, '304'],
  ])('%i is explained, without the text of a stranger', async (status, part) => {
    const host = await answering(status, { 'Content-Type': 'text/plain' }, status === 304 ? '' : 'stranger');
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'profile', seconds: 3 }));
    expect(failed.kind).toBe('status');
    expect(failed.message).toContain(part);
    expect(failed.message).not.toContain('stranger');
  });

  it('200 with an empty body is no profile', async () => {
    const host = await answering(200, {});
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({ kind: 'notAProfile', message: containing('empty') });
  });
});

describe('a body that is no profile', () => {
  it.each([
    ['text/html; charset=utf-8', 'x<title>Sign in\n to \u202eX</title>', 'loginPage', '"Sign in to X"'],
    ['application/octet-stream', '\ufeff \n<!DOCTYPE html><p>hello', 'loginPage', 'web page'],
    ['', '<HTML><body>', 'loginPage', 'web page'],
    ['text/html', '<html>'.padEnd(300_000, 'x'), 'loginPage', 'web page'],
    ['application/json', '{"error":"no"}', 'notAProfile', '{"error":"no"}'],
    ['application/octet-stream', 'go 1.26 trace\0\0\0', 'notAProfile', 'go tool trace'],
  ])('%s, %.30s', async (contentType, body, kind, part) => {
    const host = await answering(200, { 'Content-Type': contentType }, body);
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.kind).toBe(kind);
    expect(failed.message).toContain(part);
  });

  it.each([
    ['gzip', 'not gzip at all'],
    ['gzip', gzipSync(BODY).subarray(0, 20)],
    ['deflate', Buffer.from([0x78, 0x9c, 1, 2, 3])],
  ])('Content-Encoding %s that is broken', async (encoding, body) => {
    const host = await answering(200, { 'Content-Encoding': encoding }, body);
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({ kind: 'notAProfile', message: containing(`"${encoding}"`) });
  });

  it.each(['zstd', 'gzip, gzip, gzip'])('Content-Encoding %s is not known', async (encoding) => {
    const host = await answering(200, { 'Content-Encoding': encoding }, BODY);
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({ kind: 'notAProfile', message: containing('not known') });
  });
});

describe('too many bytes', () => {
  const limits = { ...LIMITS, maxBytes: 100_000 };

  it('that are announced are not even read', async () => {
    const host = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': 100_001 }).flushHeaders();
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }, { limits }));
    expect(failed).toMatchObject({ kind: 'tooLarge', message: containing('97.7 KiB') });
  });

  it('close the connection when they come without end', async () => {
    let closed: Promise<unknown> | undefined;
    const host = await serve((request, response) => {
      closed = closing(request.socket);
      const send = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000, 1)));
      };
      response.on('drain', send);
      send();
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }, { limits }));
    expect(failed.kind).toBe('tooLarge');
    await closed;
  });

  it('may hide in a small compressed body', async () => {
    const host = await answering(200, { 'Content-Encoding': 'gzip' }, gzipSync(Buffer.alloc(5_000_000)));
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }, { limits }));
    expect(failed.kind).toBe('tooLarge');
  });
});

describe('a connection', () => {
  it('that is refused', async () => {
    const failed = failureOf(await fetchFrom({ target: targetAt(CLOSED_PORT), profile: 'heap' }));
    expect(failed.kind).toBe('unreachable');
    expect(failed.message).toContain(`expected at ${CLOSED_PORT}, but nothing listens there`);
  });

  it('to a host that has no address', async () => {
    const failed = failureOf(
      await fetchFrom({ target: targetAt(`${'no-label-is-that-long'.repeat(4)}.invalid`), profile: 'heap' }),
    );
    expect(failed).toMatchObject({ kind: 'unreachable', message: containing('was not found') });
  });

  it.each([
    ['without a word', (): string => ''],
    ['after half of the headers', (): string => 'HTTP/1.1 200 OK\r\nContent-'],
    [
      'after switching protocols',
      (): string => 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
  ])('that is closed %s', async (_how, text) => {
    const host = await serveRaw((socket) => {
      socket.once('data', () => socket.end(text()));
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({
      kind: 'cutOff',
      message: containing('closed it without an answer'),
    });
  });

  it('that is closed while sampling points to WriteTimeout', async () => {
    const host = await serveRaw((socket) => {
      socket.once('data', () => socket.destroy());
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'profile', seconds: 9 }));
    expect(failed.kind).toBe('cutOff');
    expect(failed.message).toContain('samples for 9 seconds');
    expect(failed.message).toContain('WriteTimeout');
  });

  it.each([
    ['of 1000 bytes', 'Content-Length: 1000\r\n\r\nabc', 'of 1000 bytes only 3 bytes'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', 'after 3 bytes'],
  ])('that is cut off within a body %s', async (_how, rest, part) => {
    const host = await serveRaw((socket) => {
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.kind).toBe('cutOff');
    expect(failed.message).toContain(part);
  });

  it('that is cut off within a compressed body is cut off, not broken', async () => {
    const body = gzipSync(BODY);
    const host = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': body.length });
      response.write(body.subarray(0, 20), () => response.destroy());
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.kind).toBe('cutOff');
  });

  it('to something that is no HTTP server', async () => {
    const host = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({
      kind: 'unreachable',
      message: containing('"SSH-2.0-OpenSSH_9.6"'),
    });
  });

  it('to a name that leads to cloud credentials is never made', async () => {
    const failed = failureOf(await fetchFrom({ target: targetAt('169.254.169.254'), profile: 'heap' }));
    expect(failed).toMatchObject({ kind: 'badTarget', message: containing('credentials') });
  });
});

/** The clock stands still until a test moves it; sockets go on. */
describe('a hang', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Fetches; once `hung` has happened and has reached the client, the time-out of 5 seconds passes. */
  async function fetchHung(host: string, hung: Promise<unknown>) {
    const fetching = fetchFrom({ target: targetAt(host), profile: 'heap' });
    await hung;
    await roundTrip();
    vi.advanceTimersByTime(4900);
    await roundTrip();
    vi.advanceTimersByTime(5100);
    return failureOf(await fetching);
  }

  it('of a program that never answers', async () => {
    const { promise: hung, resolve } = deferred();
    const host = await serve(resolve);
    const failed = await fetchHung(host, hung);
    expect(failed.kind).toBe('timeout');
    expect(failed.message).toContain(
      `${host} accepted the connection, but did not send the heap profile within 5 seconds`,
    );
  });

  it.each([
    ['after the headers', ''],
    ['within the body', 'abc'],
  ])('%s', async (_when, start) => {
    const { promise: hung, resolve } = deferred();
    const host = await serve((_request, response) => {
      response.writeHead(200).flushHeaders();
      if (start === '') resolve();
      else response.write(start, resolve);
    });
    const failed = await fetchHung(host, hung);
    expect(failed).toMatchObject({ kind: 'timeout', message: containing('nothing came for 5 seconds') });
  });

  it('within the text of an error', async () => {
    const { promise: hung, resolve } = deferred();
    const host = await serve((_request, response) => {
      response
        .writeHead(500, { 'Content-Type': 'text/plain', 'X-Go-Pprof': '1' })
        .write('half a tex', resolve);
    });
    const failed = await fetchHung(host, hung);
    expect(failed).toMatchObject({ kind: 'status', message: containing('half a tex') });
  });
});

describe('cancelling', () => {
  it.each(['before anything comes', 'within the body'])('closes the connection %s', async (when) => {
    const cancel = new AbortController();
    let closed: Promise<unknown> | undefined;
    const host = await serve((request, response) => {
      closed = closing(request.socket);
      if (when === 'within the body') response.write('abc');
      else cancel.abort();
    });
    const fetching = await fetchFrom(
      { target: targetAt(host), profile: 'profile' },
      {
        signal: cancel.signal,
        onProgress: (now) => {
          if (now.kind === 'receiving') cancel.abort();
        },
      },
    );
    expect(failureOf(fetching)).toMatchObject({
      kind: 'cancelled',
      message: containing('the CPU profile'),
    });
    await closed;
  });

  it('beforehand asks nothing', async () => {
    const asked: string[] = [];
    const host = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(BODY);
    });
    const fetching = await fetchFrom(
      { target: targetAt(host), profile: 'heap' },
      { signal: AbortSignal.abort() },
    );
    expect(failureOf(fetching).kind).toBe('cancelled');
    expect(asked).toEqual([]);
  });
});

describe('a request that no URL can carry', () => {
  it.each(['../../admin', 'a\u0000b', 'trace', '', 'x'.repeat(2000)])('%.20s is refused', async (profile) => {
    const failed = failureOf(await fetchFrom({ target: targetAt('127.0.0.1:1'), profile }));
    expect(failed.kind).toBe('badTarget');
  });

  it.each(['not a URL', 'file:///etc/', 'http://u%zz@h/'])('index %s is refused', async (indexUrl) => {
    const target = { indexUrl, label: 'stored', insecure: false };
    const failed = failureOf(await fetchFrom({ target, profile: 'heap' }));
    expect(failed.kind).toBe('badTarget');
  });
});
