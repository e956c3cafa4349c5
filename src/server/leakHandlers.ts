/** Requests about watched programs, and the verdict over one opened dump. */
import * as l10n from '@vscode/l10n';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import type { AcceptedPattern } from '../analysis/leaks/acceptedPatterns';
import { readAccepted } from '../analysis/leaks/acceptedPatterns';
import { judgeLeaks } from '../analysis/leaks/judgeLeaks';
import type { SourceOf } from '../analysis/leaks/kinds/sourceReading';
import { snapshotOfDump } from '../analysis/leaks/snapshotOfDump';
import { readSnapshotText, snapshotText } from '../analysis/leaks/snapshotText';
import type { LeakSnapshot } from '../analysis/leaks/verdict';
import { WatchSeries } from '../analysis/leaks/watchSeries';
import { withMemory } from '../analysis/leaks/withMemory';
import { withProof } from '../analysis/leaks/withProof';
import type { GoroutineDump } from '../model/goroutineDump';
import type { Profile } from '../model/profile';
import type {
  LeakAnswer,
  LeakRequests,
  SourceText,
  WatchAdded,
  WatchAddRequest,
  WatchId,
} from '../protocol/leakRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import { noGoroutines } from './goroutineViews';
import type { ProfileId } from '../protocol/view';
import { leakAnswer } from '../report/leaks/leakAnswer';

export type LeakHandlers = {
  readonly [M in keyof LeakRequests]: (
    request: LeakRequests[M]['request'],
  ) => Reply<LeakRequests[M]['value']>;
};

/** What is needed of the open profiles. */
export interface OpenGoroutines {
  profile(id: ProfileId): Reply<Profile>;
  /** The goroutines of an open dump; undefined where the id is that of another profile, or of none. */
  dump?(id: ProfileId): GoroutineDump | undefined;
}

/** Each holds at most a few megabytes; the host puts one back that it finds gone. */
const MAX_WATCHES = 20;

export function leakHandlers(store: OpenGoroutines): LeakHandlers {
  /** In the order of last use. */
  const watches = new Map<WatchId, WatchSeries>();
  const keep = (watch: WatchId, series: WatchSeries): WatchSeries => {
    watches.delete(watch);
    watches.set(watch, series);
    for (const oldest of watches.keys()) {
      if (watches.size <= MAX_WATCHES) break;
      watches.delete(oldest);
    }
    return series;
  };
  return {
    'pprofLens/watchAdd': (request) => {
      const added = snapshotFor(store, request);
      if (!added.ok) return added;
      keep(request.watch, watches.get(request.watch) ?? new WatchSeries()).add(added.value);
      return succeed(addedOf(added.value));
    },
    'pprofLens/watchRestore': ({ watch, snapshots }) => {
      const series = keep(watch, new WatchSeries());
      for (const text of snapshots) {
        const snapshot = readSnapshotText(text);
        if (snapshot) series.add(snapshot);
      }
      return succeed(null);
    },
    'pprofLens/watchVerdict': ({ watch, accepted, sources }) => {
      const series = watches.get(watch);
      if (!series || series.snapshots.length === 0)
        return fail(
          l10n.t('Nothing was seen of this program yet. Wait for the first look, or watch it again.'),
        );
      return answer(keep(watch, series).snapshots, accepted, sources);
    },
    'pprofLens/watchClear': ({ watch }) => {
      watches.delete(watch);
      return succeed(null);
    },
    'pprofLens/judgeProfile': ({ profile, accepted, sources }) => {
      const dump = goroutinesOf(store, profile);
      return dump.ok ? answer([snapshotOfDump(dump.value, 0)], accepted, sources) : dump;
    },
  };
}

function snapshotFor(store: OpenGoroutines, request: WatchAddRequest): Reply<LeakSnapshot> {
  const { timeMillis, profile, memoryProfile, leakProfile } = request;
  const dump = goroutinesOf(store, profile);
  if (!dump.ok) return dump;
  let snapshot = snapshotOfDump(dump.value, timeMillis);
  // What comes beside the goroutines is not worth losing them.
  const memory = memoryProfile === undefined ? undefined : store.profile(memoryProfile);
  const stats = memory?.ok ? memory.value.text?.memStats : undefined;
  if (stats) snapshot = withMemory(snapshot, stats);
  const proof = leakProfile === undefined ? undefined : goroutinesOf(store, leakProfile);
  if (proof?.ok) snapshot = withProof(snapshot, proof.value);
  return succeed(snapshot);
}

function addedOf(snapshot: LeakSnapshot): WatchAdded {
  const { total } = snapshot;
  return { total: String(total), totalCount: total, snapshot: snapshotText(snapshot) };
}

function goroutinesOf(store: OpenGoroutines, id: ProfileId): Reply<GoroutineDump> {
  const dump = store.dump?.(id);
  if (dump) return succeed(dump);
  const profile = store.profile(id);
  if (!profile.ok) return profile;
  if (goroutineSampleType(profile.value) !== undefined) return succeed(goroutinesOfProfile(profile.value));
  return noGoroutines(profile.value);
}

function answer(
  snapshots: readonly LeakSnapshot[],
  accepted: readonly string[],
  sources: readonly SourceText[],
): Reply<LeakAnswer> {
  const patterns: AcceptedPattern[] = [];
  for (const source of accepted) {
    const read = readAccepted(source);
    if (!read.ok)
      return fail(
        l10n.t('An entry of the allow list cannot be read: {0}. Correct it in the settings.', read.message),
      );
    patterns.push(read.pattern);
  }
  const verdict = judgeLeaks(snapshots, { accepted: patterns, sourceOf: sourcesOf(sources) });
  return succeed(leakAnswer(verdict, snapshots));
}

function sourcesOf(sources: readonly SourceText[]): SourceOf {
  const texts = new Map(sources.map(({ recordedPath, text }) => [recordedPath, text]));
  const lines = new Map<string, readonly string[]>();
  return (recordedPath) => {
    const text = texts.get(recordedPath);
    if (text === undefined) return undefined;
    const known = lines.get(recordedPath) ?? text.split('\n');
    lines.set(recordedPath, known);
    return known;
  };
}
