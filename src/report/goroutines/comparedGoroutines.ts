import type { ComparedGroup, DumpComparison } from '../../analysis/goroutines/compareDumps';
import { compareDumps } from '../../analysis/goroutines/compareDumps';
import { groupAt } from '../../analysis/goroutines/groupGoroutines';
import type { GroupColumns } from '../../analysis/goroutines/groupColumns';
import type { GoroutineDump } from '../../model/goroutineDump';
import type {
  ComparedGoroutines,
  ComparedGroupRow,
  CompareGoroutinesRequest,
} from '../../protocol/goroutineRequests';
import { goroutineGroupRow } from './goroutineGroupRow';

export type ComparisonWindow = Omit<CompareGoroutinesRequest, 'profile' | 'base'>;

export function comparedGoroutines(
  before: GoroutineDump,
  after: GoroutineDump,
  { similarity, offset, limit }: ComparisonWindow,
): ComparedGoroutines {
  const comparison = compareDumps(before, after, similarity);
  const { goroutines, groups } = comparison;
  return {
    groups: groups.slice(offset, offset + limit).map((group) => comparedRow(comparison, group)),
    groupCount: groups.length,
    ...(goroutines
      ? {
          goroutines: {
            onlyBase: String(goroutines.onlyBefore.length),
            onlyProfile: String(goroutines.onlyAfter.length),
            both: String(goroutines.bothBefore.length),
          },
        }
      : {}),
  };
}

function comparedRow({ before, after }: DumpComparison, group: ComparedGroup): ComparedGroupRow {
  const { countBefore, countAfter, groupBefore, groupAfter } = group;
  const row = (columns: GroupColumns, at: number): ComparedGroupRow['group'] =>
    goroutineGroupRow(columns.dump, groupAt(columns, at), totalOf(columns));
  return {
    where: groupAfter < 0 ? 'onlyBase' : groupBefore < 0 ? 'onlyProfile' : 'both',
    countBefore: String(countBefore),
    countAfter: String(countAfter),
    change: changeText(countAfter - countBefore),
    group: groupAfter < 0 ? row(before, groupBefore) : row(after, groupAfter),
  };
}

/** `+19312`, `-3`, `0`. */
export function changeText(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}

const totals = new WeakMap<GroupColumns, number>();

function totalOf(columns: GroupColumns): number {
  let total = totals.get(columns);
  if (total === undefined) {
    total = columns.counts.reduce((sum, count) => sum + count, 0);
    totals.set(columns, total);
  }
  return total;
}
