import dns from 'node:dns';
import { createServer as createTlsServer } from 'node:https';
import { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainTransport } from '../../../src/fetch/transportFailure';
import { failureOf, fetchFrom, listen, serve, serveRaw, targetAt } from './localServer';
import { CERTIFICATE, PRIVATE_KEY } from './testCertificate';

async function serveTls(): Promise<string> {
  return listen(
    createTlsServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (_request, response) => {
      response.end('a profile');
    }),
  );
}

describe('TLS', () => {
  it('with a certificate that nobody trusts is refused, and https+insecure:// is named', async () => {
    const host = await serveTls();
    const target = { ...targetAt(host), indexUrl: `https://${host}/debug/pprof/` };
    const failed = failureOf(await fetchFrom({ target, profile: 'heap' }));
    expect(failed.kind).toBe('unreachable');
    expect(failed.message).toContain('A trusted certificate was expected');
    expect(failed.message).toContain('https+insecure://');
  });

  it('with https+insecure:// is not checked', async () => {
    const host = await serveTls();
    const target = { indexUrl: `https://${host}/debug/pprof/`, label: host, insecure: true };
    expect((await fetchFrom({ target, profile: 'heap' })).result).toMatchObject({ ok: true, bytes: 9 });
  });

  it('spoken to plain HTTP', async () => {
    const host = await serve((_request, response) => {
      response.end('a profile');
    });
    const target = { indexUrl: `https://${host}/debug/pprof/`, label: host, insecure: false };
    const failed = failureOf(await fetchFrom({ target, profile: 'heap' }));
    expect(failed.kind).toBe('unreachable');
    expect(failed.message).toContain('Write http:// in front');
  });

  it.each([
    ['Go', 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n'],
    [
      'nginx',
      'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<center>The plain HTTP request was sent to HTTPS port</center>',
    ],
  ])('answered to plain HTTP, as %s does it', async (_server, answer) => {
    const host = await serveRaw((socket) => {
      socket.once('data', () => socket.end(answer));
    });
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.message).toContain('Write https:// in front');
  });

  it('answered to plain HTTP, as an alert', async () => {
    const host = await serveRaw((socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46])));
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.message).toContain('Write https:// in front');
  });

  it('answered to plain HTTP, by closing', async () => {
    const host = await serveTls();
    const failed = failureOf(await fetchFrom({ target: targetAt(host), profile: 'heap' }));
    expect(failed.message).toContain('https://');
  });
});

describe('an error of the system', () => {
  const asked = {
    label: 'host:1',
    what: 'the heap profile',
    https: false,
    connectSeconds: 60,
    answerSeconds: 60,
  };

  function explain(code: string, connected: boolean) {
    const error = Object.assign(new Error(`connect ${code} 10.0.0.1:1`), { code });
    return explainTransport({ ok: false, kind: 'transport', error, connected }, asked);
  }

  it.each([
    ['ETIMEDOUT', false, 'timeout', 'firewall'],
    ['EAI_AGAIN', false, 'unreachable', 'the name server did not answer'],
    ['EHOSTUNREACH', false, 'unreachable', 'no way from this machine'],
    ['ENETUNREACH', false, 'unreachable', 'no way from this machine'],
    ['ECONNRESET', false, 'unreachable', 'while it was being made'],
    ['ECONNRESET', true, 'cutOff', 'closed it without an answer'],
    ['EPIPE', true, 'cutOff', 'closed it without an answer'],
    ['EUNKNOWN', true, 'unreachable', 'could not be fetched from host:1: connect EUNKNOWN'],
  ])('%s (connected: %s)', (code, connected, kind, part) => {
    const failed = explain(code, connected);
    expect(failed.kind).toBe(kind);
    expect(failed.message).toContain(part);
  });

  it('of several attempts is that of the first', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' });
    const error = new AggregateError([refused, refused]);
    const failed = explainTransport({ ok: false, kind: 'transport', error, connected: false }, asked);
    expect(failed.message).toContain('nothing listens there');
  });

  it('without text and code is still a sentence', () => {
    const failed = explainTransport(
      { ok: false, kind: 'transport', error: new Error(''), connected: false },
      asked,
    );
    expect(failed.message).toContain('could not be fetched from host:1: the connection failed.');
  });

  it('a connection that is never made is told from an answer that never comes', () => {
    const stopped = { ok: false, kind: 'stopped', reason: 'timeout' } as const;
    expect(explainTransport({ ...stopped, connected: false }, asked).message).toContain(
      'A connection to host:1',
    );
    expect(
      explainTransport({ ...stopped, connected: true }, { ...asked, samplingSeconds: 30 }).message,
    ).toContain('it samples for 30 seconds');
  });

  it('a name that leads to cloud credentials', () => {
    const failed = explainTransport({ ok: false, kind: 'metadata', host: 'innocent.example' }, asked);
    expect(failed).toMatchObject({ kind: 'badTarget' });
    expect(failed.message).toContain('innocent.example');
  });
});

describe('a name whose address is that of cloud credentials', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ['alone', [{ address: '169.254.169.254', family: 4 }]],
    [
      'among others',
      [
        { address: '::1', family: 6 },
        { address: 'fd00:ec2::254', family: 6 },
      ],
    ],
  ])('%s is looked up, but not connected to', async (_how, addresses) => {
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((
      _host: string,
      _options: unknown,
      done: LookupDone,
    ) => {
      done(null, addresses);
    }) as unknown as typeof dns.lookup);
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const failed = failureOf(await fetchFrom({ target: targetAt('innocent.example:1'), profile: 'heap' }));
    expect(lookup).toHaveBeenCalledOnce();
    expect(connect).toHaveBeenCalledOnce();
    const [socket] = connect.mock.instances;
    expect(socket).toMatchObject({ destroyed: true, bytesWritten: 0 });
    expect(failed.kind).toBe('badTarget');
    expect(failed.message).toContain(
      'innocent.example is the address where cloud providers hand out credentials',
    );
  });
});

type LookupDone = (error: null, addresses: readonly dns.LookupAddress[]) => void;
