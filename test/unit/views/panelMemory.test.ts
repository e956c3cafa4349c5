import { describe, expect, it } from 'vitest';
import type { ProfileRecord } from '../../../src/platform/profileRecord';
import type { Shown } from '../../../src/platform/profileSession';
import { memoryMarkdown, memoryRequest, memorySeriesRequest } from '../../../src/views/panelMemory';
import { FROM_DEMO, goroutineRecord, heapRecord } from '../platform/records';

const NOON = Date.UTC(2026, 0, 2, 12);
const HEAP_OF_DEMO = { ...FROM_DEMO, profile: 'heap', form: 'text' } as const;

/** A heap text that was fetched so many seconds after noon. */
function textAt(id: number, seconds: number, fields: Partial<ProfileRecord> = {}): ProfileRecord {
  return heapRecord({
    id,
    path: `/p/pprof.leakdemo.heap.${id}.debug1.txt`,
    origin: HEAP_OF_DEMO,
    addedMillis: NOON + seconds * 1000,
    ...fields,
  });
}

function shown(record: ProfileRecord, base?: ProfileRecord): Shown {
  const view = { profile: record.id, sampleType: 1 };
  if (base === undefined) return { revision: 1, view, record };
  return {
    revision: 1,
    view: { ...view, base: { profile: base.id, mode: 'base' } },
    record,
    base: { record: base, mode: 'base' },
  };
}

describe('memoryRequest', () => {
  const later = textAt(5, 60);

  it('names profile and base with the times of fetching', () => {
    expect(memoryRequest(shown(later, textAt(4, 0)), [])).toEqual({
      profile: 5,
      base: 4,
      timeMillis: NOON + 60_000,
      baseTimeMillis: NOON,
    });
  });

  it('does not take the time of opening a file for the time of its writing', () => {
    expect(memoryRequest(shown(heapRecord({ id: 7 })), [])).toEqual({ profile: 7 });
  });

  it('finds the goroutines of the same program that are nearest in time, and none that are far', () => {
    const at = (id: number, seconds: number, origin = FROM_DEMO): ProfileRecord =>
      goroutineRecord({ id, origin, addedMillis: NOON + seconds * 1000 });
    const other = { ...FROM_DEMO, targetLabel: 'other:6060' };
    const delta = { ...FROM_DEMO, seconds: 5 };
    const all = [at(11, 59, other), at(12, 61, delta), at(13, 50), at(14, 80)];
    expect(memoryRequest(shown(later), all).goroutines).toBe(13);
    expect(memoryRequest(shown(later), [at(15, 600)])).not.toHaveProperty('goroutines');
  });
});

describe('memorySeriesRequest', () => {
  it('is of the texts of the same target', () => {
    const record = textAt(5, 60);
    const other = textAt(6, 70, { origin: { ...HEAP_OF_DEMO, targetLabel: 'other:6060' } });
    const all = [record, textAt(4, 0), other, heapRecord({ id: 8, origin: HEAP_OF_DEMO }), goroutineRecord()];
    expect(memorySeriesRequest(shown(record), all)).toEqual({
      profiles: [
        { profile: 5, timeMillis: NOON + 60_000 },
        { profile: 4, timeMillis: NOON },
      ],
    });
  });

  it('is of the files in the same folder, without times', () => {
    const file = (id: number, path: string) => heapRecord({ id, path });
    const record = file(1, '/dumps/a.debug1.txt');
    const all = [
      record,
      file(2, '/dumps/b.debug1.txt'),
      file(3, '/else/c.debug1.txt'),
      file(4, '/dumps/d.pb.gz'),
    ];
    expect(memorySeriesRequest(shown(record), all)).toEqual({ profiles: [{ profile: 1 }, { profile: 2 }] });
  });

  it('is bounded', () => {
    const all = Array.from({ length: 100 }, (_, at) => textAt(at + 1, at));
    expect(memorySeriesRequest(shown(textAt(1, 0)), all).profiles).toHaveLength(32);
  });
});

describe('memoryMarkdown', () => {
  it('is that of the report, and of nothing else', () => {
    expect(memoryMarkdown({ kind: 'memory', memory: { kind: 'noStats', reason: '' } })).toBeUndefined();
    const report = { kind: 'stats', figures: [], identities: [], markdown: '## MemStats' } as const;
    expect(memoryMarkdown({ kind: 'memory', memory: report })).toBe('## MemStats');
  });
});
