import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, succeed, type Reply } from '../../../src/protocol/reply';
import type { Profile } from '../../../src/model/profile';
import { memoryHandlers } from '../../../src/server/memoryHandlers';
import { recordedHeap } from '../../support/heapTexts';
import { smallProfile } from '../../support/smallProfile';

const RECORDINGS = 'examples/leakdemo/recordings/leak_demo';
const PROFILES: ReadonlyMap<number, Profile> = new Map([
  [1, recordedHeap(`${RECORDINGS}/1-1000/heap.debug1.txt`)],
  [2, recordedHeap(`${RECORDINGS}/3-20312/heap.debug1.txt`)],
  [
    3,
    smallProfile({ types: ['goroutine/count'], samples: [{ stack: 'main.f@/srv/f.go:3', values: [20318] }] }),
  ],
  [
    4,
    smallProfile({ types: ['inuse_space/bytes'], samples: [{ stack: 'main.f@/srv/f.go:3', values: [5] }] }),
  ],
]);
const handlers = memoryHandlers({
  profile: (id): Reply<Profile> => {
    const profile = PROFILES.get(id);
    return profile ? succeed(profile) : fail(`Profile ${id} is not open. Open or fetch it again.`);
  },
});
const memory = handlers['pprofLens/memory'];
const records = handlers['pprofLens/memoryRecords'];
const series = handlers['pprofLens/memorySeries'];

describe('memory', () => {
  it('explains a heap text, compares it, and divides its stacks among the goroutines', () => {
    const answer = memory({ profile: 2, base: 1, goroutines: 3, timeMillis: 61_000, baseTimeMillis: 1000 });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        kind: 'stats',
        comparison: { sentences: expect.arrayContaining(['60s lie between the two.']) as unknown },
      },
    });
    expect(JSON.stringify(answer)).toContain('2.03kB of stack for each of 20,318 goroutines');
  });

  it('says what to fetch where there are no MemStats, in the profile or in its base', () => {
    expect(memory({ profile: 4 })).toEqual({
      ok: true,
      value: { kind: 'noStats', reason: expect.stringContaining('debug=1') as unknown },
    });
    const answer = memory({ profile: 2, base: 4 });
    expect(answer).toMatchObject({
      value: { comparisonProblem: expect.stringContaining('The base has no MemStats') as unknown },
    });
    expect(JSON.stringify(answer)).not.toContain('"comparison":');
  });

  it('does without goroutines that are none or are not open, and fails without the profile or its base', () => {
    for (const goroutines of [4, 9]) {
      const text = JSON.stringify(memory({ profile: 2, goroutines }));
      expect(text).not.toContain('of stack for each');
    }
    expect(memory({ profile: 9 })).toMatchObject({ ok: false });
    expect(memory({ profile: 2, base: 9 })).toMatchObject({ ok: false });
  });
});

describe('memoryRecords', () => {
  it('gives a window of records with their frames', () => {
    const answer = records({ profile: 2, sort: 'inUseBytes', by: 'estimated', offset: 0, limit: 3 });
    expect(answer).toMatchObject({
      value: { rowCount: 47, columns: ['inUseBytes', 'inUseObjects', 'allocatedBytes', 'allocatedObjects'] },
    });
    if (!answer.ok) throw new Error('Expected records.');
    expect(answer.value.rows).toHaveLength(3);
    for (const { frames, values } of answer.value.rows) {
      expect(values).toHaveLength(4);
      expect(frames[0]?.name).not.toBe('<unknown>');
    }
  });

  it('refuses what is no heap text, and a column that there is not', () => {
    const request = { sort: 'inUseBytes', by: 'sampled', offset: 0, limit: 3 } as const;
    expect(records({ profile: 4, ...request })).toMatchObject({ ok: false });
    const sort = 'size' as unknown as 'inUseBytes';
    expect(records({ profile: 2, ...request, sort })).toMatchObject({ ok: false });
  });

  it('takes any window', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (offset, limit) => {
        const answer = records({ profile: 2, sort: 'inUseObjects', by: 'sampled', offset, limit });
        expect(answer.ok && answer.value.rows.length).toBeLessThanOrEqual(47);
      }),
      { numRuns: 50 },
    );
  });
});

describe('memorySeries', () => {
  it('has a line for each part, and leaves out what says nothing or is not open', () => {
    const profiles = [1, 2, 3, 9].map((profile) => ({ profile, timeMillis: profile * 1000 }));
    const answer = series({ profiles });
    expect(answer).toMatchObject({ ok: true, value: { timesMillis: [1000, 2000] } });
    expect(answer.ok && answer.value.lines.find(({ title }) => title === 'Stacks')).toEqual({
      title: 'Stacks',
      values: [2457600, 42172416],
    });
  });

  it('takes the time of the last collection where that of fetching is not known', () => {
    expect(series({ profiles: [{ profile: 2 }, { profile: 1 }] })).toMatchObject({
      value: { timesMillis: [1795439462855, 1795439601356] },
    });
  });
});
