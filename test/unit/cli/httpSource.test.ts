import { createServer } from 'node:https';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/runCli';
import { smallProfileBytes } from '../../support/smallProfile';
import { CLOSED_PORT, later, serve, serveRaw, temporaryDirectory } from '../fetch/localServer';
import { CERTIFICATE, PRIVATE_KEY } from '../fetch/testCertificate';

const PROFILE = smallProfileBytes({
  types: ['conns/count'],
  samples: [{ stack: 'main.f@f.go:3', values: [2] }],
});

interface Fetched {
  readonly status: number;
  readonly error: string;
  readonly out: string;
  readonly folder: string;
}

async function fetched(...args: readonly string[]): Promise<Fetched> {
  const folder = path.join(await temporaryDirectory(), 'saved');
  let out = '';
  let error = '';
  const status = await runCli(['-top', ...args], {
    out: (piece) => (out += Buffer.from(piece).toString()),
    error: (text) => (error += text),
    isTerminal: () => false,
    env: { PPROF_TMPDIR: folder },
  });
  return { status, error, out, folder };
}

function profileServer(): Promise<string> {
  return serve((request, response) => {
    if (request.url?.startsWith('/debug/pprof/conns') === true) {
      response.end(PROFILE);
      return;
    }
    response.writeHead(404, { 'x-go-pprof': '1', 'content-type': 'text/plain; charset=utf-8' });
    response.end('Unknown profile\n');
  });
}

describe('fetching for a report', () => {
  it('says what it does, reports, and saves', async () => {
    const host = await profileServer();
    const { status, error, out, folder } = await fetched('-seconds=90', `${host}/debug/pprof/conns?z=1&a=2`);
    expect(status).toBe(0);
    expect(out).toContain('Showing nodes accounting for 2, 100% of 2 total');
    const [name = ''] = await readdir(folder);
    expect(name).toBe('pprof.conns.001.pb.gz');
    expect(error).toBe(
      `Fetching profile over HTTP from http://${host}/debug/pprof/conns?a=2&seconds=90&z=1\n` +
        `Please wait... (1m30s)\nSaved profile in ${path.join(folder, name)}\n`,
    );
    expect(gunzipSync(await readFile(path.join(folder, name))).length).toBeGreaterThan(20);
  });

  it("tells an error of pprof's own with its words", async () => {
    const host = await profileServer();
    const { status, error } = await fetched(`${host}/debug/pprof/nothing`);
    expect(status).toBe(2);
    expect(error).toBe(
      `Fetching profile over HTTP from http://${host}/debug/pprof/nothing\n` +
        `${host}/debug/pprof/nothing: server response: 404 Not Found - Unknown profile\n\n`.replace(
          '\n\n',
          '\n',
        ) +
        'pprof: failed to fetch any source profiles\n',
    );
  });

  it('goes on with the sources that answer', async () => {
    const host = await profileServer();
    const { status, error, out } = await fetched(`${host}/debug/pprof/conns`, `http://${CLOSED_PORT}/x`);
    expect(status).toBe(0);
    expect(error).toContain(
      `http://${CLOSED_PORT}/x: http fetch: Get "http://${CLOSED_PORT}/x": dial tcp ${CLOSED_PORT}: connect: connection refused\n` +
        'Fetched 1 source profiles out of 2\n',
    );
    expect(out).toContain('main.f');
  });

  it.each([
    ['ftp://h/x', 'Get "ftp://h/x": unsupported protocol scheme "ftp"'],
    ['http://u:secret@127.0.0.1:1/x', 'Get "http://u:***@127.0.0.1:1/x": dial tcp'],
  ])('refuses %s', async (source, message) => {
    expect((await fetched(source)).error).toContain(message);
  });

  it('tells a body that breaks off', async () => {
    const host = await serveRaw((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc');
    });
    expect((await fetched(`http://${host}/x`)).error).toContain(`http://${host}/x: unexpected EOF\n`);
  });

  it.each([
    [['-tls_key=k'], '-tls_key is specified, so -tls_cert must also be specified'],
    [['-tls_cert=c'], '-tls_cert is specified, so -tls_key must also be specified'],
    [
      ['-tls_ca=/absent/ca'],
      'could not load CA specified by -tls_ca: open /absent/ca: no such file or directory',
    ],
    [['-tls_cert=/absent/c', '-tls_key=k'], 'could not load certificate/key pair specified by -tls_cert and'],
  ])('checks %j', async (flags, message) => {
    expect((await fetched(...flags, `https://${CLOSED_PORT}/x`)).error).toContain(message);
  });

  it('checks certificates unless told not to, and trusts those of -tls_ca', async () => {
    const server = createServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (_request, response) =>
      response.end(PROFILE),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    later(() => new Promise((done) => server.close(done)));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await fetched(`https://${host}/x`)).error).toContain('tls: failed to verify certificate');
    expect((await fetched(`https+insecure://${host}/x`)).status).toBe(0);
    const folder = await temporaryDirectory();
    const ca = path.join(folder, 'ca.pem');
    await writeFile(ca, CERTIFICATE);
    expect((await fetched(`-tls_ca=${ca}`, `https://${host}/x`)).status).toBe(0);
    const plain = await profileServer();
    expect((await fetched(`https://${plain}/x`)).error).toContain(
      'http: server gave HTTP response to HTTPS client',
    );
  });
});
