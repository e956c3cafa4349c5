import { describe, expect, it } from 'vitest';
import { nextHop } from '../../../src/fetch/redirects';
import { containing, failureOf, fetchFrom, serve, targetAt } from './localServer';

describe('a redirect', () => {
  it('to another path of the same server is followed', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/debug/pprof/heap') response.writeHead(301, { Location: '/real/heap' }).end();
      else response.end('body');
    });
    const { result } = await fetchFrom({ target: targetAt(host), profile: 'heap' });
    expect(result).toMatchObject({ ok: true, url: `http://${host}/real/heap` });
  });

  it.each([
    ['another host', 'http://user:pw@elsewhere.example/login?x=1', 'http://elsewhere.example/login'],
    ['https', 'https://127.0.0.1/', 'https://127.0.0.1/'],
    ['no address', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['nonsense', 'http://[', 'http://['],
  ])('to %s is not followed, and the message says where it led', async (_where, location, shown) => {
    const host = await serve((_request, response) => {
      response.writeHead(302, { Location: location }).end();
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.kind).toBe('redirected');
    expect(failed.message).toContain(`"${shown}"`);
    expect(failed.message).not.toContain('pw');
  });

  it('in a circle ends', async () => {
    let count = 0;
    const host = await serve((_request, response) => {
      count++;
      response.writeHead(302, { Location: `/again/${count}` }).end();
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({ kind: 'redirected', message: containing('more than 5') });
    expect(count).toBe(6);
  });

  it('to a login page of the same server is a login page', async () => {
    const host = await serve((request, response) => {
      if (request.url !== '/login') response.writeHead(302, { Location: '/login' }).end();
      else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Log in</title>');
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed).toMatchObject({ kind: 'loginPage', message: containing('"Log in"') });
  });
});

describe('nextHop', () => {
  const from = new URL('https://user:pw@host/a');

  it('keeps who asks, whatever the answer says', () => {
    expect(nextHop(from, 302, 'https://other:person@host/b#c', 0)).toEqual({
      kind: 'follow',
      url: new URL('https://user:pw@host/b'),
    });
  });

  it('does not go from https to http', () => {
    expect(nextHop(from, 302, 'http://host/b', 0)).toEqual({
      kind: 'refuse',
      to: 'http://host/b',
      why: 'insecure',
    });
  });

  it.each([
    [200, '/b'],
    [304, '/b'],
    [302, undefined],
  ])('%i with Location %s is an answer', (status, location) => {
    expect(nextHop(from, status, location, 0)).toEqual({ kind: 'answer' });
  });
});
