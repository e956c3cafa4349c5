import type { Staying } from './staying';
import { stayingOf } from './staying';
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

/** The groups of the last snapshot, in its order. */
export function groupTraces(snapshots: readonly LeakSnapshot[]): GroupTrace[] {
  const timesMillis = snapshots.map((snapshot) => snapshot.timeMillis);
  const indices = snapshots.map(({ groups }) => new Map(groups.map((group) => [group.key, group])));
  return (snapshots.at(-1)?.groups ?? []).map((newest) => {
    const past = indices.map((index) => index.get(newest.key));
    const withWaits = past.filter((group) => group?.longestWaitMinutes !== undefined);
    const firstWait = withWaits[0]?.longestWaitMinutes;
    const staying = stayingOf(past, snapshots);
    return {
      group: completed(newest, past),
      timesMillis,
      counts: past.map((group) => group?.count ?? 0),
      ...(firstWait === undefined ? {} : { firstWaitMinutes: firstWait }),
      ...(staying && { staying }),
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
