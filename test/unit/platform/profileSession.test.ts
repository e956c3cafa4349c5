import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProfileSession } from '../../../src/platform/profileSession';
import type { OpenedProfile } from '../../../src/protocol/serverRequests';

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
  commands: { executeCommand: () => Promise.resolve() },
}));

const opened: OpenedProfile = {
  sampleTypes: [
    { type: 'alloc_space', unit: 'bytes', total: '2MB' },
    { type: 'inuse_space', unit: 'bytes', total: '1MB' },
  ],
  defaultSampleType: 0,
  sampleCount: 9,
  program: 'leak_demo',
  comments: [],
  format: 'proto',
  saveStem: 'leak_demo.heap',
  hints: [],
  problems: [],
};

class Memento {
  readonly values = new Map<string, string>();
  get(key: string): unknown {
    const text = this.values.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }
  keys(): readonly string[] {
    return [...this.values.keys()];
  }
  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}

let memento: Memento;
let session: ProfileSession;
let changes: number;

const sessionOn = (state: Memento): ProfileSession =>
  new ProfileSession(state as ConstructorParameters<typeof ProfileSession>[0]);

function add(name: string): number {
  const id = session.newId();
  session.add(id, `/tmp/${name}`, { kind: 'file' }, opened);
  return id;
}

/** A newer look at the same. */
function look(at: number, path: string, older: 'keepOlder' | 'dropOlder' = 'dropOlder'): number {
  const id = session.newId();
  const old = session.find(at);
  if (old !== undefined) session.replace(old, { id, path, opened }, older);
  return id;
}

beforeEach(() => {
  memento = new Memento();
  session = sessionOn(memento);
  changes = 0;
  session.onDidChange(() => {
    changes += 1;
  });
});

describe('the filters of the session', () => {
  it('are part of every view, in one form, with a revision for each change', () => {
    const id = add('a');
    expect(session.shown?.view).toEqual({ profile: id, sampleType: 0 });
    const { revision = 0 } = session.shown ?? {};
    session.setFilters({ hide: '', focus: 'main', granularity: 'functions' });
    expect(session.shown).toMatchObject({ revision: revision + 1, view: { filters: { focus: 'main' } } });
    session.setFilters({ focus: 'main' });
    expect(session.shown?.revision).toBe(revision + 1);
    session.addFilter('ignore', 'gopark');
    session.addFilter('ignore', 'mcall');
    expect(session.filters).toEqual({ focus: 'main', ignore: 'gopark|mcall' });
    expect(session.viewAt(revision + 1)?.filters).toEqual({ focus: 'main' });
    expect(changes).toBe(5);
    session.setFilters({});
    expect(session.shown?.view).not.toHaveProperty('filters');
  });

  it('stay when the profile is refreshed, when another is shown, and when the window is loaded again', () => {
    const id = add('a');
    session.setFilters({ tagFocus: 'x', noInlines: true });
    look(id, '/tmp/b');
    expect(session.shown?.view.filters).toEqual({ tagFocus: 'x', noInlines: true });
    add('c');
    expect(session.shown?.view.filters).toEqual({ tagFocus: 'x', noInlines: true });
    expect(sessionOn(memento).shown?.view).toEqual(session.shown?.view);
  });

  it.each([['x'], [[7]], [{ focus: 7, hide: ['a'], granularity: 'atoms', mean: 'yes', extra: 'x' }]])(
    'are none when %j was stored',
    (filters) => {
      add('a');
      const key = memento.keys()[0] ?? '';
      const stored = memento.get(key) as object;
      void memento.update(key, { ...stored, filters, base: { profile: 1, mode: 'base', normalize: 'x' } });
      const again = sessionOn(memento);
      expect([again.filters, again.shown?.view]).toEqual([{}, { profile: 1, sampleType: 0 }]);
    },
  );
});

describe('going back', () => {
  it('takes profile, base, sample type and filters with it, as a new revision', () => {
    const first = add('a');
    const second = add('b');
    session.setBase(first, 'diffBase', { normalize: true });
    session.setSampleType(1);
    session.setFilters({ focus: 'main' });
    const last = session.shown?.view;
    expect(last).toEqual({
      profile: second,
      sampleType: 1,
      base: { profile: first, mode: 'diffBase', normalize: true },
      filters: { focus: 'main' },
    });
    const revision = session.shown?.revision ?? 0;
    session.goBack();
    expect(session.shown).toMatchObject({ revision: revision + 1, view: { sampleType: 1 } });
    expect(session.filters).toEqual({});
    session.goBack();
    session.goBack();
    session.goBack();
    expect(session.shown?.view).toEqual({ profile: first, sampleType: 0 });
    expect([session.canGoBack, session.canGoForward]).toEqual([false, true]);
    session.goBack();
    for (let step = 0; step < 9; step++) session.goForward();
    expect(session.shown?.view).toEqual(last);
    expect([session.canGoBack, session.canGoForward]).toEqual([true, false]);
  });

  it('is possible after a reload of the window, and forward too', () => {
    const first = add('a');
    add('b');
    session.setFilters({ focus: 'main' });
    session.setFilters({ focus: 'main', hide: 'runtime' });
    session.goBack();
    const again = sessionOn(memento);
    expect([again.canGoBack, again.canGoForward]).toEqual([true, true]);
    again.goForward();
    expect(again.filters).toEqual({ focus: 'main', hide: 'runtime' });
    for (let step = 0; step < 3; step++) again.goBack();
    expect(again.shown?.view).toEqual({ profile: first, sampleType: 0 });
  });

  it.each([
    undefined,
    7,
    'x',
    { behind: 'x', ahead: [null, 7, {}] },
    { behind: [{ shown: 99, filters: {} }] },
  ])('leads nowhere where what is kept makes no sense, as %j', (stored) => {
    add('a');
    void memento.update('pprofLens.history', stored);
    const again = sessionOn(memento);
    expect([again.canGoBack, again.canGoForward]).toEqual([false, false]);
  });

  it('does not lead to what was removed, and not to each refresh of a watched profile', () => {
    const first = add('a');
    const second = add('b');
    session.setBase(first, 'base');
    let last = second;
    for (let count = 0; count < 9; count++) last = look(last, `/tmp/b${count}`);
    session.remove([first]);
    expect(session.shown?.view).toEqual({ profile: last, sampleType: 0 });
    session.goBack();
    expect(session.shown?.view).toEqual({ profile: last, sampleType: 0 });
    session.remove([last]);
    expect([session.shown, session.canGoBack, session.canGoForward]).toEqual([undefined, false, false]);
  });
});

describe('a newer look at a program', () => {
  it('takes the place of the one before, wherever that is named still', () => {
    const other = add('other');
    const first = add('looks');
    session.show(other);
    const last = look(look(first, '/tmp/looks2'), '/tmp/looks3');
    expect(session.profiles.map(({ id, path }) => [id, path])).toEqual([
      [last, '/tmp/looks3'],
      [other, '/tmp/other'],
    ]);
    expect(session.shown?.view.profile).toBe(other);
    expect([session.find(first)?.id, session.find(last)?.inPlaceOf]).toEqual([last, first]);
    session.goBack();
    expect(session.shown?.view.profile).toBe(last);
    session.show(other);
    session.show(first);
    expect(session.shown?.view.profile).toBe(last);
    expect(sessionOn(memento).shown?.record.inPlaceOf).toBe(first);
  });

  it('is a new revision of what is shown, while the places of the old one still mean the old', () => {
    const first = add('looks');
    const { revision = 0 } = session.shown ?? {};
    const last = look(first, '/tmp/looks2');
    expect(session.shown).toMatchObject({ revision: revision + 1, view: { profile: last } });
    expect(session.viewAt(revision)).toEqual({ profile: first, sampleType: 0 });
    expect(session.canGoBack).toBe(false);
  });

  it('leaves the first beside it, and the one that is subtracted', () => {
    const first = add('looks');
    const second = look(first, '/tmp/looks2', 'keepOlder');
    session.setBase(second, 'base');
    expect(session.shown?.base).toBeUndefined();
    const third = look(second, '/tmp/looks3');
    const fourth = look(third, '/tmp/looks4');
    expect(session.profiles.map(({ id }) => id)).toEqual([fourth, second, first]);
    expect(session.shown?.view).toEqual({
      profile: fourth,
      sampleType: 0,
      base: { profile: second, mode: 'base' },
    });
    expect(session.find(second)?.inPlaceOf).toBeUndefined();
  });

  it('is nowhere once the profile was removed', () => {
    const first = add('looks');
    const old = session.find(first);
    session.remove([first]);
    expect(old && session.replace(old, { id: 9, path: '/tmp/x', opened }, 'dropOlder')).toBeUndefined();
    expect(session.profiles).toEqual([]);
  });
});
