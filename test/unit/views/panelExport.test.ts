import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportMessage } from '../../../src/protocol/exportRequests';
import { fail, succeed, type Reply } from '../../../src/protocol/reply';
import { copyReport, exportPicture, exportReport, type ExportPlatform } from '../../../src/views/panelExport';
import { heapRecord } from '../platform/records';

const window = vi.hoisted(() => ({
  chosen: undefined as string | undefined,
  offered: [] as string[],
  said: [] as string[],
  copied: [] as string[],
}));

vi.mock('vscode', () => {
  const say = (text: string): Promise<undefined> => {
    window.said.push(text);
    return Promise.resolve(undefined);
  };
  const file = (fsPath: string): object => ({ scheme: 'file', fsPath });
  return {
    Uri: { file },
    ProgressLocation: { Notification: 15 },
    l10n: {
      t: (text: string, ...values: string[]) =>
        text.replace(/\{(\d)\}/g, (_, at) => values[Number(at)] ?? ''),
    },
    workspace: { workspaceFolders: undefined },
    commands: { executeCommand: () => Promise.resolve() },
    env: { clipboard: { writeText: (text: string) => Promise.resolve(void window.copied.push(text)) } },
    window: {
      showSaveDialog: ({ defaultUri }: { defaultUri: { fsPath: string } }) => {
        window.offered.push(defaultUri.fsPath);
        return Promise.resolve(window.chosen === undefined ? undefined : file(window.chosen));
      },
      withProgress: (_: unknown, work: () => unknown) => work(),
      showInformationMessage: say,
      showErrorMessage: say,
      setStatusBarMessage: say,
    },
  };
});

const record = heapRecord({ id: 5, path: '/p/pprof.leakdemo.heap.001.pb.gz' });
const view = { profile: 5, sampleType: 1, filters: { focus: 'main' } };
const message: ExportMessage = {
  ...{ type: 'exportReport', revision: 7, format: 'text', command: 'list', argument: 'main' },
};

let asked: { method: string; request: object; whileHeld: readonly unknown[] }[];
/** Views that may not be closed, each until it is let go. */
let held: unknown[];
let replies: Reply<unknown>[];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pprof-lens-export-'));
  [asked, replies, held] = [[], [], []];
  window.chosen = undefined;
  for (const list of [window.offered, window.said, window.copied]) list.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

function platform(): ExportPlatform {
  const known = {
    session: { viewAt: (revision: number) => (revision === 7 ? view : undefined), find: () => record },
    profiles: {
      hold: (shown: unknown) => {
        held.push(shown);
        return { dispose: () => void held.pop() };
      },
      ask: (method: string, request: object) => {
        asked.push({ method, request, whileHeld: [...held] });
        return Promise.resolve(replies.shift() ?? fail('Nothing more was expected to be asked.'));
      },
    },
    prompts: { revision: 3 },
    locator: {
      readableFolders: () => Promise.resolve(['/src']),
      readablePath: (path: string) => Promise.resolve(path),
      locate: (recorded: string) =>
        Promise.resolve(
          recorded === '/recorded/main.go'
            ? { kind: 'mapped', localPath: '/src/main.go' }
            : { kind: 'missing', explanation: 'It is nowhere.' },
        ),
    },
  };
  return known as unknown as ExportPlatform;
}

describe('an export', () => {
  it('is written where the person says, with sources where the host finds them', async () => {
    window.chosen = '/out/report.txt';
    replies = [
      succeed({ kind: 'sources', recordedPaths: ['/recorded/main.go', '/recorded/gone.go'] }),
      succeed({ kind: 'written', byteCount: 9 }),
    ];
    await exportReport(platform(), message);
    expect(window.offered).toEqual(['/p/pprof.leakdemo.heap.001.list.txt']);
    const [first, second] = asked;
    const common = { view, format: 'text', command: 'list', argument: 'main', path: '/out/report.txt' };
    const sources = { revision: 3, currentFolder: '', readableFolders: ['/src'] };
    expect(first).toMatchObject({
      method: 'pprofLens/export',
      request: { ...common, sources: { ...sources, located: [] } },
    });
    expect(second?.request).toEqual({
      ...common,
      sources: {
        ...sources,
        readableFolders: ['/src', '/src/main.go'],
        located: [
          { recordedPath: '/recorded/main.go', localPath: '/src/main.go' },
          { recordedPath: '/recorded/gone.go', why: 'It is nowhere.' },
        ],
      },
    });
    expect(window.said).toEqual(['Exported to /out/report.txt.']);
  });

  it('is of what was shown when it was asked for, whatever leaves the list meanwhile', async () => {
    window.chosen = '/out/report.csv';
    replies = [succeed({ kind: 'written', byteCount: 9 }), fail('The disk is full.')];
    const csv = { ...message, format: 'csv', command: 'top' } as const;
    for (let turn = 0; turn < 2; turn++) await exportReport(platform(), csv);
    expect(asked.map(({ whileHeld }) => whileHeld)).toEqual([[view], [view]]);
    expect(held).toEqual([]);
  });

  it('asks nothing of the server when the person thinks better of it', async () => {
    await exportReport(platform(), message);
    await exportReport(platform(), { ...message, revision: 1 });
    expect(asked).toEqual([]);
  });

  it('is not offered under the name of the profile itself', async () => {
    await exportReport(platform(), { ...message, format: 'pb.gz' });
    await exportReport(platform(), { ...message, format: 'speedscope' });
    for (const command of ['weblist', 'svg'] as const)
      await exportReport(platform(), { ...message, format: 'text', command });
    expect(window.offered).toEqual([
      '/p/pprof.leakdemo.heap.001.filtered.pb.gz',
      '/p/pprof.leakdemo.heap.001.speedscope.json',
      '/p/pprof.leakdemo.heap.001.weblist.html',
      '/p/pprof.leakdemo.heap.001.svg',
    ]);
  });

  it('says why it failed, as text', async () => {
    window.chosen = '/out/report.csv';
    replies = [fail('The file [cannot](command:x) be written.')];
    await exportReport(platform(), { ...message, format: 'csv', command: 'top' });
    expect(window.said).toHaveLength(1);
    expect(window.said[0]).not.toContain('](command');
  });
});

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('a picture', () => {
  it('is written whole, and nothing beside it', async () => {
    window.chosen = path.join(folder, 'graph.png');
    await exportPicture(platform(), { type: 'exportPicture', revision: 7, png: PNG });
    expect((await readFile(window.chosen)).toString('hex')).toBe('89504e470d0a1a0a');
    expect(await readdir(folder)).toEqual(['graph.png']);
    window.chosen = path.join(folder, 'no', 'folder.png');
    await exportPicture(platform(), { type: 'exportPicture', revision: 7, png: PNG });
    expect(window.said.at(-1)).toContain('The file cannot be written');
  });
});

describe('a copy', () => {
  it('goes to the clipboard, or says why not', async () => {
    replies = [succeed({ kind: 'copied', text: 'flat  flat%' }), fail('The text is too long.')];
    const copy = { type: 'copyReport', revision: 7, format: 'text', command: 'top', argument: '' } as const;
    await copyReport(platform(), copy);
    await copyReport(platform(), copy);
    expect(window.copied).toEqual(['flat  flat%']);
    expect(window.said.at(-1)).toBe('The text is too long.');
  });
});
