/**
 * What `pprof-lens goroutines -json` prints: one object whose `total` is the number of goroutines read and whose
 * `problems` say what was not. In pieces: with a million groups it is longer than a text can be.
 */
import type { DumpComparison } from '../../analysis/goroutines/compareDumps';
import { groupAt } from '../../analysis/goroutines/groupGoroutines';
import type { MergedGroup } from '../../analysis/goroutines/mergedGroups';
import type { GoroutineDump } from '../../model/goroutineDump';
import { goroutineTree } from './goroutineTree';
import { allGoroutines } from './viewedGoroutines';
import { frameJson, groupJson } from './groupJson';

export interface JsonSource {
  /** As it was given. */
  readonly source: string;
  /** Goroutines. */
  readonly total: number;
  readonly problems: readonly {
    readonly message: string;
    readonly firstLineNumber?: number;
    readonly lastLineNumber?: number;
  }[];
}

export function groupsJson(sources: readonly JsonSource[], groups: readonly MergedGroup[]): Iterable<string> {
  const selected = groups.reduce((sum, { count }) => sum + count, 0);
  return written({ ...about(sources), selected }, 'groups', eachAsJson(groups));
}

function* eachAsJson(groups: readonly MergedGroup[]): Iterable<Record<string, unknown>> {
  for (const group of groups) yield groupJson(group);
}

/** The last source is the base; `total` counts the others. */
export function comparisonJson(sources: readonly JsonSource[], comparison: DumpComparison): Iterable<string> {
  const { before, after, goroutines, groups } = comparison;
  const base = sources.at(-1);
  const rows = groups.map(({ countBefore, countAfter, groupBefore, groupAfter }) => {
    const [columns, at] = groupAfter < 0 ? [before, groupBefore] : [after, groupAfter];
    const group = groupAt(columns, at);
    const { dump } = columns;
    const creators = group.creators.map((creator) => ({ dump, ...creator }));
    return { ...groupJson({ ...group, dump, creators }), count: countAfter, countBefore };
  });
  const head = {
    ...about(sources.slice(0, -1)),
    base: base?.source ?? '',
    baseTotal: base?.total ?? 0,
    problems: problemsOf(sources),
    ...(goroutines
      ? {
          onlyHere: goroutines.onlyAfter.length,
          onlyInBase: goroutines.onlyBefore.length,
          inBoth: goroutines.bothAfter.length,
        }
      : {}),
  };
  return written(head, 'groups', rows);
}

export function treeJson(sources: readonly JsonSource[], dump: GoroutineDump): Iterable<string> {
  return written(about(sources), 'nodes', treeNodes(dump));
}

function* treeNodes(dump: GoroutineDump): Iterable<Record<string, unknown>> {
  for (let offset = 0; ; offset += PAGE) {
    const { nodes, nodeCount } = goroutineTree(allGoroutines(dump), { offset, limit: PAGE });
    for (const { depth, title, row, operation, place } of nodes) {
      const id = dump.goroutines.ids[row] ?? -1;
      yield {
        ...{ depth, title, operation },
        ...(id >= 0 ? { id } : {}),
        ...(place && place.frame >= 0 ? { place: frameJson(dump, place.frame) } : {}),
      };
    }
    if (offset + PAGE >= nodeCount) return;
  }
}

const PAGE = 1000;

function about(sources: readonly JsonSource[]): Record<string, unknown> {
  return {
    total: sources.reduce((sum, { total }) => sum + total, 0),
    problems: problemsOf(sources),
    sources: sources.map(({ source, total }) => ({ source, total })),
  };
}

function problemsOf(sources: readonly JsonSource[]): Record<string, unknown>[] {
  return sources.flatMap(({ source, problems }) => problems.map((problem) => ({ source, ...problem })));
}

function* written(
  head: Record<string, unknown>,
  key: string,
  rows: Iterable<Record<string, unknown>>,
): Iterable<string> {
  yield `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  ${JSON.stringify(key)}: [`;
  let separator = '\n';
  for (const row of rows) {
    yield `${separator}    ${JSON.stringify(row)}`;
    separator = ',\n';
  }
  yield separator === '\n' ? ']\n}\n' : '\n  ]\n}\n';
}
