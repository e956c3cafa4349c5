/** What filters and granularity mean for goroutines, beside the counts that test/server holds against the other views. */
import { describe, expect, it } from 'vitest';
import { dumpAsProfile } from '../../../src/formats/goroutines/dumpAsProfile';
import type { GoroutineDump } from '../../../src/model/goroutineDump';
import type { Profile } from '../../../src/model/profile';
import type { GoroutineGrouping } from '../../../src/protocol/goroutineRequests';
import type { Reply } from '../../../src/protocol/reply';
import { fail, succeed } from '../../../src/protocol/reply';
import type { ViewFilters } from '../../../src/protocol/view';
import { OpenView } from '../../../src/report/openView';
import { viewedProfile } from '../../../src/report/viewedProfile';
import { goroutineHandlers } from '../../../src/server/goroutineHandlers';
import { dumpOf } from '../../support/goroutineDumps';
import { smallProfile } from '../../support/smallProfile';

const MAIN = 'main.main@/srv/main.go:9';
const LOCK = 'sync.(*Mutex).Lock@/usr/local/go/src/sync/mutex.go:46';
const DUMPS = new Map<number, GoroutineDump>([
  [
    1,
    dumpOf([
      { id: 1, state: 'select', stack: MAIN },
      { id: 2, state: 'IO wait', stack: 'main.accept@/srv/a.go:3', creatorId: 1 },
      { id: 3, state: 'semacquire', stack: `${LOCK} main.work@/srv/w.go:5`, creatorId: 2, minutes: 3 },
      { id: 4, state: 'semacquire', stack: `${LOCK} main.work@/srv/w.go:7`, creatorId: 2, minutes: 4 },
      { id: 5, state: 'chan send', stack: 'main.work@/srv/w.go:5', creatorId: 9, labels: { tenant: 'acme' } },
      {
        id: 6,
        state: 'chan send',
        stack: `main.work@/srv/w.go:5 ...3 ${MAIN}`,
        labels: { tenant: 'globex' },
      },
    ]),
  ],
  [
    2,
    dumpOf([
      { id: 1, state: 'select', stack: MAIN },
      { id: 5, state: 'chan send', stack: 'main.work@/srv/w.go:5' },
    ]),
  ],
]);
const PROFILES = new Map<number, Profile>([
  ...[...DUMPS].map(([id, dump]) => [id, dumpAsProfile(dump)] as const),
  [
    3,
    smallProfile({
      samples: [
        { stack: 'runtime.gopark runtime.chansend1@/go/chan.go:145 main.f@/srv/f.go:3', values: [5] },
        { stack: 'runtime.gopark runtime.selectgo main.g@/srv/g.go:4<main.f@/srv/f.go:8', values: [2] },
      ],
    }),
  ],
  [
    4,
    smallProfile({
      types: ['contentions/count', 'delay/nanoseconds'],
      samples: [
        { stack: 'sync.(*Mutex).Lock main.f@/srv/f.go:3', values: [2, 1000] },
        { stack: 'sync.(*Mutex).Lock main.f@/srv/f.go:3 main.g@/srv/g.go:4', values: [1, 500] },
      ],
    }),
  ],
  [
    5,
    smallProfile({
      samples: [
        { stack: 'runtime.gopark runtime.bgsweep', values: [1], labels: { tenant: 'acme' } },
        { stack: 'main.f@/srv/f.go:9007199254740993', values: [1] },
      ],
    }),
  ],
]);

function profile(id: number): Reply<Profile> {
  const found = PROFILES.get(id);
  return found ? succeed(found) : fail(`Profile ${id} is not open. Open or fetch it again.`);
}

const handlers = goroutineHandlers({
  dump: (id) => DUMPS.get(id),
  profile,
  view: ({ profile: id, sampleType, filters = {} }) => {
    const opened = profile(id);
    if (!opened.ok) return opened;
    const outcome = viewedProfile(opened.value, filters);
    if (!outcome.ok) return fail(outcome.message);
    return succeed(new OpenView(opened.value, sampleType, 'plain', outcome.viewed));
  },
});

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

const LINES = { kind: 'stack', similarity: 'lines' } as const;
const GRANULARITY = { kind: 'stack', similarity: 'granularity' } as const;
const WINDOW = { offset: 0, limit: 100 };

function groups(id: number, filters: ViewFilters, by: GoroutineGrouping = LINES, query = '') {
  return value(handlers['pprofLens/goroutines']({ profile: id, filters, by, query, ...WINDOW })).groups;
}

function shown(id: number, filters: ViewFilters, by?: GoroutineGrouping, query?: string): string[] {
  return groups(id, filters, by, query).map(({ count, frames }) =>
    [count, ...frames.map(({ name }) => name)].join(' '),
  );
}

describe('what filters leave of little', () => {
  it('is all of a stack of the runtime, under labels at its root as at its leaf', () => {
    const runtime = 'runtime.gopark runtime.bgsweep';
    expect(shown(5, { focus: 'bgsweep', tagRoot: 'tenant' })).toEqual([`1 ${runtime} acme`]);
    expect(shown(5, { focus: 'bgsweep', tagLeaf: 'tenant' })).toEqual([`1 acme ${runtime}`]);
    expect(shown(5, { focus: 'bgsweep' })).toEqual([`1 ${runtime}`]);
  });

  it('is no operation where the frame that waited is hidden', () => {
    const lines = (filters: ViewFilters) =>
      value(handlers['pprofLens/userLines']({ profile: 4, filters, recordedPaths: ['/srv/f.go'] })).lines.map(
        ({ text }) => text,
      );
    expect(lines({})).toEqual(['1.50us · 3 waits · Mutex.Lock']);
    expect(lines({ hide: 'sync' })).toEqual(['1.50us · 3 waits']);
  });

  it('is no line where no file can have it', () => {
    const [group] = groups(5, { focus: 'main.f' });
    const frame = group?.frames[0]?.frame ?? -1;
    const place = value(handlers['pprofLens/goroutinePlace']({ profile: 5, frame }));
    expect(place).toEqual({ functionName: 'main.f', recordedPath: '/srv/f.go', lineNumber: 0 });
  });
});

describe('filters', () => {
  it('take goroutines, and frames, which then make no difference', () => {
    expect(shown(1, { focus: 'Mutex' })).toEqual([
      '1 sync.(*Mutex).Lock main.work',
      '1 sync.(*Mutex).Lock main.work',
    ]);
    expect(shown(1, { hide: 'Mutex', focus: 'work' })).toEqual([
      '2 main.work',
      '1 main.work',
      '1 main.work main.main',
    ]);
    expect(shown(1, { hide: 'main\\.' })).toEqual(['2 sync.(*Mutex).Lock']);
  });

  it('are joined with the query, which sees what they leave', () => {
    expect(shown(1, { focus: 'work' }, LINES, 'minutes:>3')).toEqual(['1 sync.(*Mutex).Lock main.work']);
    expect(shown(1, { hide: 'Mutex', focus: 'work' }, LINES, 'function:Mutex')).toEqual([]);
  });

  it('leave a goroutine what it waits for, its row and the places of its frames', () => {
    const [first] = groups(1, { hide: 'Mutex', tagFocus: 'semacquire' });
    expect(first).toMatchObject({ operation: 'Mutex.Lock', row: 2, frameCount: 1, userFrame: 0 });
    const frame = first?.frames[0]?.frame ?? -1;
    expect(value(handlers['pprofLens/goroutinePlace']({ profile: 1, frame }))).toEqual({
      functionName: 'main.work',
      recordedPath: '/srv/w.go',
      lineNumber: 5,
    });
    expect(value(handlers['pprofLens/goroutineStack']({ profile: 1, row: 2 })).title).toBe(
      'goroutine 3 [semacquire, for at least 3 min]',
    );
  });

  it('make frames of labels, which lead nowhere and are nobody’s code', () => {
    const [acme] = groups(1, { tagRoot: 'tenant', tagLeaf: 'state', tagFocus: 'acme' });
    expect(acme?.frames).toMatchObject([
      { name: 'chan send', at: 'state', frame: -1 },
      { name: 'main.work', at: 'w.go:5' },
      { name: 'acme', at: 'tenant', frame: -1 },
    ]);
    expect(acme).toMatchObject({ title: 'main.work w.go:5', userFrame: 1 });
    expect(shown(3, { tagLeaf: 'runtime.gopark' })[0]).toBe('5 <unknown> main.f');
  });

  it('take labels, so that nobody groups by them', () => {
    const by = { kind: 'label', key: 'tenant' } as const;
    expect(groups(1, {}, by).map(({ title }) => title)).toEqual([
      'no tenant',
      'tenant=acme',
      'tenant=globex',
    ]);
    expect(groups(1, { tagHide: 'tenant' }, by).map(({ title }) => title)).toEqual(['no tenant']);
    const page = { profile: 1, by, query: '', ...WINDOW, filters: { tagFocus: 'globex' } };
    expect(value(handlers['pprofLens/goroutines'](page)).labelKeys).toEqual(['tenant']);
    expect(
      value(handlers['pprofLens/goroutines']({ ...page, filters: { tagShow: 'state' } })).labelKeys,
    ).toEqual([]);
  });

  it('that cannot be read are refused in pprof’s words', () => {
    const page = { profile: 1, by: LINES, query: '', ...WINDOW, filters: { focus: '(' } };
    expect(handlers['pprofLens/goroutines'](page)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('parsing focus regexp') as string },
    });
  });

  it('leave parents in the tree as names only, for those that go back to them', () => {
    const tree = value(
      handlers['pprofLens/goroutineTree']({ profile: 1, filters: { focus: 'Mutex' }, ...WINDOW }),
    );
    expect(tree.nodes.map(({ depth, title, count, row }) => [depth, title, count, row])).toEqual([
      [0, 'goroutine 1, which filters leave out', '', -1],
      [1, 'goroutine 2, which filters leave out', '', -1],
      [2, 'goroutine 3', '1', 2],
      [2, 'goroutine 4', '1', 3],
    ]);
    expect(tree.nodes[2]).toMatchObject({ place: { name: 'main.work' }, share: 1 / 6 });
  });

  it('are those of the base, too', () => {
    const request = { profile: 1, base: 2, similarity: 'lines', ...WINDOW } as const;
    const compared = value(
      handlers['pprofLens/compareGoroutines']({
        ...request,
        filters: { ignore: 'Mutex|accept|main\\.main' },
      }),
    );
    expect(compared.groups).toMatchObject([
      { where: 'both', countBefore: '1', countAfter: '1', change: '0' },
    ]);
    expect(compared.goroutines).toBe(undefined);
  });

  it('are those of what stands at the lines, of block and mutex profiles, too', () => {
    const texts = (id: number, path: string, filters: ViewFilters): string[] =>
      value(handlers['pprofLens/userLines']({ profile: id, filters, recordedPaths: [path] })).lines.map(
        ({ lineNumber, text }) => `${lineNumber}: ${text}`,
      );
    expect(texts(1, '/srv/w.go', { tagIgnore: 'semacquire|acme' })).toEqual([
      '5: 1 goroutine blocked · chan send',
    ]);
    expect(texts(1, '/srv/w.go', { hide: 'main' })).toEqual([]);
    expect(texts(4, '/srv/f.go', { ignore: 'main\\.g' })).toEqual(['3: 1us · 2 waits · Mutex.Lock']);
  });
});

describe('the granularity', () => {
  it('makes the groups that Traces has as stacks, the runtime’s frames with them', () => {
    expect(shown(1, { focus: 'work' }, GRANULARITY)).toEqual([
      '2 sync.(*Mutex).Lock main.work',
      '1 main.work',
      '1 main.work main.main',
    ]);
    expect(shown(3, {}, GRANULARITY)).toEqual([
      '5 runtime.gopark runtime.chansend1 main.f',
      '2 runtime.gopark runtime.selectgo main.g main.f',
    ]);
    expect(shown(3, { noInlines: true, granularity: 'files', hide: 'runtime' }, GRANULARITY)).toEqual([
      '7 /srv/f.go',
    ]);
  });

  it('names frames and groups, and each still leads to its line', () => {
    const [first] = groups(3, { granularity: 'lines' }, GRANULARITY);
    expect(first).toMatchObject({ title: 'main.f /srv/f.go:3', userFrame: 2, operation: 'chan send' });
    expect(first?.frames.map(({ at }) => at)).toEqual(['', '', '']);
    const [file] = groups(3, { granularity: 'files' }, GRANULARITY);
    expect(file).toMatchObject({ title: '/srv/f.go' });
    expect(file?.frames[2]).toMatchObject({ name: '/srv/f.go', at: 'f.go:3' });
    const frame = file?.frames[2]?.frame ?? -1;
    expect(value(handlers['pprofLens/goroutinePlace']({ profile: 3, frame })).lineNumber).toBe(3);
  });

  it('is that of a comparison, whose groups are the same in both', () => {
    const request = { profile: 1, base: 2, similarity: 'granularity', ...WINDOW } as const;
    const filters = { granularity: 'files', hide: 'Mutex' } as const;
    const compared = value(handlers['pprofLens/compareGoroutines']({ ...request, filters }));
    expect(
      compared.groups.map(({ countBefore, countAfter, group }) => [countBefore, countAfter, group.title]),
    ).toEqual([
      ['1', '3', '/srv/w.go'],
      ['0', '1', '/srv/a.go'],
      ['0', '1', '/srv/w.go'],
      ['1', '1', '/srv/main.go'],
    ]);
  });
});
