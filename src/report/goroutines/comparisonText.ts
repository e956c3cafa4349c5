import type { DumpComparison } from '../../analysis/goroutines/compareDumps';
import { groupAt } from '../../analysis/goroutines/groupGoroutines';
import { changeText } from './comparedGoroutines';
import { headingOf, printedGroup } from './printedGroup';
import { goroutinesText } from './blockedText';
import { waitRangeText } from './waitText';

/** What is only in the base, only in the other, and in both; groups that did not change are only counted. */
export function* comparisonText(comparison: DumpComparison): Iterable<string> {
  const { before, after, groups, goroutines } = comparison;
  const total = { before: sum(before.counts), after: sum(after.counts) };
  yield `${goroutinesText(total.after)}, ${total.before} in the base (${changeText(total.after - total.before)})\n`;
  if (goroutines) {
    const { onlyAfter, onlyBefore, bothAfter } = goroutines;
    yield `By id: ${onlyAfter.length} only here, ${onlyBefore.length} only in the base, ${bothAfter.length} in both\n`;
  }
  yield '\n';
  let unchanged = 0;
  for (const { countBefore, countAfter, groupAfter, groupBefore } of groups) {
    if (countBefore === countAfter) {
      unchanged++;
      continue;
    }
    const [columns, at] = groupAfter < 0 ? [before, groupBefore] : [after, groupAfter];
    const group = groupAt(columns, at);
    const { dump } = columns;
    const where =
      groupAfter < 0 ? 'only in the base' : groupBefore < 0 ? 'only here' : `${countBefore} in the base`;
    const heading = headingOf([
      changeText(countAfter - countBefore),
      goroutinesText(countAfter),
      where,
      group.operation,
      waitRangeText(group.shortestWait, group.longestWait),
    ]);
    yield printedGroup(
      { ...group, dump, creators: group.creators.map((creator) => ({ dump, ...creator })) },
      heading,
    );
  }
  if (unchanged > 0) yield `${unchanged === 1 ? '1 group' : `${unchanged} groups`} with as many as before\n`;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
