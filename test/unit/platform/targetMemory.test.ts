import { describe, expect, it } from 'vitest';
import { isSafeToStore, TargetMemory } from '../../../src/platform/targetMemory';

/** What VS Code's `Memento` does, with JSON in between. */
function memento(): ConstructorParameters<typeof TargetMemory>[0] {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => {
      const json = values.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as never);
    },
    update: (key: string, value: unknown) => {
      values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  } as ConstructorParameters<typeof TargetMemory>[0];
}

describe('TargetMemory', () => {
  it('has the last target first, and each once', async () => {
    const targets = new TargetMemory(memento());
    for (const target of ['a:1', 'b:2', 'a:1']) await targets.remember(target);
    expect(targets.all).toEqual(['a:1', 'b:2']);
    expect(targets.last).toBe('a:1');
  });

  it('forgets addresses with a password or a token when the window closes', async () => {
    const state = memento();
    const targets = new TargetMemory(state);
    for (const target of ['a:1', 'http://me:secret@b:2', 'c:3/?token=x']) await targets.remember(target);
    expect(targets.last).toBe('c:3/?token=x');
    expect(new TargetMemory(state).all).toEqual(['a:1']);
  });

  it('keeps a dozen', async () => {
    const targets = new TargetMemory(memento());
    for (let port = 1; port <= 20; port++) await targets.remember(`host:${port}`);
    expect(targets.all).toHaveLength(12);
    expect(targets.last).toBe('host:20');
  });
});

describe('isSafeToStore', () => {
  it('is true for addresses without user and query', () => {
    expect(
      ['localhost:6060', 'http://h:1/prefix', 'http://u:p@h:1', 'h:1/x?gc=1'].map(isSafeToStore),
    ).toEqual([true, true, false, false]);
  });
});
