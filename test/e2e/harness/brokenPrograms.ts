import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that answers instead of a Go program with net/http/pprof, on a free port of this machine. */
export interface BrokenProgram {
  /** What a person would type: `127.0.0.1:41234`. */
  readonly target: string;
  /** Connections that are open now. */
  readonly connectionCount: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export type Breakage = 'unknown profile' | 'hangs' | 'cut off' | 'login page';

export async function startBrokenProgram(breakage: Breakage): Promise<BrokenProgram> {
  const server = createServer(ANSWERS[breakage]);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    target: `127.0.0.1:${port}`,
    connectionCount: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => {
          if (error === null) resolve(count);
          else reject(error);
        });
      }),
    close: () => close(server),
  };
}

/** A port that was free a moment ago, so that nothing listens there. */
export async function freeTarget(): Promise<string> {
  const program = await startBrokenProgram('hangs');
  await program.close();
  return program.target;
}

const ANSWERS: Readonly<Record<Breakage, RequestListener>> = {
  'unknown profile': (_, response) => {
    // As net/http/pprof says it.
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Go-Pprof': '1' });
    response.end('Unknown profile\n');
  },
  hangs: () => undefined,
  'cut off': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': '100000' });
    response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1, 2, 3]), () => response.destroy());
  },
  'login page': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Sign in</title><form action="/login"><input name="password"></form>');
  },
};

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
