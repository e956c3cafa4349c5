import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type {
  FetchFailure,
  FetchLimits,
  FetchProgress,
  FetchRequest,
  Target,
} from '../../../src/fetch/fetchTypes';
import { fetchProfile } from '../../../src/fetch/fetchProfile';

/** Servers and directories of one test, gone when it ends. */
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function later(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'pprof-lens-fetch-'));
  later(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts an HTTP server; returns `127.0.0.1:port`. */
export async function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

/** Starts a server that speaks whatever `onSocket` writes; returns `127.0.0.1:port`. */
export async function serveRaw(onSocket: (socket: Socket) => void): Promise<string> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      onSocket(socket);
    }),
  );
}

/** Nobody listens there: the port of a service (tcpmux) that no machine runs any more, and only root could. */
export const CLOSED_PORT = '127.0.0.1:1';

export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** What was sent before on any connection of this process has been received when this resolves. */
export async function roundTrip(): Promise<void> {
  const host = await serve((_request, response) => {
    response.end();
  });
  const asking = get(`http://${host}/`, { agent: false });
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
}

/** Resolves when the connection has ended, however it does. */
export function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
}

export async function listen(server: Server | TcpServer): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  later(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function targetAt(host: string, path = '/debug/pprof/'): Target {
  return { indexUrl: `http://${host}${path}`, label: host, insecure: false };
}

export const LIMITS: FetchLimits = { maxBytes: 1024 * 1024, timeoutSeconds: 5 };

export interface Fetching {
  readonly result: Awaited<ReturnType<typeof fetchProfile>>;
  readonly progress: readonly FetchProgress[];
  readonly toFile: string;
  /** Names in the directory of `toFile` afterwards. */
  readonly left: readonly string[];
}

/** Fetches into a fresh directory. */
export async function fetchFrom(
  request: FetchRequest,
  options: {
    limits?: FetchLimits;
    signal?: AbortSignal;
    onProgress?: (progress: FetchProgress) => void;
  } = {},
): Promise<Fetching> {
  const directory = await temporaryDirectory();
  const toFile = join(directory, 'download');
  const progress: FetchProgress[] = [];
  const result = await fetchProfile(request, options.limits ?? LIMITS, {
    toFile,
    signal: options.signal ?? new AbortController().signal,
    onProgress: (now) => {
      progress.push(now);
      options.onProgress?.(now);
    },
  });
  return { result, progress, toFile, left: await readdir(directory) };
}

/** The failure of a fetch that left no file behind. */
export function failureOf(fetching: Fetching): FetchFailure {
  if (fetching.result.ok)
    throw new Error(`a failure was expected, but ${fetching.result.bytes} bytes were fetched`);
  if (fetching.left.length > 0)
    throw new Error(`no file should be left, but there is ${fetching.left.join(', ')}`);
  return fetching.result;
}

/** For `toMatchObject`: a message with these words in it. */
export function containing(part: string): unknown {
  return expect.stringContaining(part);
}
