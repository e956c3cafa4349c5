import { beforeEach, describe, expect, it } from 'vitest';
import { isPageId, KeptPages } from '../../../src/platform/keptPages';

const values = new Map<string, string>();
const memento = {
  get: (key: string) => JSON.parse(values.get(key) ?? 'null') as unknown,
  update: (key: string, value: unknown) => {
    values.set(key, JSON.stringify(value));
    return Promise.resolve();
  },
} as unknown as ConstructorParameters<typeof KeptPages>[0];

beforeEach(() => {
  values.clear();
});

describe('KeptPages', () => {
  it('has what a page said last, in the next window, too', () => {
    const kept = new KeptPages(memento);
    const [first, second] = [kept.newId(), kept.newId()];
    expect([isPageId(first), first === second]).toEqual([true, false]);
    kept.keep(first, 'top');
    kept.keep(second, 'flame');
    kept.keep(first, 'list');
    const again = new KeptPages(memento);
    expect([again.find(first), again.find(second), again.find('nobody')]).toEqual([
      'list',
      'flame',
      undefined,
    ]);
    expect(again.ids).toEqual([first, second]);
  });

  it('forgets one that was closed, in the next window, too', () => {
    const kept = new KeptPages(memento);
    const [first, second] = [kept.newId(), kept.newId()];
    for (const id of [first, second]) kept.keep(id, 'top');
    kept.forget(first);
    kept.forget('nobody');
    for (const pages of [kept, new KeptPages(memento)]) expect(pages.ids).toEqual([second]);
  });

  it('forgets the oldest of more pages than anybody has open', () => {
    const kept = new KeptPages(memento);
    const ids = Array.from({ length: 9 }, () => kept.newId());
    for (const id of ids) kept.keep(id, 'top');
    expect(kept.ids).toEqual(ids.slice(1).reverse());
  });

  it.each([7, {}, [7, ['x', 'y'], ['0123456789abcdef', 5], ['0123456789abcdef']]])(
    'takes nothing of what makes no sense, as %j',
    (stored) => {
      values.set('pprofLens.pages', JSON.stringify(stored));
      expect(new KeptPages(memento).ids).toEqual([]);
    },
  );
});
