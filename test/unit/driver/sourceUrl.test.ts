import { describe, expect, it } from 'vitest';
import { sourceUrl } from '../../../src/driver/sourceUrl';

describe('a source as an address', () => {
  it.each([
    ['localhost:6060/debug/pprof/heap', 'http://localhost:6060/debug/pprof/heap'],
    ['10.0.0.1:80/x', 'http://10.0.0.1:80/x'],
    ['[::1]:80/x', 'http://[::1]:80/x'],
    ['http://h/x?b=2&a=1&a=0', 'http://h/x?a=1&a=0&b=2'],
    ['http://h/x?a=%41+x&b', 'http://h/x?a=A+x&b='],
    ["http://h/x?a=(')&;=1&%zz=1", 'http://h/x?a=%28%27%29'],
    ['HTTPS+insecure://h', 'https+insecure://h'],
    ['http://u:p@h:1/x y', 'http://u:p@h:1/x%20y'],
    ['h:1', 'http://h:1'],
    ['//h/x', '//h/x'],
  ])('%s is %s', (source, url) => {
    expect(sourceUrl(source, -1, -1)).toEqual({ url, timeoutSeconds: 60 });
  });

  it.each([
    'a.pb.gz',
    '/tmp/a.pb.gz',
    './a:b',
    'file:///a',
    'file:a',
    'host/path',
    ':x',
    'foo:bar',
    '',
    'h:1/\u0001',
  ])('%j is none', (source) => {
    expect(sourceUrl(source, -1, -1)).toBeUndefined();
  });

  it('asks for the seconds wanted, and waits half as long again', () => {
    expect(sourceUrl('http://h/x?seconds=5', 30, -1)).toEqual({
      url: 'http://h/x?seconds=30',
      timeoutSeconds: 45,
    });
    expect(sourceUrl('http://h/x?seconds=10', -1, -1)?.timeoutSeconds).toBe(15);
    expect(sourceUrl('http://h/x?seconds=10', -1, 3)?.timeoutSeconds).toBe(3);
    expect(sourceUrl('http://h/x?seconds=ten', -1, -1)?.timeoutSeconds).toBe(60);
  });
});
