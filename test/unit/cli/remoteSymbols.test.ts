import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/runCli';
import { symbolUrl } from '../../../src/driver/remoteSymbols';
import { serve, temporaryDirectory } from '../fetch/localServer';

/** Return addresses; a location lies one before. */
const TEXT = 'conns profile: total 3\n2 @ 0x1001 0x2001\n1 @ 0x3001 0x2001\n';
const NAMES: Readonly<Record<string, string>> = { '0x1000': 'main.wait', '0x2000': 'main.main' };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

interface Asked {
  readonly host: string;
  readonly posts: string[];
}

async function program(symbols: 'answered' | 'refused'): Promise<Asked> {
  const posts: string[] = [];
  const host = await serve((request, response) => {
    if (request.url !== '/debug/pprof/symbol') {
      response.end(TEXT);
      return;
    }
    void bodyOf(request).then((body) => {
      posts.push(`${request.method ?? ''} ${body}`);
      if (symbols === 'refused') response.writeHead(405, { 'content-type': 'text/plain' });
      const lines = body
        .split('+')
        .flatMap((address) => (NAMES[address] ? `${address} ${NAMES[address]}\n` : []));
      response.end(`num_symbols: 1\n${lines.join('')}`);
    });
  });
  return { host, posts };
}

async function run(...args: readonly string[]): Promise<{ status: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const status = await runCli(args, {
    out: (piece) => (out += Buffer.from(piece).toString()),
    error: (text) => (error += text),
    isTerminal: () => false,
    env: { PPROF_TMPDIR: await temporaryDirectory() },
  });
  return { status, out, error };
}

describe('a text that was fetched', () => {
  it('gets its names from the program that it came from', async () => {
    const { host, posts } = await program('answered');
    const { status, out } = await run('-top', `http://${host}/debug/pprof/conns?debug=1`);
    expect(status).toBe(0);
    expect(posts).toEqual(['POST 0x1000+0x2000+0x3000']);
    expect(out.split('\n').slice(-4, -1)).toEqual([
      '         2 66.67% 66.67%          2 66.67%  main.wait',
      '         1 33.33%   100%          1 33.33%  <unknown>',
      '         0     0%   100%          3   100%  main.main',
    ]);
  });

  it.each(['-symbolize=none', '-symbolize=local', '-symbolize=fastlocal'])(
    'stays without names with %s',
    async (flag) => {
      const { host, posts } = await program('answered');
      const { status, out } = await run('-top', flag, `http://${host}/debug/pprof/conns?debug=1`);
      expect([status, posts, out.includes('<unknown>')]).toEqual([0, [], true]);
    },
  );

  it('ends as pprof does where the program gives no names', async () => {
    const { host } = await program('refused');
    const { status, error } = await run('-top', `http://${host}/debug/pprof/conns?debug=1`);
    expect(status).toBe(2);
    expect(error).toContain(
      `pprof: http post http://${host}/debug/pprof/symbol: server response: 405 Method Not Allowed\n`,
    );
  });
});

describe('a program that answers with more than any program has', () => {
  it('is refused, and what it sends is not kept', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, '0x1000 main.wait\n');
    const host = await serve((request, response) => {
      if (request.url !== '/debug/pprof/symbol') {
        response.end(TEXT);
        return;
      }
      request.resume();
      for (let sent = 0; sent < 65; sent++) response.write(megabyte);
      response.end();
    });
    const { status, error } = await run('-top', `http://${host}/debug/pprof/conns?debug=1`);
    expect(status).toBe(2);
    expect(error).toContain(`http://${host}/debug/pprof/symbol: the answer is larger than can be read\n`);
  });
});

describe('the address that knows names', () => {
  it.each([
    ['http://h:1/debug/pprof/heap?debug=1', 'http://h:1/debug/pprof/symbol'],
    ['http://h/a/pprof/growth', 'http://h/a/pprof/symbol'],
    ['https+insecure://h/x/profilez', 'https+insecure://h/x/symbolz'],
    ['http://h', 'http://h/symbolz'],
    ['heap.txt', ''],
  ])('of %s is %s', (source, expected) => {
    expect(symbolUrl(source)).toBe(expected);
  });
});
