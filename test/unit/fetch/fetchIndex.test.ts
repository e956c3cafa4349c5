import { describe, expect, it } from 'vitest';
import { fetchIndex } from '../../../src/fetch/fetchIndex';
import type { FetchLimits } from '../../../src/fetch/fetchTypes';
import { CLOSED_PORT, closing, containing, LIMITS, serve, serveRaw, targetAt } from './localServer';

const PAGE = "<tr><td>4</td><td><a href='heap?debug=1'>heap</a></td></tr>";

function indexOf(host: string, limits: FetchLimits = LIMITS) {
  return fetchIndex(targetAt(host), limits, new AbortController().signal);
}

describe('fetchIndex', () => {
  it('asks for the page of the target and reads it', async () => {
    const urls: (string | undefined)[] = [];
    const host = await serve((request, response) => {
      urls.push(request.url);
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
    });
    const target = { indexUrl: `http://${host}/x/debug/pprof/?token=t`, label: host, insecure: false };
    expect(await fetchIndex(target, LIMITS, new AbortController().signal)).toEqual({
      ok: true,
      entries: [{ name: 'heap', count: 4, description: '' }],
    });
    expect(urls).toEqual(['/x/debug/pprof/?token=t']);
  });

  it('reads the first MiB of a page without end, and closes the connection', async () => {
    let closed: Promise<void> | undefined;
    const host = await serve((request, response) => {
      closed = closing(request.socket);
      response.write(PAGE);
      const send = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000, ' ')));
      };
      response.on('drain', send);
      send();
    });
    expect(await indexOf(host)).toMatchObject({ ok: true, entries: [{ name: 'heap' }] });
    await closed;
  });

  it.each([
    [200, 'text/html', '<title>Sign in</title>', 'loginPage', '"Sign in"'],
    [200, 'text/plain', 'hello', 'notAProfile', 'no page of net/http/pprof'],
    [200, 'application/json', '{"a":1}', 'notAProfile', 'JSON'],
    [200, 'text/plain', '', 'notAProfile', 'empty'],
    [404, 'text/plain', '404 page not found', 'status', 'import _ "net/http/pprof"'],
    [401, 'text/plain', '', 'status', 'user:password@'],
    [502, 'text/html', '<h1>bad</h1>', 'status', 'Check that the program is running'],
    [400, 'text/plain', 'Client sent an HTTP request to an HTTPS server.', 'unreachable', 'https://'],
  ])('%i with %s %s', async (status, contentType, body, kind, part) => {
    const host = await serve((_request, response) => {
      response.writeHead(status, { 'Content-Type': contentType }).end(body);
    });
    expect(await indexOf(host)).toMatchObject({ ok: false, kind, message: containing(part) });
  });

  it('says when nobody listens, when nobody answers, and when the page is cut off', async () => {
    expect(await indexOf(CLOSED_PORT)).toMatchObject({ kind: 'unreachable' });
    const hanging = await serve(() => undefined);
    expect(await indexOf(hanging, { ...LIMITS, timeoutSeconds: 0.1 })).toMatchObject({ kind: 'timeout' });
    const cut = await serveRaw((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<html>'));
    });
    expect(await indexOf(cut)).toMatchObject({ kind: 'cutOff' });
  });

  it('can be cancelled', async () => {
    const cancel = new AbortController();
    let closed: Promise<void> | undefined;
    const host = await serve((request) => {
      closed = closing(request.socket);
      cancel.abort();
    });
    expect(await fetchIndex(targetAt(host), LIMITS, cancel.signal)).toMatchObject({ kind: 'cancelled' });
    await closed;
  });
});
