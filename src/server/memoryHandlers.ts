/** Requests about what heap texts say of a program's memory. */
import * as l10n from '@vscode/l10n';
import type { ComparedMoment } from '../analysis/memory/compareMemory';
import { figure } from '../analysis/memory/memoryFigures';
import type { MemStats } from '../model/memStats';
import type { Profile } from '../model/profile';
import { sumOf } from '../model/valueColumn';
import type {
  MemoryAnswer,
  MemoryRecordColumn,
  MemoryRecordsPage,
  MemoryRecordsRequest,
  MemoryRequest,
  MemoryRequests,
  MemorySeriesAnswer,
  MemorySeriesRequest,
} from '../protocol/memoryRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { ProfileId } from '../protocol/view';
import { memoryChart } from '../report/memory/memoryChart';
import { memoryRecordsPage } from '../report/memory/memoryRecordsPage';
import { memoryReport } from '../report/memory/memoryReport';

export type MemoryHandlers = {
  readonly [M in keyof MemoryRequests]: (
    request: MemoryRequests[M]['request'],
  ) => Reply<MemoryRequests[M]['value']>;
};

/** What is needed of the open profiles. */
export interface OpenHeapTexts {
  profile(id: ProfileId): Reply<Profile>;
}

export function memoryHandlers(store: OpenHeapTexts): MemoryHandlers {
  return {
    'pprofLens/memory': (request) => memory(store, request),
    'pprofLens/memoryRecords': (request) => records(store, request),
    'pprofLens/memorySeries': (request) => series(store, request),
  };
}

const NO_STATS = l10n.t(
  'This profile has no MemStats: only the text of a heap or allocs profile has them. Fetch heap with debug=1.',
);
const NO_BASE_STATS = l10n.t(
  'The base has no MemStats, so that only its samples can be compared. Choose a base that was fetched as text.',
);

function memory(store: OpenHeapTexts, request: MemoryRequest): Reply<MemoryAnswer> {
  const profile = store.profile(request.profile);
  if (!profile.ok) return profile;
  const moment = momentOf(profile.value, request.timeMillis);
  if (moment === undefined) return succeed({ kind: 'noStats', reason: NO_STATS });
  const base = request.base === undefined ? undefined : store.profile(request.base);
  if (base?.ok === false) return base;
  const baseMoment = base && momentOf(base.value, request.baseTimeMillis);
  const goroutines = request.goroutines === undefined ? undefined : goroutineCount(store, request.goroutines);
  return succeed(
    memoryReport({
      moment,
      ...(baseMoment && { base: baseMoment }),
      ...(base && !baseMoment && { baseProblem: NO_BASE_STATS }),
      ...(goroutines !== undefined && { goroutines }),
    }),
  );
}

function momentOf(profile: Profile, timeMillis: number | undefined): ComparedMoment | undefined {
  const stats = memStatsOf(profile);
  if (stats === undefined) return undefined;
  const isTime = timeMillis !== undefined && Number.isSafeInteger(timeMillis) && timeMillis > 0;
  return { stats, ...(isTime && { fetchedNanos: BigInt(timeMillis) * 1_000_000n }) };
}

function memStatsOf({ text }: Profile): MemStats | undefined {
  const stats = text?.memStats;
  return stats !== undefined && stats.size > 0 ? stats : undefined;
}

/** Undefined where the profile is not open any more or counts something else. */
function goroutineCount(store: OpenHeapTexts, id: ProfileId): bigint | undefined {
  const profile = store.profile(id);
  if (!profile.ok) return undefined;
  const { sampleTypes, samples } = profile.value;
  const column = sampleTypes[0]?.type === 'goroutine' ? samples.values[0] : undefined;
  const count = column && sumOf(column);
  return count !== undefined && count > 0n ? count : undefined;
}

/** No answer has more rows than a few screens, whatever is asked. */
const MAX_ROWS = 500;
const COLUMNS: readonly MemoryRecordColumn[] = [
  'inUseBytes',
  'inUseObjects',
  'allocatedBytes',
  'allocatedObjects',
];

function records(store: OpenHeapTexts, request: MemoryRecordsRequest): Reply<MemoryRecordsPage> {
  const profile = store.profile(request.profile);
  if (!profile.ok) return profile;
  const sort = COLUMNS.find((column) => column === request.sort);
  if (sort === undefined)
    return fail(l10n.t('One of {0} was expected to sort by. Choose one.', COLUMNS.join(', ')));
  const page = memoryRecordsPage(profile.value, {
    sort,
    by: request.by === 'sampled' ? 'sampled' : 'estimated',
    offset: Math.max(0, Math.floor(request.offset) || 0),
    limit: Math.max(0, Math.min(MAX_ROWS, Math.floor(request.limit) || 0)),
  });
  return page === undefined
    ? fail(l10n.t('This profile is not the text of a heap or allocs profile. Fetch heap with debug=1.'))
    : succeed(page);
}

const MAX_TEXTS = 64;

function series(store: OpenHeapTexts, { profiles }: MemorySeriesRequest): Reply<MemorySeriesAnswer> {
  const moments = profiles.slice(0, MAX_TEXTS).flatMap(({ profile, timeMillis }) => {
    const opened = store.profile(profile);
    const stats = opened.ok ? memStatsOf(opened.value) : undefined;
    const time = timeMillis ?? (stats && lastCollectionMillis(stats));
    return stats === undefined || time === undefined || !Number.isFinite(time)
      ? []
      : [{ timeMillis: time, stats }];
  });
  return succeed(memoryChart(moments));
}

/** Undefined where there was none. */
function lastCollectionMillis(stats: MemStats): number | undefined {
  const nanos = figure(stats, 'LastGC');
  return nanos === undefined || nanos === 0n ? undefined : Number(nanos / 1_000_000n);
}
