import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SavedSettings } from '../../../src/platform/savedSettings';

vi.mock('vscode', () => ({
  EventEmitter: class {
    private readonly listeners: (() => void)[] = [];
    readonly event = (listener: () => void): void => {
      this.listeners.push(listener);
    };
    fire(): void {
      for (const listener of this.listeners) listener();
    }
    dispose(): void {
      this.listeners.length = 0;
    }
  },
}));

const values = new Map<string, string>();
const memento: ConstructorParameters<typeof SavedSettings>[0] = {
  keys: () => [...values.keys()],
  get: (key: string) => {
    const text = values.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as never);
  },
  update: (key: string, value: unknown) => {
    values.set(key, JSON.stringify(value));
    return Promise.resolve();
  },
};
const STORED = 'pprofLens.savedFilters';

beforeEach(() => {
  values.clear();
});

describe('SavedSettings', () => {
  it('keeps filters under names, in the order of the alphabet, for the next window', () => {
    const saved = new SavedSettings(memento);
    saved.save('only mine', { focus: 'main\\.' });
    saved.save('by lines', { granularity: 'lines', noInlines: true });
    const again = new SavedSettings(memento);
    expect(again.names).toEqual(['by lines', 'only mine']);
    expect(again.find('by lines')).toEqual({ granularity: 'lines', noInlines: true });
    expect(again.find('Only mine')).toBeUndefined();
  });

  it('replaces, deletes and tells', () => {
    const saved = new SavedSettings(memento);
    const told = vi.fn();
    saved.onDidChange(told);
    saved.save('mine', { focus: 'a' });
    saved.save('mine', { focus: 'b' });
    expect(saved.find('mine')).toEqual({ focus: 'b' });
    saved.delete('mine');
    expect(saved.names).toEqual([]);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('takes any name for what it is', () => {
    const saved = new SavedSettings(memento);
    for (const name of ['__proto__', 'constructor', '<b>']) saved.save(name, { focus: name });
    expect(new SavedSettings(memento).find('__proto__')).toEqual({ focus: '__proto__' });
    expect(saved.find('toString')).toBeUndefined();
  });

  it('has an end', () => {
    const saved = new SavedSettings(memento);
    for (let index = 0; index < 50; index++) expect(saved.save(`number ${index}`, {})).toBe(true);
    expect(saved.save('one more', {})).toBe(false);
    expect(saved.save('number 7', { hide: 'x' })).toBe(true);
    expect(saved.names).toHaveLength(50);
  });

  it.each([['text'], [7], [{ mine: {} }], [[null, 'mine', ['mine'], [7, {}], ['', {}], []]]])(
    'starts with what makes sense of stored %j',
    (stored) => {
      values.set(STORED, JSON.stringify(stored));
      const saved = new SavedSettings(memento);
      expect(saved.names.filter((name) => name !== 'mine')).toEqual([]);
      expect(saved.find('mine') ?? {}).toEqual({});
    },
  );
});
