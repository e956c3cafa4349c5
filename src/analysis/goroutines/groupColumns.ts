import type { GoroutineDump } from '../../model/goroutineDump';
import { GOROUTINE_FLAGS } from '../../model/goroutineDump';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import type { GroupBy } from './goroutineGroup';
import type { Identity } from './groupIdentity';
import { identityOf } from './groupIdentity';

/** The groups of a dump in columns, so that of a million only those that are shown become objects. */
export interface GroupColumns {
  readonly dump: GoroutineDump;
  readonly by: GroupBy;
  readonly count: number;
  /** Group i has the goroutines `rows[starts[i] … starts[i + 1])`, ascending. Length count + 1. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly counts: Float64Array;
  readonly leakedCounts: Float64Array;
  /** Minutes, -1 for none. */
  readonly shortestWaits: Float64Array;
  readonly longestWaits: Float64Array;
}

/** Most goroutines first, then in the order of the dump. `rows` must ascend; absent, all of the dump are grouped. */
export function groupColumns(dump: GoroutineDump, by: GroupBy, rows?: Uint32Array): GroupColumns {
  const chosen = rows ?? Uint32Array.from({ length: dump.goroutines.count }, (_, row) => row);
  const found = assignGroups(chosen, identityOf(dump, by));
  return arranged(dump, by, chosen, found);
}

interface Assigned {
  readonly count: number;
  /** By position in the chosen rows; groups are numbered by their first row. */
  readonly groupAt: Uint32Array;
}

function assignGroups(rows: Uint32Array, identity: Identity): Assigned {
  const groupAt = new Uint32Array(rows.length);
  const firstRows: number[] = [];
  let row = 0;
  const isAlike = (group: number): boolean => {
    const first = firstRows[group] as number;
    for (const column of identity) if (column(first) !== column(row)) return false;
    return true;
  };
  const index = new RowIndex(1024, isAlike);
  for (let at = 0; at < rows.length; at++) {
    row = rows[at] as number;
    let hash = HASH_SEED;
    for (const column of identity) hash = Math.imul(hash ^ column(row), 0x9e3779b1) ^ (hash >>> 15);
    let group = index.findOrAdd(mixed(hash), firstRows.length);
    if (group < 0) group = firstRows.push(row) - 1;
    groupAt[at] = group;
  }
  return { count: firstRows.length, groupAt };
}

function arranged(
  dump: GoroutineDump,
  by: GroupBy,
  chosen: Uint32Array,
  { count, groupAt }: Assigned,
): GroupColumns {
  const goroutineCounts = new Float64Array(count);
  const sizes = new Uint32Array(count);
  for (let at = 0; at < chosen.length; at++) {
    const group = groupAt[at] as number;
    goroutineCounts[group] =
      (goroutineCounts[group] as number) + (dump.goroutines.counts[chosen[at] as number] as number);
    sizes[group] = (sizes[group] as number) + 1;
  }
  const order = Uint32Array.from({ length: count }, (_, group) => group).sort(
    (a, b) => (goroutineCounts[b] as number) - (goroutineCounts[a] as number) || a - b,
  );
  const starts = new Uint32Array(count + 1);
  const rank = new Uint32Array(count);
  order.forEach((group, place) => {
    rank[group] = place;
    starts[place + 1] = (starts[place] as number) + (sizes[group] as number);
  });
  const next = starts.slice(0, count);
  const rows = new Uint32Array(chosen.length);
  for (let at = 0; at < chosen.length; at++) {
    const place = rank[groupAt[at] as number] as number;
    const to = next[place] as number;
    rows[to] = chosen[at] as number;
    next[place] = to + 1;
  }
  const counts = Float64Array.from(order, (group) => goroutineCounts[group] as number);
  return { dump, by, count, starts, rows, counts, ...waitsAndLeaks(dump, starts, rows) };
}

function waitsAndLeaks(
  { goroutines }: GoroutineDump,
  starts: Uint32Array,
  rows: Uint32Array,
): Pick<GroupColumns, 'leakedCounts' | 'shortestWaits' | 'longestWaits'> {
  const { counts, flags, waitMinutes } = goroutines;
  const count = starts.length - 1;
  const leakedCounts = new Float64Array(count);
  const shortestWaits = new Float64Array(count).fill(-1);
  const longestWaits = new Float64Array(count).fill(-1);
  for (let group = 0; group < count; group++) {
    let leaked = 0;
    let shortest = -1;
    let longest = -1;
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
      const row = rows[at] as number;
      if (((flags[row] as number) & GOROUTINE_FLAGS.leaked) !== 0) leaked += counts[row] as number;
      const minutes = waitMinutes[row] as number;
      if (minutes < 0) continue;
      if (shortest < 0 || minutes < shortest) shortest = minutes;
      if (minutes > longest) longest = minutes;
    }
    leakedCounts[group] = leaked;
    shortestWaits[group] = shortest;
    longestWaits[group] = longest;
  }
  return { leakedCounts, shortestWaits, longestWaits };
}
