/** Texts of the tab Goroutines. */
import * as l10n from '@vscode/l10n';
import { countText, plural } from '../countedText';

export const goroutineStrings = {
  groupBy: l10n.t('Group by'),
  groupedBy: {
    granularity: l10n.t('Stack: granularity'),
    exact: l10n.t('Stack: exact'),
    lines: l10n.t('Stack: lines'),
    functions: l10n.t('Stack: functions'),
    operation: l10n.t('Stack: operation'),
    waitReason: l10n.t('Wait reason'),
    creator: l10n.t('Creator'),
    parents: l10n.t('Parents'),
  },
  groupedByTitle: {
    granularity: l10n.t('Same stack in Traces, at the granularity that is chosen for all views.'),
    exact: l10n.t('Same lines, same state, same creator and same labels.'),
    lines: l10n.t('Same functions at the same lines.'),
    functions: l10n.t('Same functions, at any line.'),
    operation: l10n.t('Same operation at the same line of your own code.'),
    parents: l10n.t('Each goroutine below the one that started it, which Go says since 1.21.'),
  },
  parentCount: (count: number) => plural(count, l10n.t('{0} line'), l10n.t('{0} lines')),
  noParents: l10n.t('who started whom is not said here'),
  groupedByLabel: (key: string) => l10n.t('Label: {0}', key),
  noGoroutinesTitle: l10n.t('No goroutines here'),
  noGoroutines: l10n.t('This profile has no goroutines. Fetch a goroutine profile.'),
  goroutinesLabel: l10n.t('Goroutines in groups'),
  noGoroutineGroups: l10n.t('This profile has no goroutines.'),
  filtersLeaveNoGoroutine: l10n.t('The filters leave no goroutine.'),
  noGoroutineMatches: (query: string) => l10n.t('No goroutine matches “{0}”.', query),
  queryProblem: (column: number, message: string) =>
    l10n.t('Column {0} of the query: {1}', countText(column), message),
  goroutineCount: (selected: string, total: string, groups: number) => {
    const all = total === '1' ? l10n.t('{0} goroutine', total) : l10n.t('{0} goroutines', total);
    const counted = selected === total ? all : l10n.t('{0} of {1}', selected, all);
    return `${counted} · ${plural(groups, l10n.t('{0} group'), l10n.t('{0} groups'))}`;
  },
  groupCount: (count: number) => plural(count, l10n.t('{0} group'), l10n.t('{0} groups')),
  exampleGoroutines: (ids: readonly number[]) =>
    ids.length === 1 ? l10n.t('goroutine {0}', ids.join(', ')) : l10n.t('goroutines {0}', ids.join(', ')),
  moreFrames: (count: number) => plural(count, l10n.t('and {0} more frame'), l10n.t('and {0} more frames')),
  moreCreators: (count: number) =>
    plural(
      count,
      l10n.t('and {0} more line that starts such goroutines'),
      l10n.t('and {0} more lines that start such goroutines'),
    ),
  comparedWhere: { onlyBase: l10n.t('only in the base'), onlyProfile: l10n.t('new'), both: '' },
  goroutines: l10n.t('goroutines'),
  goroutinesTitle: l10n.t('How many goroutines the group has; the bar is its share of all.'),
  countBefore: l10n.t('base'),
  countBeforeTitle: l10n.t('How many goroutines the group has in the base.'),
  countChange: l10n.t('change'),
  countChangeTitle: l10n.t('How many more or fewer there are than in the base.'),
  group: l10n.t('where'),
  groupTitle: l10n.t('What makes the group. Click a row, or press Enter on it, to unfold its stack.'),
  operation: l10n.t('operation'),
  operationTitle: l10n.t('What the goroutines wait for, or that they run.'),
  wait: l10n.t('waiting'),
  waitTitle: l10n.t('The shortest and the longest wait of the group.'),
  creator: l10n.t('started at'),
  creatorTitle: l10n.t('The line that starts most of these goroutines, and how many others there are.'),
  exampleIds: l10n.t('examples'),
  exampleIdsTitle: l10n.t('Ids of some goroutines of the group.'),
} as const;
