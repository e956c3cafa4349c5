/** Reports that are made in another thread are those that are made in this one. */
import path from 'node:path';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { MessageConnection } from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewSpec } from '../../src/protocol/view';
import { DISK_FILES } from '../../src/server/diskFiles';
import type { LongAsk, StartThread, ToThread } from '../../src/server/reports/reportThread';
import { serveReports } from '../../src/server/reports/serveReports';
import { connectedServer } from '../support/connectedServer';
import { FIXTURES, RECORDINGS } from '../support/fixtures';

const PROFILES = [
  path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz'),
  path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz'),
  path.join(FIXTURES, 'profiles', 'heap.go1.26.pb.gz'),
  // A text, whose strings are no bytes of a file.
  path.join(FIXTURES, 'profiles', 'heap.before.go1.19.debug1.txt'),
];

const VIEWS: readonly ViewSpec[] = [
  { profile: 1, sampleType: 0 },
  { profile: 2, sampleType: 0, base: { profile: 1, mode: 'diffBase' } },
  { profile: 3, sampleType: 3, filters: { focus: 'runtime', granularity: 'lines' } },
  { profile: 4, sampleType: 0, filters: { hide: 'runtime' } },
];

const LIMITS = { locations: 0, millis: { export: 60_000, other: 60_000 }, idleMillis: 60_000 };

let here: MessageConnection;
let there: MessageConnection;
let folder: string;
let sent = 0;

/** What is said crosses as it does between threads. */
const start: StartThread = (events) => {
  let listen: (message: ToThread) => void = () => undefined;
  serveReports(
    {
      on: (_, listener) => {
        listen = listener;
      },
      postMessage: (message) => {
        events.onMessage(structuredClone(message));
      },
    },
    DISK_FILES,
  );
  return {
    id: 1,
    post: (message) => {
      sent += Number(message.kind === 'ask');
      listen(structuredClone(message));
    },
    stop: () => Promise.resolve(),
  };
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pprof-lens-long-'));
  here = await connectedServer();
  there = await connectedServer(undefined, { start, limits: LIMITS });
  for (const server of [here, there]) {
    for (const [index, file] of PROFILES.entries()) {
      await server.sendRequest('pprofLens/openProfile', { profile: index + 1, path: file });
    }
  }
});

afterAll(async () => {
  here.dispose();
  there.dispose();
  await rm(folder, { recursive: true });
});

function asksOf(view: ViewSpec): readonly LongAsk[] {
  const window = { filter: '', offset: 0, limit: 2000 };
  const named = (['tree', 'traces', 'raw', 'dot', 'svg'] as const).map((command) => ({
    command,
    argument: '',
  }));
  return [
    { method: 'pprofLens/graph', request: { view } },
    { method: 'pprofLens/graph', request: { view, callTree: true } },
    { method: 'pprofLens/graphSvg', request: { view, nodeCount: 20 } },
    ...named.map((report) => {
      return { method: 'pprofLens/text', request: { view, ...report, ...window } } as const;
    }),
    { method: 'pprofLens/text', request: { view, command: 'peek', argument: 'main', ...window } },
    { method: 'pprofLens/text', request: { view, command: 'peek', argument: '(', ...window } },
    { method: 'pprofLens/copy', request: { view, command: 'tree', argument: '', format: 'markdown' } },
  ];
}

describe('a report made in another thread', () => {
  it('is the same for every view', async () => {
    let count = 0;
    for (const view of VIEWS) {
      for (const { method, request } of asksOf(view)) {
        const expected = await here.sendRequest(method, request);
        expect(await there.sendRequest(method, request), JSON.stringify(request)).toEqual(expected);
        count++;
      }
    }
    expect(sent).toBe(count);
  });

  it('is written to the same file', async () => {
    for (const view of VIEWS) {
      for (const format of ['pb.gz', 'folded', 'speedscope', 'csv'] as const) {
        const files = await Promise.all(
          [here, there].map(async (server, index) => {
            const file = path.join(folder, `${index}`);
            await server.sendRequest('pprofLens/export', {
              ...{ view, format, path: file },
              ...{ command: 'top', argument: '' },
            });
            return await readFile(file);
          }),
        );
        expect(files[0]?.equals(files[1] ?? Buffer.of()), `${view.profile} ${format}`).toBe(true);
      }
    }
  });

  it('has problems like any other', async () => {
    for (const view of [
      { profile: 9, sampleType: 0 },
      { profile: 1, sampleType: 9 },
    ]) {
      const expected = await here.sendRequest('pprofLens/graph', { view });
      expect(await there.sendRequest('pprofLens/graph', { view })).toEqual(expected);
    }
  });
});
