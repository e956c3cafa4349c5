/** Builds snapshots of a watched program from counts, and groups from a few words. */
import { operationKey } from '../../src/analysis/goroutines/groupKey';
import type { LeakSnapshot, SnapshotGroup } from '../../src/analysis/leaks/verdict';

export interface SmallGroup {
  readonly operation?: string;
  /** `leak.go:53`. */
  readonly at?: string;
  /** Functions, innermost first; the first one is that of the line. */
  readonly functions?: readonly string[];
  readonly count: number;
  readonly proven?: number;
  readonly minutes?: number;
  readonly ids?: readonly number[];
  readonly creator?: string;
  readonly isUserCode?: boolean;
}

export function groupOf(small: SmallGroup): SnapshotGroup {
  const { operation = 'chan send', at = 'leak.go:53', functions = ['main.leak'], count } = small;
  const [file = '', line = '0'] = at.split(':');
  const place = { functionName: functions[0] ?? '', recordedPath: `/srv/${file}`, lineNumber: Number(line) };
  return {
    key: operationKey(operation, place),
    ...{ operation, place, count },
    isUserCode: small.isUserCode ?? true,
    provenCount: small.proven ?? 0,
    ...(small.minutes === undefined ? {} : { shortestWaitMinutes: 0, longestWaitMinutes: small.minutes }),
    creators:
      small.creator === undefined
        ? []
        : [{ functionName: small.creator, recordedPath: '/srv/start.go', lineNumber: 42, count }],
    frames: functions.map((functionName, index) =>
      index === 0 ? place : { functionName, recordedPath: '/srv/other.go', lineNumber: index },
    ),
    ...(small.ids && { sampleIds: small.ids }),
  };
}

/** Snapshots ten seconds apart. */
export function snapshotsOf(looks: readonly (readonly SmallGroup[])[]): LeakSnapshot[] {
  return looks.map((groups, at) => {
    const ids = groups.flatMap((group) => group.ids ?? []);
    return {
      timeMillis: 1_000_000 + at * 10_000,
      total: groups.reduce((sum, { count }) => sum + count, 5),
      groups: groups.map(groupOf),
      hasProof: groups.some(({ proven = 0 }) => proven > 0),
      ...(ids.length > 0 && { highestId: Math.max(...ids) }),
    };
  });
}

/** One group whose count changes; with ids, all of those before stay. */
export function watched(counts: readonly number[], rest: Omit<SmallGroup, 'count'> = {}): LeakSnapshot[] {
  return snapshotsOf(counts.map((count) => [{ ...rest, count }]));
}
