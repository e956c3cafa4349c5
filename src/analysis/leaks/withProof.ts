import type { GoroutineDump } from '../../model/goroutineDump';
import { isLeaked, snapshotOfDump } from './snapshotOfDump';
import type { LeakSnapshot, SnapshotGroup } from './verdict';

/**
 * Joins what Go itself calls leaked: a `goroutineleak` dump, which has all goroutines and marks the leaked ones, or such
 * a profile, which has no others (Go 1.26 with an experiment, 1.27 without).
 */
export function withProof(snapshot: LeakSnapshot, proof: GoroutineDump): LeakSnapshot {
  const proven = snapshotOfDump(onlyLeaked(proof), snapshot.timeMillis).groups;
  const groups = [...snapshot.groups];
  for (const group of proven) {
    const at = groups.findIndex((other) => other.key === group.key);
    const index = at >= 0 || group.operation !== UNTOLD ? at : largestAt(groups, group);
    const known = groups[index];
    // They may have become more, or gone on, between the two looks.
    if (known) groups[index] = { ...known, provenCount: Math.min(known.count, group.provenCount) };
    else groups.push(group);
  }
  return { ...snapshot, groups, hasProof: true };
}

/** The text of `debug=1` does not name the frames that tell what is waited for. */
const UNTOLD = 'waiting';

function largestAt(groups: readonly SnapshotGroup[], { place }: SnapshotGroup): number {
  let best = -1;
  groups.forEach((group, at) => {
    const isThere =
      group.place.recordedPath === place.recordedPath && group.place.lineNumber === place.lineNumber;
    if (isThere && group.count > (groups[best]?.count ?? 0)) best = at;
  });
  return best;
}

/** The same dump with the leaked goroutines alone. */
function onlyLeaked(dump: GoroutineDump): GoroutineDump {
  const { goroutines } = dump;
  const rows: number[] = [];
  for (let row = 0; row < goroutines.count; row++)
    if (isLeaked(goroutines.flags[row] as number)) rows.push(row);
  const floats = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] as number);
  const numbers = (column: Uint32Array): Uint32Array =>
    Uint32Array.from(rows, (row) => column[row] as number);
  return {
    ...dump,
    ancestors: new Map(),
    goroutines: {
      count: rows.length,
      counts: floats(goroutines.counts),
      ids: floats(goroutines.ids),
      stacks: numbers(goroutines.stacks),
      states: numbers(goroutines.states),
      waitMinutes: floats(goroutines.waitMinutes),
      flags: Uint8Array.from(rows, (row) => goroutines.flags[row] as number),
      bubbles: floats(goroutines.bubbles),
      labelSets: numbers(goroutines.labelSets),
      creatorFrames: Int32Array.from(rows, (row) => goroutines.creatorFrames[row] as number),
      creatorIds: floats(goroutines.creatorIds),
      headerLines: floats(goroutines.headerLines),
      byteStarts: floats(goroutines.byteStarts),
      byteEnds: floats(goroutines.byteEnds),
    },
  };
}
