import type { GroupColumns } from '../../analysis/goroutines/groupColumns';
import { groupColumns } from '../../analysis/goroutines/groupColumns';
import { parseQuery } from '../../analysis/goroutines/queryParser';
import { selectRows } from '../../analysis/goroutines/selectRows';
import type { GoroutineDump } from '../../model/goroutineDump';
import type { GoroutinesPage, GoroutinesRequest } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { goroutineGroupRow } from './goroutineGroupRow';
import { groupByOf, type ViewedGoroutines } from './viewedGoroutines';

/** What a page of groups asks of an open dump. */
export type GoroutinesWindow = Omit<GoroutinesRequest, 'profile' | 'filters'>;

export function goroutinesPage(
  viewed: ViewedGoroutines,
  kind: GoroutinesPage['kind'],
  request: GoroutinesWindow,
): GoroutinesPage {
  const { dump, all, total } = viewed;
  const about = { total: String(all), labelKeys: labelKeys(dump), kind };
  const columns = groupsFor(viewed, request);
  if (!('rows' in columns)) {
    return { groups: [], groupCount: 0, selected: '0', queryProblem: columns, ...about };
  }
  const { offset, limit } = request;
  const length = Math.max(0, Math.min(limit, columns.count - offset));
  return {
    groups: Array.from({ length }, (_, at) => goroutineGroupRow(columns, offset + at, total)),
    groupCount: columns.count,
    selected: String(sum(columns.counts)),
    ...about,
  };
}

/** The last answer for each view: a list that is scrolled asks for page after page of it. */
const lastGroups = new WeakMap<
  ViewedGoroutines,
  { readonly asked: string; readonly columns: GroupColumns }
>();

function groupsFor(
  viewed: ViewedGoroutines,
  { by, query }: GoroutinesWindow,
): GroupColumns | { readonly message: string; readonly at: number } {
  const asked = JSON.stringify([by, query]);
  const known = lastGroups.get(viewed);
  if (known?.asked === asked) return known.columns;
  const parsed = parseQuery(query);
  if (!parsed.ok) return { message: parsed.message, at: parsed.at };
  const { dump } = viewed;
  const rows = parsed.query.kind === 'all' ? viewed.rows : selectRows(dump, parsed.query, viewed.rows);
  const columns = groupColumns(dump, groupByOf(viewed, by), rows);
  lastGroups.set(viewed, { asked, columns });
  return columns;
}

function labelKeys({ labelSets }: GoroutineDump): string[] {
  const keys = new Set<string>();
  for (const set of labelSets) {
    for (const { key } of set) if (key.length <= MAX_KEY_LENGTH) keys.add(key);
    if (keys.size > MAX_KEYS) break;
  }
  return [...keys].sort().slice(0, MAX_KEYS).map(shortened);
}

const MAX_KEYS = 100;
const MAX_KEY_LENGTH = 200;

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
