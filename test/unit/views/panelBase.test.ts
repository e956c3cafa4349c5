import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openBase } from '../../../src/views/panelBase';
import { goroutineRecord, heapRecord } from '../platform/records';

const chosen = vi.hoisted(() => ({ path: '', warnings: [] as string[] }));

vi.mock('vscode', () => ({
  ProgressLocation: { Window: 10 },
  l10n: { t: (text: string) => text },
  window: {
    showOpenDialog: () => Promise.resolve(chosen.path === '' ? undefined : [{ fsPath: chosen.path }]),
    withProgress: (_options: unknown, work: () => unknown) => work(),
    showWarningMessage: (text: string) => chosen.warnings.push(text),
    showErrorMessage: (text: string) => chosen.warnings.push(text),
  },
}));

const bases: unknown[] = [];
const added: string[] = [];
const records = {
  '/tmp/before.pb.gz': goroutineRecord({ id: 7, path: '/tmp/before.pb.gz' }),
  '/tmp/heap.pb.gz': heapRecord(),
} as const;

const platform = {
  session: {
    shown: { record: goroutineRecord() },
    setBase: (...base: readonly unknown[]) => bases.push(base),
  },
  keeper: {
    add: (path: keyof typeof records | '/tmp/broken') => {
      added.push(path);
      return Promise.resolve(
        path === '/tmp/broken'
          ? { ok: false, problem: { message: 'no profile' } }
          : { ok: true, value: records[path] },
      );
    },
  },
  log: { warn: () => undefined },
} as unknown as Parameters<typeof openBase>[0];

beforeEach(() => {
  chosen.warnings.length = bases.length = added.length = 0;
});

describe('openBase', () => {
  it('subtracts the file that is chosen, in the mode that was set', async () => {
    chosen.path = '/tmp/before.pb.gz';
    await openBase(platform, { mode: 'diffBase', normalize: true });
    expect(bases).toEqual([[7, 'diffBase', { normalize: true }]]);
    expect(chosen.warnings).toEqual([]);
  });

  it.each([
    ['what counts other things', '/tmp/heap.pb.gz', /same kind was expected/],
    ['what cannot be read', '/tmp/broken', /broken: no profile/],
    ['the shown file itself', goroutineRecord().path, /shown already/],
  ])('does not subtract %s, and says so', async (_what, path, message) => {
    chosen.path = path;
    await openBase(platform, { mode: 'base' });
    expect(bases).toEqual([]);
    expect(chosen.warnings).toEqual([expect.stringMatching(message)]);
  });

  it('does nothing when no file is chosen', async () => {
    chosen.path = '';
    await openBase(platform, { mode: 'base' });
    expect([bases, added, chosen.warnings]).toEqual([[], [], []]);
  });
});
