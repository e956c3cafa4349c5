import type { ComparedGroup, DumpComparison } from '../../analysis/goroutines/compareDumps';
import { compareGroups, goroutineSets } from '../../analysis/goroutines/compareDumps';
import type { GroupColumns } from '../../analysis/goroutines/groupColumns';
import { groupColumns } from '../../analysis/goroutines/groupColumns';
import type {
  ComparedGoroutines,
  ComparedGroupRow,
  CompareGoroutinesRequest,
  GoroutineSimilarity,
} from '../../protocol/goroutineRequests';
import { goroutineGroupRow } from './goroutineGroupRow';
import { groupByOf, type ViewedGoroutines } from './viewedGoroutines';

export type ComparisonWindow = Omit<CompareGoroutinesRequest, 'profile' | 'base' | 'filters'>;

export function comparedGoroutines(
  before: ViewedGoroutines,
  after: ViewedGoroutines,
  { similarity, offset, limit }: ComparisonWindow,
): ComparedGoroutines {
  const comparison = comparisonOf(before, after, similarity);
  const { goroutines, groups } = comparison;
  const totals = { before: before.total, after: after.total };
  return {
    groups: groups.slice(offset, offset + limit).map((group) => comparedRow(comparison, totals, group)),
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

interface Comparison {
  readonly before: ViewedGoroutines;
  readonly similarity: GoroutineSimilarity;
  readonly comparison: DumpComparison;
}

/** The last one of each view: a list that is scrolled asks for page after page of it. */
const lastComparisons = new WeakMap<ViewedGoroutines, Comparison>();

function comparisonOf(
  before: ViewedGoroutines,
  after: ViewedGoroutines,
  similarity: GoroutineSimilarity,
): DumpComparison {
  const last = lastComparisons.get(after);
  if (last?.before === before && last.similarity === similarity) return last.comparison;
  const columnsOf = (viewed: ViewedGoroutines): GroupColumns =>
    groupColumns(viewed.dump, groupByOf(viewed, { kind: 'stack', similarity }), viewed.rows);
  const columns = { before: columnsOf(before), after: columnsOf(after) };
  const isWhole = before.rows === undefined && after.rows === undefined;
  const goroutines = isWhole ? goroutineSets(before.dump, after.dump) : undefined;
  const groups = compareGroups(columns.before, columns.after);
  const comparison = { ...columns, groups, ...(goroutines ? { goroutines } : {}) };
  lastComparisons.set(after, { before, similarity, comparison });
  return comparison;
}

interface Totals {
  readonly before: number;
  readonly after: number;
}

function comparedRow(
  { before, after }: DumpComparison,
  totals: Totals,
  group: ComparedGroup,
): ComparedGroupRow {
  const { countBefore, countAfter, groupBefore, groupAfter } = group;
  return {
    where: groupAfter < 0 ? 'onlyBase' : groupBefore < 0 ? 'onlyProfile' : 'both',
    countBefore: String(countBefore),
    countAfter: String(countAfter),
    change: changeText(countAfter - countBefore),
    group:
      groupAfter < 0
        ? goroutineGroupRow(before, groupBefore, totals.before)
        : goroutineGroupRow(after, groupAfter, totals.after),
  };
}

/** `+19312`, `-3`, `0`. */
export function changeText(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}
