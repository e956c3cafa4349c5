import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewFilters } from '../../../src/protocol/view';
import { obeyFilterWish } from '../../../src/views/panelFilters';

vi.mock('vscode', () => ({
  l10n: {
    t: (text: string, ...values: readonly unknown[]) =>
      text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
  },
}));

type Wished = Parameters<typeof obeyFilterWish>[0];

const asked: unknown[] = [];
const steps: string[] = [];
let filters: ViewFilters;
let saved: Map<string, ViewFilters>;

/** A session that shows a profile, and a server that refuses what has an open parenthesis. */
const platform = {
  session: {
    shown: { revision: 1, view: { profile: 3, sampleType: 0 } },
    get filters() {
      return filters;
    },
    viewAt: (revision: number) => (revision === 1 ? { profile: 3, sampleType: 0 } : undefined),
    setFilters: (set: ViewFilters) => {
      filters = set;
    },
    goBack: () => steps.push('back'),
    goForward: () => steps.push('forward'),
  },
  profiles: {
    ask: (method: string, request: { readonly view: { readonly filters?: ViewFilters }; place?: number }) => {
      if (method === 'pprofLens/resolvePlace') {
        const place = request.place ?? 0;
        const functionName = place > 1000 ? 'x'.repeat(place) : `main.place${place}`;
        return Promise.resolve({ ok: true, value: { functionName, recordedPath: '/a.go', lineNumber: 1 } });
      }
      asked.push(request);
      const isWrong = Object.values(request.view.filters ?? {}).includes('a(b');
      return Promise.resolve(
        isWrong ? { ok: false, problem: { message: 'missing closing )' } } : { ok: true, value: {} },
      );
    },
  },
  savedSettings: {
    find: (name: string) => saved.get(name),
    save: (name: string, kept: ViewFilters) => {
      if (saved.size >= 2) return false;
      saved.set(name, kept);
      return true;
    },
    delete: (name: string) => saved.delete(name),
  },
} as unknown as Wished;

beforeEach(() => {
  asked.length = steps.length = 0;
  filters = { focus: 'main' };
  saved = new Map();
});

describe('Filters that the page wants', () => {
  it('are tried first, on the view that is shown, and for no rows', async () => {
    const wanted = { hide: 'runtime' };
    expect(await obeyFilterWish(platform, { type: 'setFilters', filters: wanted })).toBeUndefined();
    expect(filters).toEqual(wanted);
    expect(asked).toMatchObject([{ view: { profile: 3, sampleType: 0, filters: wanted }, limit: 0 }]);
  });

  it('are of the whole name where the page has its two ends only', async () => {
    const wish = { type: 'addFilter', filter: 'hide', pattern: '^main(?s:.*)int$' } as const;
    await obeyFilterWish(platform, { ...wish, of: { revision: 1, place: 5 } });
    expect(filters).toMatchObject({ hide: '^main\\.place5$' });
    filters = {};
    // A view of long ago, and a name that is longer than a pattern may be.
    await obeyFilterWish(platform, { ...wish, of: { revision: 9, place: 5 } });
    expect(filters).toEqual({ hide: wish.pattern });
    filters = {};
    await obeyFilterWish(platform, { ...wish, of: { revision: 1, place: 12_000 } });
    expect(filters).toEqual({ hide: wish.pattern });
  });

  it('change nothing when the server refuses them', async () => {
    const problem = await obeyFilterWish(platform, { type: 'addFilter', filter: 'ignore', pattern: 'a(b' });
    expect(problem).toBe('missing closing )');
    expect(filters).toEqual({ focus: 'main' });
  });

  it('join what is left out, and change nothing when that becomes too long', async () => {
    const ignore = (pattern: string) =>
      obeyFilterWish(platform, { type: 'addFilter', filter: 'ignore', pattern });
    await ignore('x'.repeat(6000));
    const before = filters;
    expect(await ignore('y'.repeat(6000))).toBe('The pattern is longer than 10000 characters.');
    expect(filters).toEqual(before);
  });

  it('are saved under a name, used and deleted', async () => {
    await obeyFilterWish(platform, { type: 'saveSettings', name: 'mine' });
    filters = {};
    await obeyFilterWish(platform, { type: 'applySettings', name: 'mine' });
    expect(filters).toEqual({ focus: 'main' });
    await obeyFilterWish(platform, { type: 'deleteSettings', name: 'mine' });
    expect(await obeyFilterWish(platform, { type: 'applySettings', name: 'mine' })).toBe(
      'No filters are saved under the name mine.',
    );
  });

  it('are not saved when there are too many names', async () => {
    for (const name of ['a', 'b']) await obeyFilterWish(platform, { type: 'saveSettings', name });
    expect(await obeyFilterWish(platform, { type: 'saveSettings', name: 'c' })).toMatch(/Delete one first/);
  });

  it('go back and forward', async () => {
    await obeyFilterWish(platform, { type: 'goBack' });
    await obeyFilterWish(platform, { type: 'goForward' });
    expect(steps).toEqual(['back', 'forward']);
  });
});
