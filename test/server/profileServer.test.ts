/** The profile server over in-memory streams: the real connection, the real protocol, real files. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { Reply } from '../../src/protocol/reply';
import type { ServerMethod, ServerRequests } from '../../src/protocol/serverRequests';
import { connectedServer } from '../support/connectedServer';
import { FIXTURES, RECORDINGS } from '../support/fixtures';
import { decodeMessage } from '../support/profileSchema';
import { smallProfileBytes } from '../support/smallProfile';

const BEFORE = path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz');
const AFTER = path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz');
const view = { profile: 1, sampleType: 0 };

let client: MessageConnection;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pprof-lens-server-'));
  client = await connectedServer();
});

afterEach(async () => {
  client.dispose();
  await rm(folder, { recursive: true });
});

async function ask<M extends ServerMethod>(
  method: M,
  request: ServerRequests[M]['request'],
): Promise<Reply<ServerRequests[M]['value']>> {
  return client.sendRequest(method, request);
}

async function value<M extends ServerMethod>(
  method: M,
  request: ServerRequests[M]['request'],
): Promise<ServerRequests[M]['value']> {
  const reply = await ask(method, request);
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

async function problem<M extends ServerMethod>(
  method: M,
  request: ServerRequests[M]['request'],
): Promise<string> {
  const reply = await ask(method, request);
  return reply.ok ? 'answered' : reply.problem.message;
}

describe('the profile server', () => {
  it('opens a profile and says what it is', async () => {
    const opened = await value('pprofLens/openProfile', { profile: 1, path: BEFORE });
    expect(opened).toMatchObject({
      program: 'leak_demo',
      saveStem: 'leak_demo.goroutine',
      sampleTypes: [{ type: 'goroutine', unit: 'count' }],
      format: 'proto',
      problems: [],
    });
    expect(opened.timeMillis).toBeGreaterThan(1.7e12);
  });

  it('answers top, traces, lines and stacks of the line that leaks', async () => {
    await value('pprofLens/openProfile', { profile: 1, path: BEFORE });
    const top = await value('pprofLens/top', {
      view,
      sort: 'flat',
      descending: true,
      filter: '',
      offset: 0,
      limit: 1,
    });
    expect(top.rows.map((row) => row.name)).toEqual(['runtime.gopark']);
    const { recordedPaths } = await value('pprofLens/sourceFiles', { view });
    const file = recordedPaths.indexOf('/home/ubuntu/heap/leak_demo.go');
    const { lines, functions } = await value('pprofLens/lines', { view, files: [file] });
    const leak = lines.find((line) => line.lineNumber === 53);
    expect([leak?.flat.text, leak?.cum.text]).toEqual(['0', '1000']);
    expect(leak?.functions.map((index) => functions[index]?.name)).toEqual(['main.(*jobServer).handIn']);
    const stacks = await value('pprofLens/lineStacks', { view, files: [file], lineNumber: 53, limit: 5 });
    const frame = stacks.stacks[0]?.frames.find((candidate) => candidate.here);
    expect(frame?.at).toBe('leak_demo.go:53');
    const place = await value('pprofLens/resolvePlace', { view, place: frame?.place ?? -1 });
    expect(place).toEqual({
      functionName: 'main.(*jobServer).handIn',
      recordedPath: '/home/ubuntu/heap/leak_demo.go',
      lineNumber: 53,
    });
    const traces = await value('pprofLens/traces', {
      view,
      filter: 'leak_demo.go:53',
      offset: 0,
      limit: 2000,
    });
    expect(traces.lines.some((line) => line.kind === 'frame' && line.at === 'leak_demo.go:53')).toBe(true);
  });

  it('answers the difference to a base, with signs', async () => {
    await value('pprofLens/openProfile', { profile: 1, path: AFTER });
    await value('pprofLens/openProfile', { profile: 2, path: BEFORE });
    const difference = { ...view, base: { profile: 2, mode: 'base' as const } };
    const top = await value('pprofLens/top', {
      view: difference,
      sort: 'cum',
      descending: true,
      filter: 'handIn',
      offset: 0,
      limit: 9,
    });
    expect(top.rows.map((row) => row.cum.text)).toEqual(['+4000']);
  });

  it('keeps what is open when a file cannot be read, and says why', async () => {
    await value('pprofLens/openProfile', { profile: 1, path: BEFORE });
    const broken = path.join(folder, 'broken.pb.gz');
    await writeFile(broken, (await readFile(BEFORE)).subarray(0, 900));
    expect(await problem('pprofLens/openProfile', { profile: 1, path: broken })).toMatch(/cut short/);
    expect(await problem('pprofLens/openProfile', { profile: 3, path: path.join(folder, 'absent') })).toMatch(
      /cannot be read: ENOENT/,
    );
    expect((await value('pprofLens/sourceFiles', { view })).recordedPaths.length).toBeGreaterThan(3);
  });

  it('writes a text profile as profile.proto that reads the same', async () => {
    const text = path.join(FIXTURES, 'profiles', 'goroutine.go1.26.debug1.txt');
    const opened = await value('pprofLens/openProfile', { profile: 1, path: text });
    expect([opened.format, opened.saveStem]).toEqual(['count text', 'goroutine']);
    const saved = path.join(folder, 'saved.pb.gz');
    await value('pprofLens/saveProfile', { profile: 1, path: saved });
    expect(decodeMessage(gunzipSync(await readFile(saved)))['sample']).toHaveLength(opened.sampleCount);
    await value('pprofLens/openProfile', { profile: 2, path: saved });
    const rows = async (profile: number): Promise<unknown> =>
      (
        await value('pprofLens/top', {
          view: { profile, sampleType: 0 },
          sort: 'cum',
          descending: true,
          filter: '',
          offset: 0,
          limit: 500,
        })
      ).rows.map((row) => [row.name, row.cum]);
    expect(await rows(2)).toEqual(await rows(1));
  });

  it('answers every request about what is not there with a problem', async () => {
    expect(await problem('pprofLens/sourceFiles', { view })).toMatch(/Profile 1 is not open/);
    await value('pprofLens/openProfile', { profile: 1, path: BEFORE });
    const window = { sort: 'flat' as const, descending: true, filter: '', offset: 0, limit: 10 };
    expect(await problem('pprofLens/top', { view: { ...view, sampleType: 7 }, ...window })).toMatch(
      /no sample type number 8/,
    );
    expect(
      await problem('pprofLens/top', { view: { ...view, base: { profile: 9, mode: 'base' } }, ...window }),
    ).toMatch(/Profile 9 is not open/);
    for (const place of [-1, 1e9, 0.5]) {
      expect(await problem('pprofLens/resolvePlace', { view, place })).toMatch(
        /not in the profile that is shown now/,
      );
    }
    await value('pprofLens/closeProfile', { profile: 1 });
    expect(await problem('pprofLens/lines', { view, files: [0] })).toMatch(/not open/);
  });
});

describe('a profile with nothing in it', () => {
  it('says what Go needs before it records blocking or contention', async () => {
    const opened = await value('pprofLens/openProfile', {
      profile: 1,
      path: path.join(RECORDINGS, 'memory_grower', '1-16', 'block.pb.gz'),
    });
    expect(opened.sampleCount).toBe(0);
    expect(opened.hints[0]).toMatch(/SetBlockProfileRate/);
  });

  it('says what an empty goroutineleak profile does not prove', async () => {
    const file = path.join(folder, 'goroutineleak');
    await writeFile(file, smallProfileBytes({ types: ['goroutineleak/count'], samples: [] }));
    const opened = await value('pprofLens/openProfile', { profile: 1, path: file });
    expect(opened.hints).toEqual([expect.stringMatching(/can still be reached is not counted/)]);
  });
});

describe('a text with race reports and no goroutines', () => {
  it('opens with the goroutines that raced, and says so', async () => {
    const file = path.join(folder, 'race.txt');
    await writeFile(
      file,
      [
        '==================',
        'WARNING: DATA RACE',
        'Read at 0x00c0000160a8 by goroutine 7:',
        '  main.reader()',
        '      /src/race.go:7 +0x44',
        '',
        'Previous write at 0x00c0000160a8 by main goroutine:',
        '  main.main()',
        '      /src/race.go:12 +0x54',
        '==================',
        '',
      ].join('\n'),
    );
    const opened = await value('pprofLens/openProfile', { profile: 1, path: file });
    expect(opened).toMatchObject({ format: 'goroutine dump', sampleCount: 2, problems: [] });
    expect(opened.hints).toEqual([expect.stringMatching(/only reports of data races/)]);
    const page = await value('pprofLens/goroutines', {
      ...{ profile: 1, query: '', offset: 0, limit: 9 },
      by: { kind: 'waitReason' },
    });
    expect(page).toMatchObject({ total: '2', selected: '2' });
    expect(page.groups.map(({ operation }) => operation).sort()).toEqual([
      'previous write (data race)',
      'read (data race)',
    ]);
  });
});
