import { RECENT_SNAPSHOTS } from './staying';
import type { LeakSnapshot, SnapshotGroup } from './verdict';

/**
 * The snapshots of one watched program, in the order of time. Bounded: when there are too many, the older half is
 * thinned, so that the series reaches back as far as it was watched, coarser the longer ago.
 */
export class WatchSeries {
  private held: LeakSnapshot[] = [];

  get snapshots(): readonly LeakSnapshot[] {
    return this.held;
  }

  /** A second snapshot of the same time takes the place of the first. */
  add(snapshot: LeakSnapshot): void {
    const at = this.held.findIndex(({ timeMillis }) => timeMillis >= snapshot.timeMillis);
    const index = at < 0 ? this.held.length : at;
    const isSame = this.held[index]?.timeMillis === snapshot.timeMillis;
    const before = this.held[index - 1] ?? this.held[index];
    this.held.splice(index, isSame ? 1 : 0, sharing(boundedSnapshot(snapshot), before));
    if (this.held.length > MAX_SNAPSHOTS) this.thin();
    const old = this.held.length - 1 - RECENT_SNAPSHOTS;
    const passed = this.held[old];
    if (passed) this.held[old] = withoutExamples(passed);
  }

  /** Every second one of the older half goes; the first, from which growth is counted, stays. */
  private thin(): void {
    const middle = this.held.length >> 1;
    this.held = this.held.filter((_, at) => at >= middle || at % 2 === 0);
  }
}

/** An hour at five seconds. */
export const MAX_SNAPSHOTS = 720;

/** A program may have a thousand groups; those of a single goroutine say nothing of growth when there are so many. */
const MAX_GROUPS = 400;

function boundedSnapshot(snapshot: LeakSnapshot): LeakSnapshot {
  if (snapshot.groups.length <= MAX_GROUPS) return snapshot;
  const isProven = (count: number): number => (count > 0 ? 0 : 1);
  const groups = [...snapshot.groups]
    .sort((a, b) => isProven(a.provenCount) - isProven(b.provenCount) || b.count - a.count)
    .slice(0, MAX_GROUPS);
  return { ...snapshot, groups };
}

/** Examples are large, and the same from look to look. */
function sharing(snapshot: LeakSnapshot, other: LeakSnapshot | undefined): LeakSnapshot {
  const known = new Map(other?.groups.map((group) => [group.key, group]));
  const groups = snapshot.groups.map((group) => {
    const same = known.get(group.key);
    return same && same.frames.length > 0 ? { ...group, place: same.place, frames: same.frames } : group;
  });
  return { ...snapshot, groups };
}

/** Of what is long ago only the counts are looked at. */
function withoutExamples(snapshot: LeakSnapshot): LeakSnapshot {
  const groups = snapshot.groups.map((group) => {
    const kept: SnapshotGroup & { sampleIds?: readonly number[] } = { ...group, frames: [], creators: [] };
    delete kept.sampleIds;
    return kept;
  });
  return { ...snapshot, groups };
}
