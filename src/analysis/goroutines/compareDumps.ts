import type { GoroutineDump } from '../../model/goroutineDump';
import { frameFile, frameName } from './dumpTexts';
import type { Similarity } from './goroutineGroup';
import type { GroupColumns } from './groupColumns';
import { groupColumns } from './groupColumns';
import { groupKey } from './groupKey';

/** Two dumps as sets: of groups, and of goroutines where both dumps say their ids. */
export interface DumpComparison {
  readonly before: GroupColumns;
  readonly after: GroupColumns;
  /** Largest change first, then the larger group, then in the order of the dumps. */
  readonly groups: readonly ComparedGroup[];
  /** Absent where a dump has no ids, as what was made of a profile. */
  readonly goroutines?: GoroutineSets;
}

export interface ComparedGroup {
  readonly key: string;
  readonly countBefore: number;
  readonly countAfter: number;
  /** Places in the columns `before` and `after`; -1 where the group is not there. */
  readonly groupBefore: number;
  readonly groupAfter: number;
}

/** Rows of the two dumps' goroutines, ascending in the first column of each. */
export interface GoroutineSets {
  readonly onlyBefore: Uint32Array;
  readonly onlyAfter: Uint32Array;
  /** `bothBefore[i]` and `bothAfter[i]` are the same goroutine. */
  readonly bothBefore: Uint32Array;
  readonly bothAfter: Uint32Array;
}

/** Of each dump all goroutines, or those that are wanted; then only their groups are compared. */
export function compareDumps(
  before: GoroutineDump,
  after: GoroutineDump,
  similarity: Similarity,
  rows: { readonly before?: Uint32Array; readonly after?: Uint32Array } = {},
): DumpComparison {
  const by = { kind: 'stack', similarity } as const;
  const columns = {
    before: groupColumns(before, by, rows.before),
    after: groupColumns(after, by, rows.after),
  };
  const isWhole = rows.before === undefined && rows.after === undefined;
  const goroutines = isWhole ? goroutineSets(before, after) : undefined;
  return {
    ...columns,
    groups: compareGroups(columns.before, columns.after),
    ...(goroutines ? { goroutines } : {}),
  };
}

/** Of two dumps that are grouped alike. */
export function compareGroups(before: GroupColumns, after: GroupColumns): ComparedGroup[] {
  const byKey = new Map<string, ComparedGroup>();
  for (let group = 0; group < before.count; group++) {
    const key = keyOf(before, group);
    const countBefore = before.counts[group] as number;
    const known = byKey.get(key);
    if (known) byKey.set(key, { ...known, countBefore: known.countBefore + countBefore });
    else byKey.set(key, { key, countBefore, countAfter: 0, groupBefore: group, groupAfter: -1 });
  }
  for (let group = 0; group < after.count; group++) {
    const key = keyOf(after, group);
    const known = byKey.get(key) ?? { key, countBefore: 0, countAfter: 0, groupBefore: -1 };
    const countAfter = known.countAfter + (after.counts[group] as number);
    byKey.set(key, { ...known, countAfter, groupAfter: group });
  }
  const change = ({ countBefore, countAfter }: ComparedGroup): number => Math.abs(countAfter - countBefore);
  const size = ({ countBefore, countAfter }: ComparedGroup): number => Math.max(countAfter, countBefore);
  return [...byKey.values()].sort((a, b) => change(b) - change(a) || size(b) - size(a));
}

function keyOf({ dump, by, rows, starts }: GroupColumns, group: number): string {
  return groupKey(dump, by, rows[starts[group] ?? 0] ?? 0);
}

/** Ids are never used twice by one program; with another creator it is another program, or another run of it. */
export function goroutineSets(before: GoroutineDump, after: GoroutineDump): GoroutineSets | undefined {
  if (!hasIds(before) || !hasIds(after)) return undefined;
  const rowsAfter = new RowsById(after);
  const isTaken = new Uint8Array(after.goroutines.count);
  const isSameCreator = creatorsAlike(before, after);
  const onlyBefore: number[] = [];
  const bothBefore: number[] = [];
  const bothAfter: number[] = [];
  for (let row = 0; row < before.goroutines.count; row++) {
    const id = before.goroutines.ids[row] as number;
    if (id < 0) continue;
    let match = rowsAfter.first(id);
    // Only hostile text has an id twice.
    while (match >= 0 && (isTaken[match] === 1 || !isSameCreator(row, match))) match = rowsAfter.next(match);
    if (match < 0) onlyBefore.push(row);
    else {
      isTaken[match] = 1;
      bothBefore.push(row);
      bothAfter.push(match);
    }
  }
  const { ids } = after.goroutines;
  const onlyAfter = Uint32Array.from(ids.keys()).filter(
    (row) => isTaken[row] === 0 && (ids[row] as number) >= 0,
  );
  return {
    onlyAfter,
    onlyBefore: Uint32Array.from(onlyBefore),
    bothBefore: Uint32Array.from(bothBefore),
    bothAfter: Uint32Array.from(bothAfter),
  };
}

function hasIds({ goroutines }: GoroutineDump): boolean {
  return goroutines.ids.some((id) => id >= 0);
}

function creatorsAlike(
  before: GoroutineDump,
  after: GoroutineDump,
): (rowBefore: number, rowAfter: number) => boolean {
  const textOf = (dump: GoroutineDump): string[] =>
    Array.from(
      { length: dump.frames.count },
      (_, frame) => `${frameName(dump, frame)}\n${frameFile(dump, frame)}`,
    );
  const texts = { before: textOf(before), after: textOf(after) };
  return (rowBefore, rowAfter) =>
    before.goroutines.creatorIds[rowBefore] === after.goroutines.creatorIds[rowAfter] &&
    texts.before[before.goroutines.creatorFrames[rowBefore] ?? -1] ===
      texts.after[after.goroutines.creatorFrames[rowAfter] ?? -1];
}

/** Goroutine rows by id; those with the same id are chained in the order of the dump. */
class RowsById {
  private readonly firstRows = new Map<number, number>();
  private readonly nextRows: Int32Array;

  constructor({ goroutines: { ids, count } }: GoroutineDump) {
    this.nextRows = new Int32Array(count).fill(-1);
    for (let row = count - 1; row >= 0; row--) {
      const id = ids[row] as number;
      this.nextRows[row] = this.firstRows.get(id) ?? -1;
      this.firstRows.set(id, row);
    }
  }

  first(id: number): number {
    return this.firstRows.get(id) ?? -1;
  }

  next(row: number): number {
    return this.nextRows[row] ?? -1;
  }
}
