/** When a report goes to the other thread, what is sent there, and what is said when there is no answer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Profile } from '../../../src/model/profile';
import { fail, succeed } from '../../../src/protocol/reply';
import type { LongReportLimits } from '../../../src/server/reports/longReports';
import { LongReports } from '../../../src/server/reports/longReports';
import type { LongAsk, ThreadEvents, ToThread } from '../../../src/server/reports/reportThread';
import { smallProfile } from '../../support/smallProfile';

const view = { profile: 1, sampleType: 0 };
const GRAPH: LongAsk = { method: 'pprofLens/graph', request: { view } };
const LIMITS: LongReportLimits = {
  locations: 3,
  millis: { export: 9000, other: 1000 },
  idleMillis: 5000,
};

let open: Map<number, Profile>;
let started: FakeThread[];
let logged: string[];

beforeEach(() => {
  vi.useFakeTimers();
  open = new Map([[1, deep()]]);
  started = [];
  logged = [];
});
afterEach(() => {
  vi.useRealTimers();
});

class FakeThread {
  readonly posted: ToThread[] = [];
  isStopped = false;
  isShortOfMemory = false;
  readonly id = 1;

  constructor(readonly events: ThreadEvents) {}

  /** `profile 1`, `ask 2`. */
  get said(): string[] {
    return this.posted.map((message) =>
      message.kind === 'ask' ? `ask ${message.number}` : `${message.kind} ${message.id}`,
    );
  }

  post(message: ToThread): void {
    if (this.isShortOfMemory) throw new Error('no memory');
    this.posted.push(message);
  }

  stop(): Promise<void> {
    this.isStopped = true;
    return Promise.resolve();
  }
}

function reports(): LongReports {
  const store = {
    profile: (id: number) => {
      const profile = open.get(id);
      return profile ? succeed(profile) : fail('not open');
    },
  };
  const start = (events: ThreadEvents): FakeThread => {
    const thread = new FakeThread(events);
    started.push(thread);
    return thread;
  };
  return new LongReports(store, start, (message) => logged.push(message), LIMITS);
}

function deep(): Profile {
  return smallProfile({ samples: [{ stack: 'c b a', values: [1] }] });
}

function thread(index = 0): FakeThread {
  const found = started[index];
  if (found === undefined) throw new Error('Expected that a thread was started.');
  return found;
}

describe('a report of a large profile', () => {
  it('is asked of the thread, which is sent the profile once', async () => {
    const long = reports();
    const first = long.answer(GRAPH);
    const second = long.answer(GRAPH);
    expect(thread().said).toEqual(['profile 1', 'ask 1', 'ask 2']);
    thread().events.onMessage({ kind: 'reply', number: 2, reply: succeed('second') });
    thread().events.onMessage({ kind: 'reply', number: 1, reply: succeed('first') });
    expect([await first, await second]).toEqual([succeed('first'), succeed('second')]);
    expect(started).toHaveLength(1);
  });

  it('takes its base along, and a profile that was opened again', () => {
    const long = reports();
    open.set(2, deep());
    void long.answer({
      method: 'pprofLens/graphSvg',
      request: { view: { ...view, base: { profile: 2, mode: 'base' } } },
    });
    open.set(1, deep());
    void long.answer(GRAPH);
    expect(thread().said).toEqual([
      ...['profile 1', 'profile 2', 'ask 1'],
      ...['forget 1', 'profile 1', 'ask 2'],
    ]);
  });

  it('is made here where the profile is small, not open, or the report is the one that Top has', () => {
    const long = reports();
    const named = { view, command: 'top', argument: '' } as const;
    const asks: readonly LongAsk[] = [
      { method: 'pprofLens/text', request: { ...named, filter: '', offset: 0, limit: 9 } },
      { method: 'pprofLens/copy', request: { ...named, format: 'markdown' } },
      { method: 'pprofLens/export', request: { ...named, format: 'text', path: 'f' } },
      { method: 'pprofLens/graph', request: { view: { ...view, profile: 7 } } },
    ];
    for (const ask of asks) expect(long.answer(ask)).toBeUndefined();
    open.set(1, smallProfile({ samples: [{ stack: 'b a', values: [1] }] }));
    expect(long.answer(GRAPH)).toBeUndefined();
    expect(started).toHaveLength(0);
  });

  it('is made here when no thread can be started', () => {
    const store = { profile: () => succeed(deep()) };
    const start = (): never => {
      throw new Error('no threads');
    };
    const long = new LongReports(store, start, (message) => logged.push(message), LIMITS);
    expect(long.answer(GRAPH)).toBeUndefined();
    expect(logged).toEqual(['no threads']);
  });
});

describe('a thread', () => {
  it('is given up when it takes too long, and the next report gets another', async () => {
    const long = reports();
    const answer = long.answer(GRAPH);
    await vi.advanceTimersByTimeAsync(LIMITS.millis.other);
    expect(await answer).toEqual(fail(expect.stringContaining('not ready after 1 seconds') as string));
    expect(thread().isStopped).toBe(true);
    // What it says after all is nothing to anybody.
    void long.answer(GRAPH);
    thread().events.onEnd('exit status 1');
    thread().events.onMessage({ kind: 'reply', number: 2, reply: succeed('late') });
    expect(thread(1).isStopped).toBe(false);
    expect(thread(1).said).toEqual(['profile 1', 'ask 2']);
  });

  it('goes on with what it is at when what waits behind that has waited too long', async () => {
    const long = reports();
    const file = long.answer({
      method: 'pprofLens/export',
      request: { view, command: 'traces', argument: '', format: 'text', path: 'f' },
    });
    const behind = long.answer(GRAPH);
    await vi.advanceTimersByTimeAsync(LIMITS.millis.other);
    expect(await behind).toEqual(fail(expect.stringContaining('not ready after 1 seconds') as string));
    expect(thread().isStopped).toBe(false);
    thread().events.onMessage({ kind: 'reply', number: 1, reply: succeed('written') });
    expect(await file).toEqual(succeed('written'));
  });

  it('that cannot be sent the profile leaves the report to be made here, and the next one tries again', () => {
    const long = reports();
    void long.answer(GRAPH);
    thread().isShortOfMemory = true;
    open.set(2, deep());
    const other = { ...GRAPH, request: { view: { ...view, profile: 2 } } } as LongAsk;
    expect(long.answer(other)).toBeUndefined();
    thread().isShortOfMemory = false;
    expect(long.answer(other)).toBeInstanceOf(Promise);
    expect(thread().said).toEqual(['profile 1', 'ask 1', 'profile 2', 'ask 2']);
    expect(logged).toEqual(['no memory']);
  });

  it('that ends says why to all who wait', async () => {
    const long = reports();
    const answers = [long.answer(GRAPH), long.answer(GRAPH)];
    thread().events.onEnd('out of memory');
    for (const answer of answers) {
      expect(await answer).toEqual(
        fail(expect.stringContaining('could not be made: out of memory') as string),
      );
    }
  });

  it('goes when nothing was asked for a while, and keeps no profile that was closed', async () => {
    const long = reports();
    void long.answer(GRAPH);
    thread().events.onMessage({ kind: 'defect', message: 'at line 1' });
    thread().events.onMessage({ kind: 'reply', number: 1, reply: succeed(null) });
    open.delete(1);
    long.forgetClosed();
    expect(thread().said.at(-1)).toBe('forget 1');
    expect(logged).toEqual(['at line 1']);
    await vi.advanceTimersByTimeAsync(LIMITS.idleMillis);
    expect(thread().isStopped).toBe(true);
  });
});
