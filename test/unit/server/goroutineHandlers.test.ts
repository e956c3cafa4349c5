import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dumpAsProfile } from '../../../src/formats/goroutines/dumpAsProfile';
import type { Profile } from '../../../src/model/profile';
import { fail, succeed } from '../../../src/protocol/reply';
import type { Reply } from '../../../src/protocol/reply';
import { OpenView } from '../../../src/report/openView';
import { goroutineHandlers } from '../../../src/server/goroutineHandlers';
import { dumpOf } from '../../support/goroutineDumps';
import { smallProfile } from '../../support/smallProfile';

const LEAK = { stack: 'main.leak@/srv/leak.go:53', creator: 'main.start@/srv/leak.go:42', creatorId: 1 };
const DUMPS = new Map([
  [
    1,
    dumpOf([
      { id: 1, state: 'select', stack: 'main.main@/srv/main.go:9' },
      { id: 7, ...LEAK, minutes: 2 },
    ]),
  ],
  [
    2,
    dumpOf([
      { id: 1, state: 'select', stack: 'main.main@/srv/main.go:9' },
      { id: 7, ...LEAK, minutes: 14 },
      { id: 8, ...LEAK },
    ]),
  ],
]);
const PROFILES = new Map([
  ...[...DUMPS].map(([id, dump]) => [id, dumpAsProfile(dump)] as const),
  [
    3,
    smallProfile({ samples: [{ stack: 'runtime.gopark runtime.selectgo main.f@/srv/f.go:3', values: [5] }] }),
  ],
  [
    4,
    smallProfile({ types: ['inuse_space/bytes'], samples: [{ stack: 'main.f@/srv/f.go:3', values: [5] }] }),
  ],
  [
    5,
    smallProfile({
      types: ['contentions/count', 'delay/nanoseconds'],
      samples: [{ stack: 'sync.(*Mutex).Lock main.f@/srv/f.go:3', values: [2, 1000] }],
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
  view: ({ profile: id, sampleType }) => {
    const opened = profile(id);
    return opened.ok ? succeed(new OpenView(opened.value, sampleType, 'plain')) : opened;
  },
});

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

const BY_LINES = { kind: 'stack', similarity: 'lines' } as const;

describe('the goroutines of an open profile', () => {
  it('are given as groups, of a dump and of a goroutine profile', () => {
    const ask = { by: BY_LINES, query: '', offset: 0, limit: 10 };
    const dump = value(handlers['pprofLens/goroutines']({ profile: 2, ...ask }));
    expect(dump).toMatchObject({ kind: 'dump', total: '3', groupCount: 2 });
    expect(dump.groups[0]).toMatchObject({ count: '2', wait: '14 min', creatorCount: 1 });
    const profile = value(handlers['pprofLens/goroutines']({ profile: 3, ...ask }));
    expect(profile).toMatchObject({ kind: 'profile', total: '5', groups: [{ operation: 'select' }] });
  });

  it('lead from a group to a stack, and from a frame to a place', () => {
    const { groups } = value(
      handlers['pprofLens/goroutines']({ profile: 2, by: BY_LINES, query: 'leak', offset: 0, limit: 1 }),
    );
    const stack = value(handlers['pprofLens/goroutineStack']({ profile: 2, row: groups[0]?.row ?? -1 }));
    expect(stack).toMatchObject({ title: 'goroutine 7 [chan send, for at least 14 min]', creatorId: 1 });
    const frame = stack.frames[0]?.frame ?? -1;
    expect(value(handlers['pprofLens/goroutinePlace']({ profile: 2, frame }))).toEqual({
      functionName: 'main.leak',
      recordedPath: '/srv/leak.go',
      lineNumber: 53,
    });
  });

  it('are compared with those of another', () => {
    const request = { profile: 2, base: 1, similarity: 'lines', offset: 0, limit: 1 } as const;
    expect(value(handlers['pprofLens/compareGoroutines'](request))).toMatchObject({
      groupCount: 2,
      groups: [{ where: 'both', countBefore: '1', countAfter: '2', change: '+1' }],
      goroutines: { onlyBase: '0', onlyProfile: '1', both: '2' },
    });
  });

  it('are given as a tree', () => {
    const tree = value(handlers['pprofLens/goroutineTree']({ profile: 2, offset: 0, limit: 10 }));
    expect(tree.nodes.map(({ depth, title, below }) => [depth, title, below])).toEqual([
      [0, 'goroutine 1', 1],
      [1, '2 goroutines', 0],
    ]);
    expect(tree.knows).toBe('parents');
    expect(tree.nodes[1]).toMatchObject({ count: '2', share: 2 / 3 });
  });

  it('are given as a tree of what a query selects, and a query that cannot be read is explained', () => {
    const ask = (query: string, profile = 2) =>
      value(handlers['pprofLens/goroutineTree']({ profile, query, offset: 0, limit: 10 }));
    expect(ask('state:"chan send"').nodes.map(({ title }) => title)).toEqual(['goroutine 1', '2 goroutines']);
    expect(ask('id:1').nodes.map(({ title }) => title)).toEqual(['goroutine 1']);
    expect(ask('id:99')).toMatchObject({ nodes: [], nodeCount: 0 });
    expect(ask('minutes:soon').queryProblem?.at).toBeGreaterThanOrEqual(0);
    expect(ask('', 3).knows).toBe('none');
  });

  it.each([
    [2, '/srv/leak.go', '2 goroutines blocked · chan send · up to 14 min · created at leak.go:42'],
    [3, '/srv/f.go', '5 goroutines blocked · select'],
    [5, '/srv/f.go', '1us · 2 waits · Mutex.Lock'],
    [4, '/srv/f.go', undefined],
    [2, '/srv/other.go', undefined],
  ])('stand at lines of profile %i in %s', (profile, recordedPath, text) => {
    const { lines } = value(handlers['pprofLens/userLines']({ profile, recordedPaths: [recordedPath] }));
    expect(lines.map((line) => line.text)).toEqual(text === undefined ? [] : [text]);
  });

  it.each([
    ['pprofLens/goroutines', { profile: 9, by: BY_LINES, query: '', offset: 0, limit: 1 }, 'is not open'],
    [
      'pprofLens/goroutines',
      { profile: 4, by: BY_LINES, query: '', offset: 0, limit: 1 },
      'counts inuse_space',
    ],
    [
      'pprofLens/goroutines',
      { profile: 2, by: { kind: 'x' }, query: '', offset: 0, limit: 1 },
      'A grouping by',
    ],
    ['pprofLens/goroutineStack', { profile: 2, row: 3 }, 'is not in the dump'],
    ['pprofLens/goroutinePlace', { profile: 2, frame: 99 }, 'is not in the dump'],
    [
      'pprofLens/compareGoroutines',
      { profile: 2, base: 1, similarity: 'x', offset: 0, limit: 1 },
      'One of exact',
    ],
  ] as const)('are refused with a reason: %s %o', (method, request, message) => {
    const answer = handlers[method](request as never);
    expect(answer).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining(message) as string },
    });
  });

  it('are never more than a few screens, whatever numbers are asked', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(-0));
    fc.assert(
      fc.property(number, number, number, (offset, limit, row) => {
        const { groups } = value(
          handlers['pprofLens/goroutines']({ profile: 2, by: BY_LINES, query: '', offset, limit }),
        );
        expect(groups.length).toBeLessThanOrEqual(2);
        handlers['pprofLens/goroutineStack']({ profile: 2, row });
        handlers['pprofLens/goroutinePlace']({ profile: 2, frame: row });
        value(handlers['pprofLens/goroutineTree']({ profile: 2, offset, limit }));
      }),
    );
  });
});
