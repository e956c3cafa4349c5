import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../src/fetch/parseTarget';

function accepted(text: string) {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new Error(`${text} was refused: ${parsed.message}`);
  return parsed;
}

function refused(text: string) {
  const parsed = parseTarget(text);
  if (parsed.ok) throw new Error(`${text} was read as ${parsed.target.indexUrl}`);
  expect(parsed.kind).toBe('badTarget');
  return parsed.message;
}

describe('parseTarget reads the address of an index', () => {
  it.each([
    ['localhost:6060', 'http://localhost:6060/debug/pprof/', 'localhost:6060'],
    ['  localhost:6060\n', 'http://localhost:6060/debug/pprof/', 'localhost:6060'],
    [':6060', 'http://localhost:6060/debug/pprof/', 'localhost:6060'],
    [':6060/debug/pprof/', 'http://localhost:6060/debug/pprof/', 'localhost:6060'],
    ['http://host:8080', 'http://host:8080/debug/pprof/', 'host:8080'],
    ['http://host:8080/', 'http://host:8080/debug/pprof/', 'host:8080'],
    ['HTTP://Host:8080/', 'http://host:8080/debug/pprof/', 'host:8080'],
    ['https://host', 'https://host/debug/pprof/', 'host'],
    ['http://h:8080/x', 'http://h:8080/x/debug/pprof/', 'h:8080/x/debug/pprof'],
    ['http://h:8080/x/', 'http://h:8080/x/debug/pprof/', 'h:8080/x/debug/pprof'],
    ['h:8080/x/y', 'http://h:8080/x/y/debug/pprof/', 'h:8080/x/y/debug/pprof'],
    ['http://h/admin/debug/pprof', 'http://h/admin/debug/pprof/', 'h/admin/debug/pprof'],
    ['http://h/admin/debug/pprof/', 'http://h/admin/debug/pprof/', 'h/admin/debug/pprof'],
    ['h/debug/pprof', 'http://h/debug/pprof/', 'h'],
    ['http://h:1/dev/pprof', 'http://h:1/dev/pprof/', 'h:1/dev/pprof'],
    ['http://h:1/v1/sys/pprof/', 'http://h:1/v1/sys/pprof/', 'h:1/v1/sys/pprof'],
    ['http://h:1/debug', 'http://h:1/debug/pprof/', 'h:1'],
    ['http://h:1/debug/pprof//', 'http://h:1/debug/pprof/', 'h:1'],
    ['http://h:1/debug/pprof/#top', 'http://h:1/debug/pprof/', 'h:1'],
    ['http://h:1/debug/pprof/?debug=1', 'http://h:1/debug/pprof/', 'h:1'],
    ['http://h:1/debug/pprof/?token=a%26b', 'http://h:1/debug/pprof/?token=a%26b', 'h:1'],
    ['[::1]:6060', 'http://[::1]:6060/debug/pprof/', '[::1]:6060'],
    ['http://[2001:db8::1]:80/x', 'http://[2001:db8::1]/x/debug/pprof/', '[2001:db8::1]/x/debug/pprof'],
    ['127.0.0.1:6060', 'http://127.0.0.1:6060/debug/pprof/', '127.0.0.1:6060'],
    [
      'http://h/api/v1/namespaces/n/pods/p:6060/proxy/debug/pprof/',
      'http://h/api/v1/namespaces/n/pods/p:6060/proxy/debug/pprof/',
      'h/api/v1/namespaces/n/pods/p:6060/proxy/debug/pprof',
    ],
  ])('%s', (text, indexUrl, label) => {
    expect(accepted(text)).toEqual({ ok: true, target: { indexUrl, label, insecure: false } });
  });

  it('https+insecure:// of pprof is https without checking', () => {
    expect(accepted('https+insecure://h:1/x').target).toEqual({
      indexUrl: 'https://h:1/x/debug/pprof/',
      label: 'h:1/x/debug/pprof',
      insecure: true,
    });
  });
});

describe('parseTarget reads the address of a profile', () => {
  it.each([
    ['http://h:1/debug/pprof/heap?gc=1', 'heap', undefined, { gc: '1' }],
    ['h:1/debug/pprof/heap', 'heap', undefined, undefined],
    ['h:1/debug/pprof/heap/', 'heap', undefined, undefined],
    ['http://h:1/debug/pprof/profile?seconds=5', 'profile', 5, undefined],
    ['http://h:1/debug/pprof/goroutine?debug=2', 'goroutine', undefined, { debug: '2' }],
    ['http://h:1/debug/pprof/heap?gc=1&gc=2', 'heap', undefined, { gc: '1' }],
    ['http://h:1/debug/pprof/heap?seconds=none', 'heap', undefined, { seconds: 'none' }],
    ['http://h:1/debug/pprof/heap?seconds=-1', 'heap', undefined, { seconds: '-1' }],
    ['http://h:1/debug/pprof/example.com/leakdemo.conns', 'example.com/leakdemo.conns', undefined, undefined],
    ['http://h:1/debug/pprof/a%20b%2Fc', 'a b/c', undefined, undefined],
    ['http://h:1/debug/pprof/example.com/pprof/x', 'example.com/pprof/x', undefined, undefined],
  ])('%s', (text, profile, seconds, query) => {
    const { request, target } = accepted(text);
    expect(target.indexUrl).toBe('http://h:1/debug/pprof/');
    expect(request).toEqual({
      target,
      profile,
      ...(seconds === undefined ? {} : { seconds }),
      ...(query === undefined ? {} : { query }),
    });
  });

  it('what every request needs stays with the target', () => {
    const { request, target } = accepted('http://h:1/debug/pprof/heap?gc=1&token=t');
    expect(target.indexUrl).toBe('http://h:1/debug/pprof/?token=t');
    expect(request?.query).toEqual({ gc: '1' });
  });

  it('seconds make the last segment of any other path a profile', () => {
    const { request, target } = accepted('http://h:1/debug/fgprof?seconds=3');
    expect(target.indexUrl).toBe('http://h:1/debug/');
    expect(request).toMatchObject({ profile: 'fgprof', seconds: 3 });
  });
});

describe('parseTarget keeps secrets', () => {
  it('credentials are in the URL for the request, and neither in the label nor in the request', () => {
    const { target, request } = accepted('http://user:s%40cret@h:1/debug/pprof/heap');
    expect(target.indexUrl).toBe('http://user:s%40cret@h:1/debug/pprof/');
    expect(target.label).toBe('h:1');
    expect(request?.profile).toBe('heap');
  });

  it.each([
    'http://user:s3cret@h:99999',
    'user:s3cret/more@h',
    'ftp://user:s3cret@h',
    'http://user:s3cret@h 1',
    'http://u%zz:s3cret@h',
  ])('no message shows the password of %s', (text) => {
    expect(refused(text)).not.toContain('s3cret');
  });
});

describe('parseTarget says what is wrong', () => {
  it.each([
    ['', 'nothing was given'],
    ['6060', 'localhost:6060'],
    ['localhost', 'localhost:6060'],
    ['/home/me/pprof/heap.pb.gz', 'Open profile…'],
    ['heap.pb.gz', 'Open profile…'],
    ['C:\\profiles\\heap.pb.gz', 'Open profile…'],
    ['file:///tmp/heap.pb.gz', 'Open profile…'],
    ['ftp://host/x', 'starts with ftp://'],
    ['javascript://h:1/', 'starts with javascript://'],
    ['unix:///var/run/x.sock', 'starts with unix://'],
    ['localhost:0', 'port 0'],
    ['localhost:66000', 'from 1 to 65535'],
    ['::1:6060', 'brackets'],
    ['http://', 'is not one'],
    ['local host:6060', 'without spaces'],
    ['http://h:1\\@evil:2/', 'without spaces and backslashes'],
    ['http://h:1/debug/pprof/trace', 'go tool trace'],
    ['http://h:1/debug/pprof/cmdline', 'another page'],
    ['http://h:1/debug/pprof/x%2F..%2F..%2Fy', 'another place'],
    ['http://h:1/debug/pprof/a%00b', 'control characters'],
    ['http://169.254.169.254/latest', 'credentials'],
    ['169.254.169.254:80', 'credentials'],
    ['http://0xA9FEA9FE/', 'credentials'],
    ['http://[fd00:ec2::254]/', 'credentials'],
    ['http://[::ffff:169.254.169.254]:80/', 'credentials'],
  ])('%s', (text, part) => {
    expect(refused(text)).toContain(part);
  });

  it('an endless address', () => {
    expect(refused(`http://h:1/${'x'.repeat(5000)}`)).toContain('at most 4096');
  });

  it('shows found text cleaned and cut', () => {
    const message = refused(`evil\u202e\u001b[31m${'y'.repeat(1000)}`);
    expect(message).toMatch(/^[\x20-\x7e…]*$/);
    expect(message.length).toBeLessThan(500);
  });
});

it('parseTarget never throws, and what it accepts is http on a host', () => {
  const piece = fc.constantFrom(
    'http://',
    'https+insecure://',
    ':',
    '/',
    '@',
    '[',
    ']',
    '%',
    '%2e',
    '..',
    '?',
    '#',
    'h',
    '1',
    'pprof',
    'debug',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const parsed = parseTarget(text);
        if (!parsed.ok) return parsed.message.length > 20;
        const url = new URL(parsed.target.indexUrl);
        return (
          /^https?:$/.test(url.protocol) &&
          url.pathname.endsWith('/') &&
          parsed.target.label.startsWith(url.host)
        );
      },
    ),
    { numRuns: 1000 },
  );
});
