import { describe, expect, it, vi } from 'vitest';
import type { ProfileRecord } from '../../../src/platform/profileRecord';
import { LatestLook, type LatestLookPorts } from '../../../src/platform/watch/latestLook';
import { fail, succeed } from '../../../src/protocol/reply';
import { heapRecord } from './records';

vi.mock('vscode', () => ({}));

const origin = { kind: 'fetched', target: '', targetLabel: 'localhost:6060', profile: 'goroutine' } as const;

/** A list of profiles that says what was done to it. */
function listOfProfiles() {
  const done: string[] = [];
  const listed = new Map<number, ProfileRecord>();
  let nextId = 1;
  const take = (what: string) => {
    done.push(what);
    const record = heapRecord({ id: nextId++ });
    listed.set(record.id, record);
    return Promise.resolve(succeed(record));
  };
  const ports: LatestLookPorts = {
    keeper: {
      keep: (file) => take(`show ${file}`),
      keepUnshown: (file) => take(`list ${file}`),
      replace: (old, file, older) =>
        file === 'broken' ? Promise.resolve(fail('It cannot be read.')) : take(`${older} ${old} for ${file}`),
    },
    session: { find: (id) => listed.get(id) },
  };
  return { done, listed, ports };
}

describe('the latest look at a program', () => {
  it('is shown once, keeps the first beside it, and then stands in the place of the one before', async () => {
    const { done, ports } = listOfProfiles();
    const looks = new LatestLook(origin, ports);
    for (const file of ['a', 'b', 'c']) await looks.take(file, 'showFirst');
    expect(done).toEqual(['show a', 'keepOlder 1 for b', 'dropOlder 2 for c']);
  });

  it('only goes into the list when it is to, or when the person has removed the one before', async () => {
    const { done, listed, ports } = listOfProfiles();
    await new LatestLook(origin, ports).take('heap', 'onlyList');
    const looks = new LatestLook(origin, ports);
    await looks.take('a', 'showFirst');
    listed.clear();
    await looks.take('b', 'showFirst');
    await looks.take('c', 'showFirst');
    expect(done).toEqual(['list heap', 'show a', 'list b', 'keepOlder 3 for c']);
  });

  it('keeps one to compare with when the very first was removed, and no second one', async () => {
    const { done, listed, ports } = listOfProfiles();
    const looks = new LatestLook(origin, ports);
    await looks.take('a', 'showFirst');
    listed.clear();
    for (const file of ['b', 'c', 'd']) await looks.take(file, 'showFirst');
    listed.clear();
    for (const file of ['e', 'f']) await looks.take(file, 'showFirst');
    const kept = ['list b', 'keepOlder 2 for c', 'dropOlder 3 for d'];
    expect(done).toEqual(['show a', ...kept, 'list e', 'dropOlder 5 for f']);
  });

  it('that cannot be read leaves the one before where it is', async () => {
    const { done, ports } = listOfProfiles();
    const looks = new LatestLook(origin, ports);
    await looks.take('a', 'showFirst');
    expect(await looks.take('broken', 'showFirst')).toMatchObject({ ok: false });
    await looks.take('b', 'showFirst');
    expect(done).toEqual(['show a', 'keepOlder 1 for b']);
  });
});
