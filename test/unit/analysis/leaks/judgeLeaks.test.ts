import { describe, expect, it } from 'vitest';
import { readAccepted } from '../../../../src/analysis/leaks/acceptedPatterns';
import { idSample, stayedBetween } from '../../../../src/analysis/leaks/idSample';
import { judgeLeaks } from '../../../../src/analysis/leaks/judgeLeaks';
import type { LeakSnapshot } from '../../../../src/analysis/leaks/verdict';
import type { SmallGroup } from '../../../support/leakSnapshots';
import { snapshotsOf, watched } from '../../../support/leakSnapshots';

const ids = (from: number, to: number): number[] =>
  idSample(Array.from({ length: to - from }, (_, at) => from + at));

function accepted(...sources: readonly string[]): ReturnType<typeof patternsOf> {
  return patternsOf(sources);
}

function patternsOf(sources: readonly string[]): { matches: (text: string) => boolean; source: string }[] {
  return sources.flatMap((source) => {
    const read = readAccepted(source);
    return read.ok ? [{ ...read.pattern }] : [];
  });
}

function judged(snapshots: readonly LeakSnapshot[]): string {
  const { status, findings } = judgeLeaks(snapshots, { accepted: [] });
  const [first] = findings;
  return first === undefined
    ? status
    : `${status}: ${first.sureness} by ${first.evidence.map(({ kind }) => kind).join(', ')}`;
}

function reasons(snapshots: readonly LeakSnapshot[]): string[] {
  return judgeLeaks(snapshots, { accepted: [] }).dismissed.map(({ reason }) =>
    reason.kind === 'healthy' ? reason.what : reason.kind,
  );
}

/** Counts with the ids of goroutines that all stay. */
function leaking(counts: readonly number[], rest: Omit<SmallGroup, 'count'> = {}): LeakSnapshot[] {
  return snapshotsOf(counts.map((count) => [{ ...rest, count, ids: ids(100, 100 + count) }]));
}

/** As many, but others each time. */
function passing(counts: readonly number[], rest: Omit<SmallGroup, 'count'> = {}): LeakSnapshot[] {
  return snapshotsOf(
    counts.map((count, at) => [{ ...rest, count, ids: ids(at * 10_000, at * 10_000 + count) }]),
  );
}

describe('judgeLeaks over several snapshots', () => {
  it('calls growth of goroutines that stay a likely leak', () => {
    expect(judged(leaking([10, 20, 30, 40]))).toBe('leak: likely by growth, staying, memory');
  });

  it('wants one sign more after three looks', () => {
    expect(judged(leaking([10, 20, 30]))).toBe('suspicion: possible by growth, staying, memory');
    expect(judged(leaking([100, 200, 300]))).toBe('leak: likely by growth, staying, crowd, memory');
  });

  it('says growth alone is possible, whatever its rate', () => {
    expect(judged(watched([10, 20, 30, 40], { operation: 'chan receive' }))).toBe(
      'suspicion: possible by growth, memory',
    );
  });

  it('joins waits that grow with the watch', () => {
    const looks = snapshotsOf([10, 20, 30, 40].map((count, at) => [{ count, minutes: at }]));
    expect(judged(looks)).toBe('leak: likely by growth, ageing, memory');
  });

  it('tells load that grows from a leak', () => {
    expect(judged(passing([10, 20, 30, 40, 50]))).toBe('clean');
    expect(reasons(passing([10, 20, 30, 40, 50]))).toEqual(['turnover']);
  });

  it('finds those that are stuck among others that come and go', () => {
    const looks = Array.from({ length: 7 }, (_, at) => {
      const stuck = Array.from({ length: at * 10 }, (__, id) => 100 + id);
      const passers = Array.from({ length: 30 }, (__, id) => 10_000 * (at + 1) + id);
      return [{ count: stuck.length + passers.length, ids: idSample([...stuck, ...passers]) }];
    });
    expect(judged(snapshotsOf(looks))).toBe('leak: likely by growth, staying, memory');
  });

  it.each([
    ['a pool', [64, 64, 64, 64], 'steady'],
    ['a start', [5, 30, 55, 64, 64, 64, 64], 'settled'],
    ['load that comes and goes', [10, 60, 110, 5, 55, 105, 8], 'cycles'],
  ])('has no leak for %s', (_, counts, reason) => {
    const looks = leaking(counts, { operation: 'chan receive' });
    expect(judged(looks)).toBe('clean');
    if (counts.at(-1) !== 8) expect(reasons(looks)).toEqual([reason]);
  });

  it('suspects a standing crowd only where nobody waits for work', () => {
    expect(judged(leaking([5000, 5000, 5000], { operation: 'chan receive' }))).toBe('clean');
    expect(judged(leaking([5000, 5000, 5000]))).toBe('leak: likely by staying, crowd, memory');
    expect(judged(leaking([200, 200, 200]))).toBe('suspicion: possible by staying, crowd, memory');
  });

  it('begins anew where the program was started again', () => {
    const before = leaking([100, 200, 300, 400]).map((look) => ({ ...look, highestId: 9000 }));
    const after = leaking([10, 20]).map((look, at) => ({ ...look, timeMillis: 2_000_000 + at * 10_000 }));
    expect(judgeLeaks([...before, ...after], { accepted: [] })).toMatchObject({
      status: 'tooEarly',
      snapshotCount: 2,
    });
  });

  it('takes a fall for load where the memory says that the program runs on', () => {
    const memory = { stackInUse: 1, heapInUse: 1, heapAlloc: 1, sys: 1 };
    const looks = watched([100, 200, 5, 50, 100, 150]).map((look, at) => ({
      ...look,
      memory: { ...memory, totalAlloc: at },
    }));
    expect(judgeLeaks(looks, { accepted: [] })).toMatchObject({ status: 'clean', snapshotCount: 6 });
  });
});

describe('judgeLeaks over one snapshot', () => {
  it.each([
    ['few goroutines', { count: 500 }, 'tooEarly'],
    ['a thousand at one line', { count: 1000 }, 'suspicion: possible by crowd, memory'],
    ['ten thousand', { count: 10_000 }, 'leak: likely by crowd, memory'],
    ['a thousand for minutes', { count: 1000, minutes: 5 }, 'leak: likely by crowd, ageing, memory'],
    ['one that Go calls leaked', { count: 1, proven: 1 }, 'leak: proven by proof, memory'],
  ])('judges %s', (_, group, verdict) => {
    expect(judged(snapshotsOf([[group]]))).toBe(verdict);
  });
});

describe('judgeLeaks and what healthy programs have', () => {
  const grown = [60, 120, 180, 240, 300];
  it.each([
    [
      'idle connections',
      ['net/http.(*conn).serve'],
      'IO wait',
      'suspicion: possible by growth, staying, memory',
    ],
    ['the writing half of connections', ['net/http.(*persistConn).writeLoop'], 'select', 'clean'],
    [
      'answers that nobody reads',
      ['net/http.(*persistConn).readLoop'],
      'select',
      'leak: likely by growth, staying, memory',
    ],
    ["the runtime's own", ['runtime.gcBgMarkWorker'], 'GC worker (idle)', 'clean'],
  ])('%s', (_, functions, operation, verdict) => {
    expect(judged(leaking(grown, { functions, operation, isUserCode: false }))).toBe(verdict);
  });

  it('asks whether the clients of requests are still there', () => {
    const handler: Omit<SmallGroup, 'count'> = {
      functions: ['main.handle', 'net/http.(*conn).serve'],
      operation: 'chan receive',
    };
    const watch: Omit<SmallGroup, 'count'> = {
      functions: ['net/http.(*connReader).backgroundRead'],
      ...{ operation: 'IO wait', isUserCode: false, at: 'server.go:1' },
    };
    const looks = (clients: (count: number) => number): LeakSnapshot[] =>
      snapshotsOf(
        grown.map((count) => [
          { ...handler, count, ids: ids(100, 100 + count) },
          { ...watch, count: clients(count) },
        ]),
      );
    expect(judged(looks((count) => count))).toBe('suspicion: possible by growth, staying, memory');
    expect(judged(looks(() => 8))).toBe('leak: likely by growth, staying, abandoned, memory');
  });
});

describe('the allow list', () => {
  const looks = leaking([10, 20, 30, 40], {
    functions: ['example.com/app/pool.(*Pool).Run', 'example.com/app.serve'],
    creator: 'example.com/app.start',
  });
  it.each([
    ['leak.go:53', true],
    ['/srv/leak.go:53', true],
    ['leak.go', true],
    ['leak.go:5', false],
    ['eak.go:53', false],
    ['pool.(*Pool).Run', true],
    ['example.com/app/pool.*', true],
    ['app.serve', true],
    ['app.start', true],
    ['start.go:42', true],
    ['Run', false],
    ['/^example\\.com\\/app\\/pool\\./', true],
    ['/nothing/', false],
  ])('%s', (pattern, isAccepted) => {
    const verdict = judgeLeaks(looks, { accepted: accepted(pattern) });
    expect(verdict.status).toBe(isAccepted ? 'clean' : 'leak');
    if (isAccepted) expect(verdict.dismissed[0]?.reason).toEqual({ kind: 'accepted', pattern });
  });

  it.each(['', '  ', '/(/'])('says what is wrong with %j', (source) => {
    expect(readAccepted(source)).toMatchObject({ ok: false });
  });
});

describe('samples of ids', () => {
  it('tell how many stayed, of many and of few', () => {
    const all = Array.from({ length: 50_000 }, (_, at) => at);
    const half = idSample(all.filter((id) => id % 2 === 0));
    const { sampled, stayed } = stayedBetween(idSample(all), half);
    expect(sampled).toBeGreaterThan(100);
    expect(stayed / sampled).toBeGreaterThan(0.35);
    expect(stayed / sampled).toBeLessThan(0.65);
    expect(stayedBetween([1, 2, 3], idSample([2, 3, 4]))).toEqual({ sampled: 3, stayed: 2 });
    expect(stayedBetween([1, 2], [])).toEqual({ sampled: 2, stayed: 0 });
  });
});
