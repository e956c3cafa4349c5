import { describe, expect, it } from 'vitest';
import { snapshotOfDump } from '../../../../src/analysis/leaks/snapshotOfDump';
import { readSnapshotText, snapshotText } from '../../../../src/analysis/leaks/snapshotText';
import { MAX_SNAPSHOTS, WatchSeries } from '../../../../src/analysis/leaks/watchSeries';
import { withDetails } from '../../../../src/analysis/leaks/withDetails';
import { withMemory } from '../../../../src/analysis/leaks/withMemory';
import { withProof } from '../../../../src/analysis/leaks/withProof';
import type { LeakSnapshot } from '../../../../src/analysis/leaks/verdict';
import type { MemStats, MemStatsFigure } from '../../../../src/model/memStats';
import { dumpOf } from '../../../support/goroutineDumps';
import { snapshotsOf, watched } from '../../../support/leakSnapshots';

function first(snapshots: readonly LeakSnapshot[]): LeakSnapshot {
  const [snapshot] = snapshots;
  if (!snapshot) throw new Error('there is no snapshot');
  return snapshot;
}

describe('WatchSeries', () => {
  it('keeps snapshots in the order of time, each time once', () => {
    const [a, b, c] = watched([1, 2, 3]);
    const series = new WatchSeries();
    for (const snapshot of [b, c, a, b]) if (snapshot) series.add(snapshot);
    expect(series.snapshots.map(({ total }) => total)).toEqual([6, 7, 8]);
  });

  it('thins what is long ago and keeps the first and the newest', () => {
    const series = new WatchSeries();
    for (let at = 0; at < 5000; at++) series.add({ ...first(watched([at])), timeMillis: at * 1000 });
    const times = series.snapshots.map(({ timeMillis }) => timeMillis);
    expect(times.length).toBeLessThanOrEqual(MAX_SNAPSHOTS);
    expect(times[0]).toBe(0);
    expect(times.slice(-3)).toEqual([4_997_000, 4_998_000, 4_999_000]);
  });

  it('keeps the largest of very many groups, and what is proven', () => {
    const groups = Array.from({ length: 2000 }, (_, at) => ({ at: `f.go:${at}`, count: at + 1 }));
    const series = new WatchSeries();
    for (const snapshot of snapshotsOf([[{ at: 'one.go:1', count: 1, proven: 1 }, ...groups]]))
      series.add(snapshot);
    const kept = first(series.snapshots).groups;
    expect(kept).toHaveLength(400);
    expect(kept[0]).toMatchObject({ provenCount: 1 });
    expect(kept[1]).toMatchObject({ count: 2000 });
  });
});

describe('snapshotOfDump', () => {
  it('groups by operation and line, with waits, creators and ids', () => {
    const stack = 'main.leak@/srv/leak.go:53 main.run@/srv/leak.go:60';
    const goroutines = [
      { id: 7, stack, minutes: 3, creator: 'main.start@/srv/leak.go:42' },
      { id: 9, stack, creator: 'main.start@/srv/leak.go:42' },
      { id: 1, state: 'running', stack: 'main.main@/srv/leak.go:9' },
    ];
    const snapshot = snapshotOfDump(dumpOf(goroutines), 5);
    expect(snapshot).toMatchObject({ timeMillis: 5, total: 3, hasProof: false, highestId: 9 });
    expect(snapshot.groups[0]).toMatchObject({
      operation: 'chan send',
      place: { functionName: 'main.leak', recordedPath: '/srv/leak.go', lineNumber: 53 },
      ...{ isUserCode: true, count: 2, provenCount: 0, shortestWaitMinutes: 0, longestWaitMinutes: 3 },
      creators: [{ functionName: 'main.start', lineNumber: 42, count: 2 }],
    });
    expect([...(snapshot.groups[0]?.sampleIds ?? [])].sort()).toEqual([7, 9]);
  });

  it('tells goroutines of the standard library apart by where they began', () => {
    const poll = 'internal/poll.runtime_pollWait@/go/src/runtime/netpoll.go:1';
    const goroutines = [
      '(*conn).serve@/go/src/net/http/server.go:2',
      '(*persistConn).readLoop@/go/src/net/http/t.go:3',
    ].map((entry) => ({ state: 'IO wait', stack: `${poll} net/http.${entry}` }));
    const { groups } = snapshotOfDump(dumpOf(goroutines), 0);
    expect(groups.map(({ place }) => place.functionName)).toEqual([
      'net/http.(*conn).serve',
      'net/http.(*persistConn).readLoop',
    ]);
  });

  it('counts what began with one function together, wherever in the library it waits', () => {
    const stacks = ['roundTrip@/go/src/net/http/t.go:1', 'dial@/go/src/net/http/t.go:2'].map(
      (inner) => `net/http.${inner} net/http.Get@/go/src/net/http/client.go:3`,
    );
    const { groups } = snapshotOfDump(dumpOf(stacks.map((stack) => ({ state: 'select', stack }))), 0);
    expect(groups).toMatchObject([{ count: 2, place: { functionName: 'net/http.Get' } }]);
  });

  it('takes the marks of Go as proof', () => {
    const snapshot = snapshotOfDump(dumpOf([{ flags: 1 }, {}]), 0);
    expect(snapshot).toMatchObject({ hasProof: true, groups: [{ count: 2, provenCount: 1 }] });
  });
});

describe('what is joined with a snapshot', () => {
  const counts = snapshotOfDump(dumpOf([{}, {}, {}]), 0);

  it('proof of its own moment, at most of as many as there are', () => {
    const proof = dumpOf([{ flags: 1, count: 9 }, { flags: 0 }, { flags: 1, stack: 'main.other@o.go:2' }]);
    const joined = withProof(counts, proof);
    expect(joined.hasProof).toBe(true);
    expect(joined.groups.map(({ provenCount }) => provenCount)).toEqual([3, 1]);
  });

  it('proof whose text does not tell the operation, by the line', () => {
    const joined = withProof(counts, dumpOf([{ flags: 1, state: 'waiting' }]));
    expect(joined.groups).toMatchObject([{ operation: 'chan send', provenCount: 1 }]);
  });

  it('memory', () => {
    const number = (value: bigint) => ({ kind: 'number', value }) as const;
    const stats = new Map([
      ['HeapInuse', number(5n)],
      ['HeapAlloc', number(4n)],
      ['Sys', number(9n)],
      ['TotalAlloc', number(8n)],
    ]);
    expect(withMemory(counts, stats)).toBe(counts);
    const whole: MemStats = new Map<string, MemStatsFigure>([
      ...stats,
      ['Stack', { kind: 'inUseAndSystem', inUse: 2n, system: 3n }],
    ]);
    expect(withMemory(counts, whole).memory).toEqual({
      ...{ stackInUse: 2, heapInUse: 5, heapAlloc: 4, sys: 9, totalAlloc: 8 },
    });
  });

  it('waits and creators of a dump that was cut short', () => {
    const dump = snapshotOfDump(dumpOf([{ minutes: 4, creator: 'main.start@s.go:3' }]), 0);
    expect(withDetails(counts, dump).groups).toMatchObject([
      { count: 3, longestWaitMinutes: 4, creators: [{ functionName: 'main.start' }] },
    ]);
  });
});

describe('snapshots as text', () => {
  it('come back as they were', () => {
    for (const snapshot of snapshotsOf([[{ count: 4, ids: [1, 2], minutes: 3, creator: 'main.start' }]]))
      expect(readSnapshotText(snapshotText(snapshot))).toEqual(snapshot);
  });

  it.each([
    '',
    '{}',
    'null',
    '[]',
    '{"timeMillis":1}',
    '{"timeMillis":1,"total":2,"groups":[{}],"hasProof":true}',
  ])('are refused where they are none: %j', (text) => {
    expect(readSnapshotText(text)).toBeUndefined();
  });
});
