import type { LeakSnapshot } from './verdict';

/**
 * Counts of a profile, with what only a dump of the same moment tells: waits and creators. Ids are left out, because the
 * dump of a program with very many goroutines is cut short.
 */
export function withDetails(counts: LeakSnapshot, dump: LeakSnapshot): LeakSnapshot {
  const details = new Map(dump.groups.map((group) => [group.key, group]));
  const groups = counts.groups.map((group) => {
    const known = details.get(group.key);
    if (!known) return group;
    const { creators, shortestWaitMinutes, longestWaitMinutes } = known;
    return {
      ...group,
      creators,
      ...(shortestWaitMinutes === undefined ? {} : { shortestWaitMinutes }),
      ...(longestWaitMinutes === undefined ? {} : { longestWaitMinutes }),
    };
  });
  return { ...counts, groups };
}
