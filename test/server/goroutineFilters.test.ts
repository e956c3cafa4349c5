/** Goroutines follow the filters and the granularity of the view as Top and Traces do, whose engine pprof is held against. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '../../src/model/valueColumn';
import type {
  GoroutineGrouping,
  GoroutineGroupRow,
  GoroutinesPage,
} from '../../src/protocol/goroutineRequests';
import type { Reply } from '../../src/protocol/reply';
import type { PatternFilter, ViewFilters } from '../../src/protocol/view';
import { PATTERN_FILTERS, VIEW_GRANULARITIES } from '../../src/protocol/viewFilters';
import { tracesPage } from '../../src/report/tracesPage';
import { DISK_FILES } from '../../src/server/diskFiles';
import { goroutineHandlers } from '../../src/server/goroutineHandlers';
import { ProfileStore } from '../../src/server/profileStore';
import { FIXTURES, RECORDINGS } from '../support/fixtures';

const recorded = (name: string): string => path.join(FIXTURES, 'profiles', name);
const leaking = (name: string): string => path.join(RECORDINGS, 'leak_demo', name);

const FILES = [
  ...['goroutine.go1.19', 'goroutine.go1.22', 'goroutine.go1.26', 'goroutine.go1.27'].flatMap((name) =>
    ['pb.gz', 'debug1.txt', 'debug2.txt'].map((form) => recorded(`${name}.${form}`)),
  ),
  recorded('goroutine.labels.go1.26.debug2.txt'),
  recorded('goroutine.ancestors.go1.26.debug2.txt'),
  recorded('goroutineleak.go1.27.pb.gz'),
  recorded('goroutineleak.go1.27.debug2.txt'),
  leaking('3-20312/goroutine.pb.gz'),
  leaking('3-20312/goroutine.debug2.txt.gz'),
];

const STATES: readonly ViewFilters[] = [
  {},
  { focus: 'main' },
  { focus: 'no such function' },
  { ignore: '^main\\.' },
  { hide: '^(runtime|sync|internal)' },
  { hide: 'main' },
  { show: 'main\\.' },
  { showFrom: 'main\\.' },
  { pruneFrom: 'main\\.' },
  { tagFocus: 'state=chan' },
  { tagFocus: 'tenant' },
  { tagIgnore: 'chan send' },
  { tagShow: 'tenant', focus: 'main' },
  { tagHide: '.' },
  { tagRoot: 'state,tenant' },
  { tagLeaf: 'tenant,no such key', hide: '^runtime' },
  { noInlines: true },
  { noInlines: true, tagRoot: 'state', showFrom: 'main' },
  { focus: 'main', ignore: 'sync', hide: 'runtime', tagIgnore: 'select', relativePercentages: true },
  { mean: true, dropNegative: true, noTrim: true },
];

const store = new ProfileStore(DISK_FILES);
const handlers = goroutineHandlers(store);

beforeAll(async () => {
  for (const [id, file] of FILES.entries()) expect((await store.open(id, file)).ok).toBe(true);
});

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

function page(profile: number, filters: ViewFilters, by: GoroutineGrouping, query = ''): GoroutinesPage {
  return value(handlers['pprofLens/goroutines']({ profile, filters, by, query, offset: 0, limit: 2000 }));
}

const BY_GRANULARITY = { kind: 'stack', similarity: 'granularity' } as const;
const GROUPINGS: readonly GoroutineGrouping[] = [
  BY_GRANULARITY,
  ...(['exact', 'lines', 'functions', 'operation'] as const).map(
    (similarity) => ({ kind: 'stack', similarity }) as const,
  ),
  { kind: 'waitReason' },
  { kind: 'creator' },
  { kind: 'label', key: 'tenant' },
];

/** What Top says is there, and the stacks of Traces with how many goroutines each has. */
function shownElsewhere(
  profile: number,
  filters: ViewFilters,
): { total: number; stacks: Map<string, number> } {
  const view = value(
    store.view({ profile, sampleType: 0, filters: { ...filters, relativePercentages: true } }),
  );
  const column = view.profile.samples.values[view.sampleType];
  expect(view.total).toBe(column ? sumOf(column) : 0n);
  const stacks = new Map<string, number>();
  const names: string[] = [];
  let count = 0;
  const end = (): void => {
    if (names.length > 0) stacks.set(names.join('\n'), (stacks.get(names.join('\n')) ?? 0) + count);
    names.length = 0;
  };
  for (const line of tracesPage(view, { filter: '', offset: 0, limit: 1e6 }).lines) {
    if (line.kind === 'frame') names.push(line.name);
    if (line.kind !== 'trace') continue;
    end();
    count = Number(line.value.text);
  }
  end();
  return { total: Number(view.total), stacks };
}

function stacksOf({ groups }: GoroutinesPage): Map<string, number> {
  const withFrames = groups.filter(({ frames }) => frames.length > 0);
  return new Map(
    withFrames.map(({ frames, count }) => [frames.map(({ name }) => name).join('\n'), Number(count)]),
  );
}

function sumOfCounts(groups: readonly Pick<GoroutineGroupRow, 'count'>[]): number {
  return groups.reduce((sum, { count }) => sum + Number(count), 0);
}

/** Without what says how numbers are made of values: goroutines are simply counted. */
function choosing(filters: ViewFilters): ViewFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => name !== 'mean' && name !== 'dropNegative'),
  );
}

function expectAsElsewhere(profile: number, filters: ViewFilters): void {
  const { total, stacks } = shownElsewhere(profile, choosing(filters));
  for (const by of GROUPINGS) {
    const { selected, groups, total: all } = page(profile, filters, by);
    expect(Number(selected)).toBe(total);
    expect(sumOfCounts(groups)).toBe(total);
    expect(all).toBe(page(profile, {}, by).selected);
    const { relativePercentages } = filters;
    for (const { count, share } of groups)
      expect(share).toBeCloseTo(Number(count) / (relativePercentages === true ? total : Number(all)), 10);
  }
  expect(stacksOf(page(profile, filters, BY_GRANULARITY))).toEqual(stacks);
}

describe.each(FILES.map((file, profile) => [path.basename(file), profile] as const))('%s', (_, profile) => {
  it('has the goroutines of Top and the stacks of Traces, whatever is filtered', () => {
    for (const filters of STATES) expectAsElsewhere(profile, filters);
  });

  it.each(VIEW_GRANULARITIES)('has them at the granularity %s', (granularity) => {
    for (const filters of [{}, { ignore: 'sync', tagRoot: 'state' }])
      expectAsElsewhere(profile, { ...filters, granularity });
  });

  it('has them under filters at random', () => {
    const random = randomNumbers(7 + profile);
    for (let round = 0; round < 25; round++) expectAsElsewhere(profile, randomFilters(random));
  });

  it('shows no frame that is hidden elsewhere, and each frame of the others leads to its line', () => {
    const random = randomNumbers(99 + profile);
    for (let round = 0; round < 8; round++) {
      const filters = { ...randomFilters(random), granularity: 'functions' } as const;
      const whole = [...shownElsewhere(profile, filters).stacks.keys()].map((stack) => stack.split('\n'));
      for (const { frames } of page(profile, filters, { kind: 'stack', similarity: 'lines' }).groups) {
        expect(frames.length === 0 || whole.some((stack) => isWithin(frames, stack))).toBe(true);
        for (const { frame, at } of frames) {
          if (frame === -1) continue;
          const place = value(handlers['pprofLens/goroutinePlace']({ profile, frame }));
          expect(at).toBe(`${path.basename(place.recordedPath)}:${place.lineNumber}`);
        }
      }
    }
  });
});

/** Whether the frames are in the stack in this order; it may have others, as it has those of the runtime. */
function isWithin(frames: GoroutineGroupRow['frames'], stack: readonly string[]): boolean {
  let at = 0;
  // What has no name is called by its address.
  for (const name of stack) if (name === (frames[at]?.name ?? '').replace(/^0x.*/, '<unknown>')) at++;
  return at === frames.length;
}

const PATTERNS: Readonly<Record<PatternFilter, readonly string[]>> = {
  focus: ['main', 'http', 'net', 'sync', 'func1'],
  ignore: ['main\\.main', 'http', 'Mutex', 'none', 'func'],
  hide: ['runtime', 'sync', '^main\\.', 'src/', 'func[0-9]'],
  show: ['main', 'runtime|main', 'net|http', '.'],
  showFrom: ['main\\.', 'http', 'func'],
  pruneFrom: ['main\\.', 'sync', 'chan'],
  tagFocus: ['state=chan', 'tenant', 'select', 'acme', '1:'],
  tagIgnore: ['state=select', 'IO wait', 'globex', 'running'],
  tagShow: ['tenant', 'state'],
  tagHide: ['state', 'request'],
  tagRoot: ['state', 'tenant', 'tenant,state'],
  tagLeaf: ['state', 'job', 'state,tenant'],
};

function randomFilters(random: () => number): ViewFilters {
  const filters: { -readonly [K in keyof ViewFilters]: ViewFilters[K] } = {};
  for (const name of PATTERN_FILTERS) {
    const patterns = PATTERNS[name];
    const pattern = patterns[Math.floor(random() * patterns.length)];
    if (random() < 0.2 && pattern !== undefined) filters[name] = pattern;
  }
  const granularity = VIEW_GRANULARITIES[Math.floor(random() * VIEW_GRANULARITIES.length)];
  if (granularity !== undefined) filters.granularity = granularity;
  if (random() < 0.2) filters.noInlines = true;
  if (random() < 0.2) filters.relativePercentages = true;
  return filters;
}

/** The same numbers for the same seed: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
