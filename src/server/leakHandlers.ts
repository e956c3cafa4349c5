/** Watched programs: their series, and the verdict over it. */
import { readAccepted, type AcceptedPattern } from '../analysis/leaks/acceptedPatterns';
import { judgeLeaks } from '../analysis/leaks/judgeLeaks';
import { snapshotOfDump } from '../analysis/leaks/snapshotOfDump';
import { readSnapshotText, snapshotText } from '../analysis/leaks/snapshotText';
import type { LeakSnapshot } from '../analysis/leaks/verdict';
import { WatchSeries } from '../analysis/leaks/watchSeries';
import { withMemory } from '../analysis/leaks/withMemory';
import { withProof } from '../analysis/leaks/withProof';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type {
  LeakAnswer,
  LeakRequests,
  SourceText,
  WatchAddRequest,
  WatchId,
} from '../protocol/leakRequests';
import { fail, succeed, type Reply } from '../protocol/reply';
import type { ProfileId } from '../protocol/view';
import { leakAnswer } from '../report/leaks/leakAnswer';
import type { OpenGoroutines } from './goroutineHandlers';

export type LeakHandlers = {
  readonly [M in keyof LeakRequests]: (
    request: LeakRequests[M]['request'],
  ) => Reply<LeakRequests[M]['value']>;
};

export function leakHandlers(store: OpenGoroutines): LeakHandlers {
  const watches = new Map<WatchId, WatchSeries>();
  const seriesOf = (watch: WatchId): WatchSeries => {
    const series = watches.get(watch) ?? new WatchSeries();
    watches.set(watch, series);
    return series;
  };
  return {
    'pprofLens/watchAdd': (request) => {
      const snapshot = snapshotOf(store, request);
      if (!snapshot.ok) return snapshot;
      seriesOf(request.watch).add(snapshot.value);
      const { total } = snapshot.value;
      return succeed({ total: String(total), totalCount: total, snapshot: snapshotText(snapshot.value) });
    },
    'pprofLens/watchRestore': ({ watch, snapshots }) => {
      const series = new WatchSeries();
      for (const text of snapshots) {
        const snapshot = readSnapshotText(text);
        if (snapshot) series.add(snapshot);
      }
      watches.set(watch, series);
      return succeed(null);
    },
    'pprofLens/watchVerdict': ({ watch, accepted, sources }) =>
      succeed(judged(watches.get(watch)?.snapshots ?? [], accepted, sources)),
    'pprofLens/watchClear': ({ watch }) => {
      watches.delete(watch);
      return succeed(null);
    },
    'pprofLens/judgeProfile': ({ profile, accepted, sources }) => {
      const dump = goroutinesOf(store, profile);
      return dump.ok ? succeed(judged([snapshotOfDump(dump.value, Date.now())], accepted, sources)) : dump;
    },
  };
}

/** What beside the goroutines cannot be used is as if it were not there. */
function snapshotOf(
  store: OpenGoroutines,
  { timeMillis, profile, memoryProfile, leakProfile }: WatchAddRequest,
): Reply<LeakSnapshot> {
  const dump = goroutinesOf(store, profile);
  if (!dump.ok) return dump;
  let snapshot = snapshotOfDump(dump.value, timeMillis);
  const memory = memoryProfile === undefined ? undefined : store.profile(memoryProfile);
  const stats = memory?.ok ? memory.value.text?.memStats : undefined;
  if (stats && stats.size > 0) snapshot = withMemory(snapshot, stats);
  const proof = leakProfile === undefined ? undefined : goroutinesOf(store, leakProfile);
  return succeed(proof?.ok ? withProof(snapshot, proof.value) : snapshot);
}

function goroutinesOf(store: OpenGoroutines, id: ProfileId): Reply<GoroutineDump> {
  const dump = store.dump?.(id);
  if (dump) return succeed(dump);
  const profile = store.profile(id);
  if (!profile.ok) return profile;
  if (goroutineSampleType(profile.value) !== undefined) return succeed(goroutinesOfProfile(profile.value));
  return fail('A goroutine dump or a goroutine profile was expected. Open or fetch the profile goroutine.');
}

/** Entries of the allow list that cannot be read accept nothing. */
function judged(
  snapshots: readonly LeakSnapshot[],
  accepted: readonly string[],
  sources: readonly SourceText[],
): LeakAnswer {
  const patterns: AcceptedPattern[] = accepted.flatMap((source) => {
    const read = readAccepted(source);
    return read.ok ? [read.pattern] : [];
  });
  const lines = new Map(sources.map(({ recordedPath, text }) => [recordedPath, text.split(/\r?\n/)]));
  const verdict = judgeLeaks(snapshots, { accepted: patterns, sourceOf: (path) => lines.get(path) });
  return leakAnswer(verdict, snapshots);
}
