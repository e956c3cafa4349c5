import { stayedBetween } from './idSample';
import type { LeakSnapshot, SnapshotGroup } from './verdict';

/** One group through the snapshots of a run. */
export interface GroupTrace {
  /** As it is now, with waits and creators from before where the newest look did not tell them. */
  readonly group: SnapshotGroup;
  readonly timesMillis: readonly number[];
  /** 0 where the group was not there. */
  readonly counts: readonly number[];
  /** The longest wait of the first snapshot that told any, in minutes. */
  readonly firstWaitMinutes?: number;
  /** Absent where goroutines are not named, or none could be looked for again. */
  readonly staying?: Staying;
}

export interface Staying {
  /** From one look to the next. */
  readonly share: number;
  readonly sampled: number;
  readonly spanMillis: number;
  /** From the first look to the last. */
  readonly shareToTheEnd: number;
}

/** The groups of the last snapshot, in its order. */
export function groupTraces(snapshots: readonly LeakSnapshot[]): GroupTrace[] {
  const timesMillis = snapshots.map((snapshot) => snapshot.timeMillis);
  const indices = snapshots.map(({ groups }) => new Map(groups.map((group) => [group.key, group])));
  return (snapshots.at(-1)?.groups ?? []).map((newest) => {
    const past = indices.map((index) => index.get(newest.key));
    const withWaits = past.filter((group) => group?.longestWaitMinutes !== undefined);
    const firstWait = withWaits[0]?.longestWaitMinutes;
    return {
      group: completed(newest, past),
      timesMillis,
      counts: past.map((group) => group?.count ?? 0),
      ...(firstWait === undefined ? {} : { firstWaitMinutes: firstWait }),
      ...stayingOf(past, snapshots),
    };
  });
}

/** In a watch of a large program only some looks tell more than counts. */
function completed(newest: SnapshotGroup, past: readonly (SnapshotGroup | undefined)[]): SnapshotGroup {
  const creators = past.findLast((group) => group && group.creators.length > 0)?.creators;
  const waits = past.findLast((group) => group?.longestWaitMinutes !== undefined);
  return {
    ...newest,
    ...(newest.creators.length === 0 && creators ? { creators } : {}),
    ...(newest.longestWaitMinutes === undefined && waits?.longestWaitMinutes !== undefined
      ? { shortestWaitMinutes: 0, longestWaitMinutes: waits.longestWaitMinutes }
      : {}),
  };
}

/** So far back goroutines are looked for one by one. */
export const RECENT_SNAPSHOTS = 60;

function stayingOf(
  past: readonly (SnapshotGroup | undefined)[],
  snapshots: readonly LeakSnapshot[],
): { readonly staying?: Staying } {
  const oldest = snapshots.length - RECENT_SNAPSHOTS;
  const named = snapshots.flatMap(({ highestId, timeMillis }, at) =>
    at < oldest || highestId === undefined ? [] : [{ ids: past[at]?.sampleIds ?? [], timeMillis }],
  );
  const first = named.find(({ ids }) => ids.length > 0);
  const last = named.at(-1);
  if (!first || !last) return {};
  let sampled = 0;
  let stayed = 0;
  for (let at = 1; at < named.length; at++) {
    const pair = stayedBetween(named[at - 1]?.ids ?? [], named[at]?.ids ?? []);
    sampled += pair.sampled;
    stayed += pair.stayed;
  }
  if (sampled === 0) return {};
  const whole = stayedBetween(first.ids, last.ids);
  return {
    staying: {
      share: stayed / sampled,
      sampled,
      spanMillis: last.timeMillis - first.timeMillis,
      shareToTheEnd: whole.sampled === 0 ? 1 : whole.stayed / whole.sampled,
    },
  };
}
