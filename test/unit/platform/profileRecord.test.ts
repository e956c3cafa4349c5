import { describe, expect, it } from 'vitest';
import { EMPTY_SESSION, readStoredSession, withPicked } from '../../../src/platform/profileRecord';
import { goroutineRecord, heapRecord } from './records';

const stored = {
  version: 1,
  nextId: 3,
  profiles: [goroutineRecord(), heapRecord()],
  shown: 1,
  sampleTypes: [
    ['heap', 'inuse_space'],
    ['goroutine', 'goroutine'],
  ],
  base: { profile: 2, mode: 'base' },
  filters: { focus: 'main', granularity: 'lines', noInlines: true },
};

describe('readStoredSession', () => {
  it('reads back what was stored, through JSON', () => {
    expect(readStoredSession(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  it.each([
    [undefined],
    [null],
    ['x'],
    [[]],
    [{ version: 2, profiles: [] }],
    [{ version: 1, profiles: 'x' }],
  ])('begins anew with %j', (state) => {
    expect(readStoredSession(state)).toEqual(EMPTY_SESSION);
  });

  it.each([
    ['no path', { path: '' }],
    ['a sample type that is a number', { sampleTypes: [7] }],
    ['no sample type', { sampleTypes: [] }],
    ['a default that does not exist', { defaultSampleType: 1 }],
    ['an unknown origin', { origin: { kind: 'dream' } }],
    ['an id of zero', { id: 0 }],
  ])('drops a profile with %s and keeps the others', (_what, damage) => {
    const damaged = { ...stored, profiles: [{ ...goroutineRecord(), ...damage }, heapRecord()] };
    const session = readStoredSession(damaged);
    expect(session.profiles).toEqual([heapRecord()]);
    expect(session.shown).toBeNull();
    expect(session.base).toEqual({ profile: 2, mode: 'base' });
  });

  it.each([[undefined], ['inuse_space'], [{ heap: 'inuse_space' }], [[['heap']]], [[['heap', 7]]]])(
    'forgets picked sample types of the form %j, and nothing else',
    (sampleTypes) => {
      expect(readStoredSession({ ...stored, sampleTypes })).toEqual({ ...stored, sampleTypes: [] });
    },
  );

  it('never gives an id twice, whatever was stored as the next one', () => {
    expect(readStoredSession({ ...stored, nextId: 1 }).nextId).toBe(3);
    expect(readStoredSession({ ...stored, nextId: 'x' }).nextId).toBe(3);
    expect(readStoredSession({ ...stored, nextId: 9 }).nextId).toBe(9);
  });
});

describe('withPicked', () => {
  it('replaces what was picked for this kind and leaves the others', () => {
    const picked = withPicked(withPicked([], 'allocs', 'alloc_space'), 'heap', 'inuse_objects');
    expect(withPicked(picked, 'heap', 'inuse_space')).toEqual([
      ['heap', 'inuse_space'],
      ['allocs', 'alloc_space'],
    ]);
  });

  it('forgets the oldest of a program with endless kinds', () => {
    const kinds = Array.from({ length: 1000 }, (_, index) => `kind${index}`);
    const picked = kinds.reduce((list, kind) => withPicked(list, kind, 'count'), withPicked([], 'heap', 'x'));
    expect(picked.length).toBeLessThan(100);
    expect(picked[0]).toEqual(['kind999', 'count']);
  });
});
