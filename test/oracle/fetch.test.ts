import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchIndex } from '../../src/fetch/fetchIndex';
import { fetchProfile } from '../../src/fetch/fetchProfile';
import type { FetchProgress, FetchRequest } from '../../src/fetch/fetchTypes';
import { locateIndex } from '../../src/fetch/locateIndex';
import { parseTarget } from '../../src/fetch/parseTarget';
import { PROFILE_KINDS } from '../../src/fetch/profileKinds';
import { keepAs, partialPath, saveDirectory } from '../../src/fetch/savedProfiles';

const run = promisify(execFile);
const LIMITS = { maxBytes: 64 * 1024 * 1024, timeoutSeconds: 20 };

describe('against a real Go server', () => {
  let directory = '';
  let addresses: Readonly<Record<string, string>> = {};
  let stopServer = (): Promise<unknown> => Promise.resolve();

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pprof-lens-oracle-fetch-'));
    const binary = join(directory, 'fetchserver');
    const source = join(dirname(fileURLToPath(import.meta.url)), 'programs', 'fetchserver');
    await run('go', ['build', '-o', binary, '.'], { cwd: source });
    const server = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'] });
    const exited = once(server, 'exit');
    stopServer = () => {
      server.stdin.end();
      return exited;
    };
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    addresses = JSON.parse(line) as Record<string, string>;
  });

  afterAll(async () => {
    await stopServer();
    await rm(directory, { recursive: true, force: true });
  });

  function requestOf(text: string): FetchRequest {
    const parsed = parseTarget(text);
    if (!parsed.ok || parsed.request === undefined) throw new Error(`${text} should name a profile`);
    return parsed.request;
  }

  function targetOf(text: string) {
    const parsed = parseTarget(text);
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.target;
  }

  /** @param text as a person would type it */
  async function fetchFrom(text: string, signal = new AbortController().signal) {
    const toFile = partialPath(directory);
    const progress: FetchProgress[] = [];
    const result = await fetchProfile(requestOf(text), LIMITS, {
      toFile,
      signal,
      onProgress: (now) => progress.push(now),
    });
    return { result, toFile, progress };
  }

  /** Waits for one of the server's own `/test/` pages, which answer when something is so. */
  async function until(page: 'sampling' | 'idle' | 'start' | 'stop'): Promise<void> {
    const asking = get(`http://${addresses['plain']}/test/${page}`, { agent: false });
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    response.resume();
    await once(response, 'end');
  }

  it.each([
    'goroutine',
    'heap?gc=1',
    'allocs',
    'block',
    'mutex',
    'threadcreate',
    'example.com/fetchserver.conns',
  ])('fetches %s', async (profile) => {
    const { result, toFile } = await fetchFrom(`${addresses['plain']}/debug/pprof/${profile}`);
    expect(result).toMatchObject({
      ok: true,
      path: toFile,
      url: `http://${addresses['plain']}/debug/pprof/${profile}`,
    });
    const bytes = await readFile(toFile);
    expect(result).toMatchObject({ bytes: bytes.length });
    expect(gunzipSync(bytes).length).toBeGreaterThan(0);
  });

  it.each(['profile?seconds=1', 'goroutine?seconds=1'])('fetches %s with a countdown', async (profile) => {
    const { result, progress } = await fetchFrom(`${addresses['plain']}/debug/pprof/${profile}`);
    expect(result.ok).toBe(true);
    expect(progress[0]).toEqual({ kind: 'connecting' });
    expect(progress[1]).toEqual({ kind: 'sampling', elapsedSeconds: 0, seconds: 1 });
    expect(progress.at(-1)?.kind).toBe('receiving');
  });

  it('lists what the index lists, with counts and descriptions', async () => {
    const index = await fetchIndex(targetOf(`${addresses['plain']}`), LIMITS, new AbortController().signal);
    if (!index.ok) throw new Error(index.message);
    const known = PROFILE_KINDS.map(({ path }) => path).filter((path) => path !== 'goroutineleak');
    const listed = index.entries.map(({ name }) => name).filter((name) => name !== 'goroutineleak');
    expect(listed).toEqual([...known, 'example.com/fetchserver.conns'].sort());
    const entries = new Map(index.entries.map((entry) => [entry.name, entry]));
    expect(entries.get('example.com/fetchserver.conns')).toMatchObject({ count: 3, description: '' });
    expect(entries.get('goroutine')?.count).toBeGreaterThan(3);
    expect(entries.get('goroutine')?.description).toMatch(/^Stack traces of all current goroutines/);
    for (const kind of known) expect(entries.get(kind)?.description).not.toBe('');
  });

  it('cancelling closes the connection, and the server stops sampling', async () => {
    const cancel = new AbortController();
    const fetching = fetchFrom(`${addresses['plain']}/debug/pprof/profile?seconds=600`, cancel.signal);
    await until('sampling');
    cancel.abort();
    const { result, toFile } = await fetching;
    expect(result).toMatchObject({ ok: false, kind: 'cancelled' });
    await expect(stat(toFile)).rejects.toThrow('ENOENT');
    // Would wait for ten minutes if the server did not see the connection close.
    await until('idle');
  });

  it('a CPU profile under way is said to be in the way', async () => {
    await until('start');
    const { result } = await fetchFrom(`${addresses['plain']}/debug/pprof/profile?seconds=1`);
    await until('stop');
    expect(result).toMatchObject({ ok: false, kind: 'cpuBusy' });
    expect(result).toHaveProperty('message', expect.stringContaining('cpu profiling already in use'));
  });

  it.each([
    ['an unknown profile', 'plain', '/debug/pprof/hepa', 'unknownProfile', 'It offers: allocs, block, '],
    [
      'seconds of a custom profile',
      'plain',
      '/debug/pprof/example.com/fetchserver.conns?seconds=1',
      'secondsNotSupported',
      'base of the second',
    ],
    [
      'seconds that are no number',
      'plain',
      '/debug/pprof/heap?seconds=x',
      'status',
      'must be a positive integer',
    ],
    ['seconds and debug', 'plain', '/debug/pprof/heap?seconds=1&debug=1', 'status', 'incompatible'],
    ['a WriteTimeout', 'writeTimeout', '/debug/pprof/profile?seconds=1', 'cutOff', 'WriteTimeout'],
    ['a program without pprof', 'noPprof', '/debug/pprof/heap', 'status', 'import _ "net/http/pprof"'],
    ['plain HTTP to TLS', 'tls', '/debug/pprof/heap', 'unreachable', 'Write https://'],
    [
      'a router without the route',
      'otherPrefix',
      '/admin/debug/pprof/goroutine',
      'status',
      '/admin/ instead',
    ],
  ])('%s', async (_what, server, path, kind, part) => {
    const { result, toFile } = await fetchFrom(`${addresses[server]}${path}`);
    expect(result).toMatchObject({ ok: false, kind });
    expect(result).toHaveProperty('message', expect.stringContaining(part));
    await expect(stat(toFile)).rejects.toThrow('ENOENT');
  });

  it('TLS with a certificate of its own', async () => {
    const checked = await fetchFrom(`https://${addresses['tls']}/debug/pprof/heap`);
    expect(checked.result).toHaveProperty('message', expect.stringContaining('https+insecure://'));
    const unchecked = await fetchFrom(`https+insecure://${addresses['tls']}/debug/pprof/heap`);
    expect(unchecked.result.ok).toBe(true);
    const plain = await fetchFrom(`https://${addresses['plain']}/debug/pprof/heap`);
    expect(plain.result).toHaveProperty('message', expect.stringContaining('Write http://'));
  });

  it('an index below a prefix that replaces /debug/pprof/ is found', async () => {
    const found = await locateIndex(
      targetOf(`${addresses['otherPrefix']}/admin`),
      LIMITS,
      new AbortController().signal,
    );
    expect(found).toMatchObject({ ok: true, target: { label: `${addresses['otherPrefix']}/admin` } });
  });

  it('profiles are saved where go tool pprof saves them, under the names that it gives', async () => {
    const home = join(directory, 'home');
    const cache = (await run('go', ['env', 'GOCACHE'])).stdout.trim();
    const pprof = async (): Promise<string> => {
      const url = `http://${addresses['plain']}/debug/pprof/goroutine`;
      // go tool pprof passes over an empty PPROF_TMPDIR.
      const env = { ...process.env, HOME: home, USERPROFILE: home, GOCACHE: cache, PPROF_TMPDIR: '' };
      const options = { env };
      const { stderr } = await run(
        'go',
        ['tool', 'pprof', '-proto', '-output', join(directory, 'out'), url],
        options,
      );
      return /Saved profile in (.*)/.exec(stderr)?.[1] ?? stderr;
    };
    const ours = async (): Promise<string> => {
      const environment = {
        env: { HOME: home, USERPROFILE: home },
        platform: process.platform,
        tmpdir: directory,
      };
      const saved = await saveDirectory(environment, '');
      const { result } = await fetchFrom(`${addresses['plain']}/debug/pprof/goroutine`);
      if (!result.ok) throw new Error(result.message);
      const partial = partialPath(saved);
      await copyFile(result.path, partial);
      return keepAs(partial, saved, 'fetchserver.goroutine');
    };

    const saved = [await pprof(), await ours(), await ours(), await pprof()];
    expect(saved.map((path) => dirname(path))).toEqual(Array(4).fill(join(home, 'pprof')));
    const names = ['001', '002', '003', '004'].map((number) => `pprof.fetchserver.goroutine.${number}.pb.gz`);
    expect(saved.map((path) => basename(path))).toEqual(names);
    expect((await readdir(join(home, 'pprof'))).sort()).toEqual(names);
  });
});
