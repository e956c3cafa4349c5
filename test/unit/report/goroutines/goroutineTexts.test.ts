import { describe, expect, it } from 'vitest';
import { GOROUTINE_FLAGS } from '../../../../src/model/goroutineDump';
import { blockedText } from '../../../../src/report/goroutines/blockedText';
import { blockingLines, isBlockingProfile } from '../../../../src/report/goroutines/blockingLines';
import { goroutineLines } from '../../../../src/report/goroutines/goroutineLines';
import { allGoroutines } from '../../../../src/report/goroutines/viewedGoroutines';
import { goroutineStack, goroutineTitle } from '../../../../src/report/goroutines/goroutineStack';
import { goroutinesPage } from '../../../../src/report/goroutines/goroutinesPage';
import { waitReasonOf } from '../../../../src/report/goroutines/waitReasons';
import { waitRangeText, waitText } from '../../../../src/report/goroutines/waitText';
import { dumpOf } from '../../../support/goroutineDumps';
import { smallProfile } from '../../../support/smallProfile';

const LEAK = 'main.handIn@/srv/leak_demo.go:53 main.run@/srv/leak_demo.go:60';

describe('texts of goroutines', () => {
  it.each([
    [undefined, undefined, '', ''],
    [14, 14, 'up to 14 min', '14 min'],
    [2, 14, 'up to 14 min', '2 to 14 min'],
    [50, 200, 'up to 3 h', '50 min to 3 h'],
    [0, 4321, 'up to 3 days', '0 min to 3 days'],
    [-1, -1, '', ''],
  ])('waits of %s to %s minutes', (shortest, longest, up, range) => {
    expect(waitText(longest)).toBe(up);
    expect(waitRangeText(shortest, longest)).toBe(range);
  });

  it.each([
    [
      { count: 20312, longestWait: 14, creators: ['leak_demo.go:42'] },
      '20312 goroutines blocked · chan send · up to 14 min · created at leak_demo.go:42',
    ],
    [{ count: 1 }, '1 goroutine blocked · chan send'],
    [{ count: 2, leakedCount: 2 }, '2 goroutines blocked · chan send · leaked'],
    [{ count: 3, leakedCount: 2 }, '3 goroutines blocked · chan send · 2 leaked'],
    [{ count: 3, operations: ['runnable', 'chan send'] }, '3 goroutines · runnable, chan send'],
    [
      { count: 3, creators: ['a.go:1', 'b.go:1', 'c.go:1', 'd.go:1', 'e.go:1'] },
      '3 goroutines blocked · chan send · created at a.go:1, b.go:1, c.go:1 and 2 more',
    ],
  ])('%o', (blocked, text) => {
    expect(blockedText({ leakedCount: 0, operations: ['chan send'], creators: [], ...blocked })).toBe(text);
  });

  it('explain wait reasons, under the name of a dump and under ours', () => {
    expect(waitReasonOf('chan send')?.meaning).toContain('receives');
    expect(waitReasonOf('Mutex.Lock')).toBe(waitReasonOf('sync.Mutex.Lock'));
    expect(waitReasonOf('something new')).toBeUndefined();
  });

  it.each(
    // waitReasonStrings of Go 1.27 without their suffixes, and gStatusStrings.
    [
      'GC assist marking|IO wait|dumping heap|garbage collection|garbage collection scan|panicwait|GC assist wait',
      'GC sweep wait|GC scavenge wait|finalizer wait|force gc (idle)|GOMAXPROCS updater (idle)|semacquire|sleep',
      'chan receive (nil chan)|chan send (nil chan)|select (no cases)|select|chan receive|chan send|sync.Cond.Wait',
      'sync.Mutex.Lock|sync.RWMutex.RLock|sync.RWMutex.Lock|sync.WaitGroup.Wait|trace reader (blocked)',
      'wait for GC cycle|GC worker (idle)|GC worker (active)|preempted|debug call|GC mark termination',
      'stopping the world|flushing proc caches|trace goroutine status|trace proc status|page trace flush|coroutine',
      'GC weak to strong wait|synctest.Run|synctest.Wait|cleanup wait',
      'idle|runnable|running|syscall|waiting|dead|copystack',
    ].flatMap((line) => line.split('|')),
  )('explain %s', (state) => {
    expect(waitReasonOf(state)?.usual).not.toBe(undefined);
  });

  it('of one goroutine say all of it', () => {
    const dump = dumpOf([
      {
        id: 42,
        minutes: 14,
        flags: GOROUTINE_FLAGS.leaked | GOROUTINE_FLAGS.lockedToThread,
        stack: `${LEAK} ...23`,
        creator: 'main.start@/srv/leak_demo.go:65',
        creatorId: 1,
        labels: { tenant: 'acme' },
      },
      { id: -1, count: 7, state: 'select', stack: '' },
    ]);
    expect(goroutineTitle(dump, 0)).toBe(
      'goroutine 42 [chan send, for at least 14 min, leaked, locked to thread]',
    );
    expect(goroutineTitle(dump, 1)).toBe('7 goroutines [select]');
    expect(goroutineStack(dump, 0)).toMatchObject({
      operation: 'chan send',
      labels: [{ key: 'tenant', value: 'acme' }],
      frames: [
        { name: 'main.handIn', at: 'leak_demo.go:53', origin: 'user' },
        { name: 'main.run', at: 'leak_demo.go:60' },
        { name: '(23 frames left out)', at: '', frame: -1 },
      ],
      creator: { name: 'main.start', at: 'leak_demo.go:65' },
      creatorId: 1,
    });
  });
});

describe('the lines of the user’s code', () => {
  it('have what is at them, by file and line', () => {
    const dump = dumpOf([
      { minutes: 14, stack: LEAK, creator: 'main.start@/srv/leak_demo.go:42' },
      { minutes: 2, stack: LEAK, creator: 'main.start@/srv/leak_demo.go:42' },
      { state: 'select', stack: LEAK },
      { stack: 'main.main@/srv/a.go:9' },
      { stack: 'net/http.(*conn).serve@/usr/local/go/src/net/http/server.go:1' },
      { stack: 'main.nowhere' },
    ]);
    expect(
      goroutineLines(allGoroutines(dump)).map(({ recordedPath, lineNumber, text }) => [
        recordedPath,
        lineNumber,
        text,
      ]),
    ).toEqual([
      ['/srv/a.go', 9, '1 goroutine blocked · chan send'],
      [
        '/srv/leak_demo.go',
        53,
        '3 goroutines blocked · chan send, select · up to 14 min · created at leak_demo.go:42',
      ],
    ]);
    expect(goroutineLines(allGoroutines(dump), ['/srv/a.go'])).toHaveLength(1);
    expect(goroutineLines(allGoroutines(dump), [])).toEqual([]);
  });

  it('have the waits of block and mutex profiles', () => {
    const mutex = 'sync.(*Mutex).Lock@/usr/local/go/src/sync/mutex.go:5';
    const profile = smallProfile({
      types: ['contentions/count', 'delay/nanoseconds'],
      samples: [
        { stack: `${mutex} main.f@/srv/f.go:3`, values: [340, 1_180_000_000n] },
        { stack: `runtime.chanrecv1@/usr/local/go/src/runtime/chan.go:5 main.f@/srv/f.go:3`, values: [1, 5] },
        { stack: `${mutex} main.g@/srv/g.go:3`, values: [1, 1000] },
      ],
    });
    expect(isBlockingProfile(profile)).toBe(true);
    expect(
      blockingLines(profile, ['/srv/f.go', '/srv/g.go']).map(({ lineNumber, text }) => [lineNumber, text]),
    ).toEqual([
      [3, '1.18s · 341 waits · Mutex.Lock, chan receive'],
      [3, '1us · 1 wait · Mutex.Lock'],
    ]);
    expect(isBlockingProfile(smallProfile({ samples: [] }))).toBe(false);
  });
});

describe('a page of groups', () => {
  const dump = dumpOf([
    { id: 1, stack: LEAK, labels: { tenant: 'acme' } },
    { id: 2, stack: LEAK, labels: { task: 'x' } },
    { id: 3, state: 'select', stack: `sync.F@/usr/local/go/src/sync/f.go:1 main.main@/srv/m.go:1` },
  ]);
  const ask = { by: { kind: 'stack', similarity: 'lines' }, query: '', offset: 0, limit: 10 } as const;

  it('says how many there are in all', () => {
    const page = goroutinesPage(allGoroutines(dump), 'dump', { ...ask, offset: 1, limit: 1 });
    expect(page).toMatchObject({
      groupCount: 2,
      total: '3',
      selected: '3',
      labelKeys: ['task', 'tenant'],
      kind: 'dump',
    });
    expect(page.groups).toMatchObject([
      { title: 'main.main m.go:1', count: '1', operation: 'select', row: 2, userFrame: 1, exampleIds: [3] },
    ]);
    expect(goroutinesPage(allGoroutines(dump), 'dump', { ...ask, query: 'select' })).toMatchObject({
      groupCount: 1,
      selected: '1',
    });
  });

  it('says what is wrong with a query, and where', () => {
    const page = goroutinesPage(allGoroutines(dump), 'dump', { ...ask, query: 'state:' });
    expect(page).toMatchObject({ groups: [], groupCount: 0, total: '3', queryProblem: { at: 6 } });
  });
});
