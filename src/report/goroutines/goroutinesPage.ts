import { groupAt } from '../../analysis/goroutines/groupGoroutines';
import type { GroupColumns } from '../../analysis/goroutines/groupColumns';
import { groupColumns } from '../../analysis/goroutines/groupColumns';
import { parseQuery } from '../../analysis/goroutines/queryParser';
import { selectRows } from '../../analysis/goroutines/selectRows';
import type { GoroutineDump } from '../../model/goroutineDump';
import type { GoroutinesPage, GoroutinesRequest } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { goroutineGroupRow } from './goroutineGroupRow';

/** What a page of groups asks of an open dump. */
export type GoroutinesWindow = Omit<GoroutinesRequest, 'profile'>;

export function goroutinesPage(
  dump: GoroutineDump,
  kind: GoroutinesPage['kind'],
  request: GoroutinesWindow,
): GoroutinesPage {
  const { counts } = dump.goroutines;
  const total = sum(counts);
  const about = { total: String(total), labelKeys: labelKeys(dump), kind };
  const columns = groupsFor(dump, request);
  if (!('rows' in columns)) {
    return { groups: [], groupCount: 0, selected: '0', queryProblem: columns, ...about };
  }
  const { offset, limit } = request;
  const length = Math.max(0, Math.min(limit, columns.count - offset));
  return {
    groups: Array.from({ length }, (_, at) => goroutineGroupRow(dump, groupAt(columns, offset + at), total)),
    groupCount: columns.count,
    selected: String(sum(columns.counts)),
    ...about,
  };
}

/** The last answer for each dump: a list that is scrolled asks for page after page of it. */
const lastGroups = new WeakMap<GoroutineDump, { readonly asked: string; readonly columns: GroupColumns }>();

function groupsFor(
  dump: GoroutineDump,
  { by, query }: GoroutinesWindow,
): GroupColumns | { readonly message: string; readonly at: number } {
  const asked = JSON.stringify([by, query]);
  const known = lastGroups.get(dump);
  if (known?.asked === asked) return known.columns;
  const parsed = parseQuery(query);
  if (!parsed.ok) return { message: parsed.message, at: parsed.at };
  const columns = groupColumns(
    dump,
    by,
    parsed.query.kind === 'all' ? undefined : selectRows(dump, parsed.query),
  );
  lastGroups.set(dump, { asked, columns });
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
