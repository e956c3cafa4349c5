import type { GroupBy } from '../../analysis/goroutines/goroutineGroup';
import type { MergedGroup } from '../../analysis/goroutines/mergedGroups';
import { goroutinesText } from './blockedText';
import { groupHeading, headingOf, printedGroup } from './printedGroup';

export interface PrintedGroups {
  readonly by: GroupBy;
  readonly groups: readonly MergedGroup[];
  /** Goroutines read, and those of them that the query selects. */
  readonly total: number;
  readonly selected: number;
}

/** `20379 goroutines in 12 groups`, then each group. */
export function* groupsText({ by, groups, total, selected }: PrintedGroups): Iterable<string> {
  const found = groups.length === 1 ? '1 group' : `${groups.length} groups`;
  const of = selected === total ? goroutinesText(total) : `${selected} of ${goroutinesText(total)}`;
  yield `${of} in ${found}\n\n`;
  for (const group of groups) {
    // A group by operation says so itself.
    const isNamed = by.kind === 'creator' || by.kind === 'label';
    yield printedGroup(group, isNamed ? headingOf([group.title, groupHeading(group)]) : groupHeading(group));
  }
}
