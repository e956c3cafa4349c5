import type { LeakSnapshot } from './verdict';

/** The snapshots since the program was last started: what was counted before says nothing of it. */
export function currentRun(snapshots: readonly LeakSnapshot[]): readonly LeakSnapshot[] {
  for (let at = snapshots.length - 1; at > 0; at--) {
    const before = snapshots[at - 1] as LeakSnapshot;
    const after = snapshots[at] as LeakSnapshot;
    const since = snapshots.length - at;
    if (wasStartedAgain(before, after, since)) return snapshots.slice(at);
  }
  return snapshots;
}

/** Where nothing but the totals can tell, so many snapshots must follow: load that comes and goes falls, too. */
const MIN_SINCE_PRESUMED = 6;

function wasStartedAgain(before: LeakSnapshot, after: LeakSnapshot, since: number): boolean {
  if (before.memory && after.memory) return after.memory.totalAlloc < before.memory.totalAlloc;
  if (before.highestId !== undefined && after.highestId !== undefined) {
    // The highest of those that are still there may fall a little when the youngest have ended.
    return after.highestId < before.highestId / 2 && after.total < before.total * 0.7;
  }
  return after.total < before.total / 2 && since >= MIN_SINCE_PRESUMED;
}
