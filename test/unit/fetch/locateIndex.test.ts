import { describe, expect, it } from 'vitest';
import { locateIndex, otherPlaces } from '../../../src/fetch/locateIndex';
import { CLOSED_PORT, failureOf, fetchFrom, LIMITS, serve, targetAt } from './localServer';

/** Serves an index with these profiles at one path; notes what was asked. */
async function indexAt(path: string, names: readonly string[] = ['goroutine', 'heap']) {
  const asked: (string | undefined)[] = [];
  const host = await serve((request, response) => {
    asked.push(request.url);
    if (request.url !== path) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404 page not found\n');
      return;
    }
    const rows = names.map((name) => `<tr><td>1</td><td><a href='${name}?debug=1'>${name}</a></td></tr>`);
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(rows.join('\n'));
  });
  return { host, asked };
}

describe('locateIndex', () => {
  it.each([
    ['/debug/pprof/', '/debug/pprof/', ['/debug/pprof/']],
    // gin: pprof.Register(router, "x"); the person wrote http://host/x
    ['/x/debug/pprof/', '/x/', ['/x/debug/pprof/', '/x/']],
    ['/x/debug/pprof/', '/x/pprof/', ['/x/debug/pprof/', '/x/', '/x/pprof/']],
    // fiber: Prefix "/dev/pprof"
    ['/dev/pprof/', '/dev/pprof/debug/pprof/', ['/dev/pprof/', '/dev/pprof/debug/pprof/']],
  ])('for %s finds %s', async (given, real, expected) => {
    const { host, asked } = await indexAt(real);
    const found = await locateIndex(targetAt(host, given), LIMITS, new AbortController().signal);
    expect(found).toMatchObject({ ok: true, target: { indexUrl: `http://${host}${real}` } });
    expect(asked).toEqual(expected);
  });

  it('keeps credentials and query, and names the place without them', () => {
    const target = { indexUrl: 'https://u:p@h:1/x/debug/pprof/?token=t', label: 'h:1', insecure: true };
    expect(otherPlaces(target)).toEqual([
      { indexUrl: 'https://u:p@h:1/x/?token=t', label: 'h:1/x', insecure: true },
      { indexUrl: 'https://u:p@h:1/x/pprof/?token=t', label: 'h:1/x/pprof', insecure: true },
    ]);
  });

  it('returns the first failure when the index is nowhere, and asks nobody else when nobody listens', async () => {
    const { host, asked } = await indexAt('/elsewhere/');
    const missing = await locateIndex(targetAt(host), LIMITS, new AbortController().signal);
    expect(missing).toMatchObject({ ok: false, kind: 'status' });
    expect(asked).toEqual(['/debug/pprof/', '/', '/pprof/']);
    const refused = await locateIndex(targetAt(CLOSED_PORT), LIMITS, new AbortController().signal);
    expect(refused).toMatchObject({ ok: false, kind: 'unreachable' });
  });
});

describe('a profile that is not found', () => {
  it('is answered with what the index lists', async () => {
    const { host } = await indexAt('/debug/pprof/', ['goroutine', 'example.com/conns']);
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'hepa' }));
    expect(failed.kind).toBe('unknownProfile');
    expect(failed.message).toContain('has no profile named "hepa". It offers: goroutine, example.com/conns.');
  });

  it('goroutineleak says which Go has it', async () => {
    const { host } = await indexAt('/debug/pprof/');
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'goroutineleak' }));
    expect(failed.kind).toBe('unknownProfile');
    expect(failed.message).toContain('Go 1.27');
    expect(failed.message).toContain('GOEXPERIMENT=goroutineleakprofile');
  });

  it('although the index lists it points to the router', async () => {
    const { host } = await indexAt('/debug/pprof/', ['goroutineleak', 'heap']);
    for (const profile of ['goroutineleak', 'heap']) {
      const failed = failureOf(await fetchFrom({ target: targetAt(host), profile }));
      expect(failed).toMatchObject({ kind: 'unknownProfile' });
      expect(failed.message).toContain('a router in front of pprof lacks the route');
    }
  });

  it('at a place where pprof is not says what to add, or where it is instead', async () => {
    const nowhere = await indexAt('/nowhere/');
    const missing = failureOf(await fetchFrom({ target: targetAt(nowhere.host), profile: 'heap' }));
    expect(missing.kind).toBe('status');
    expect(missing.message).toContain('import _ "net/http/pprof"');

    const other = await indexAt('/x/');
    const elsewhere = failureOf(
      await fetchFrom({ target: targetAt(other.host, '/x/debug/pprof/'), profile: 'heap' }),
    );
    expect(elsewhere.message).toContain(`is at ${other.host}/x/ instead`);
  });

  it('is said by pprof itself even when there is no index', async () => {
    const host = await serve((_request, response) => {
      response.writeHead(404, { 'Content-Type': 'text/plain', 'X-Go-Pprof': '1' }).end('Unknown profile\n');
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'hepa' }));
    expect(failed).toMatchObject({ kind: 'unknownProfile' });
  });

  it('lists at most 20 names of a hostile index', async () => {
    const { host } = await indexAt(
      '/debug/pprof/',
      Array.from({ length: 500 }, (_, n) => `p${n}${'x'.repeat(900)}`),
    );
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.message).toContain('and 480 more');
    expect(failed.message.length).toBeLessThan(2000);
  });

  it('can be cancelled while the index is asked', async () => {
    const cancel = new AbortController();
    const host = await serve((request, response) => {
      if (request.url === '/debug/pprof/') cancel.abort();
      else response.writeHead(404).end();
    });
    const fetching = await fetchFrom({ target: targetAt(host), profile: 'heap' }, { signal: cancel.signal });
    expect(failureOf(fetching).kind).toBe('cancelled');
  });
});
