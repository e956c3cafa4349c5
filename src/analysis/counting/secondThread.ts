/**
 * Another thread that counts along. A million stacks are walked in half the time by two of them, and what they find is
 * added; nothing else of a report is worth the way to another thread.
 */
import type { EdgeTableColumns } from './edgeTable';
import type { EdgeTask } from './edgeTask';
import { ownShares, sharedShares } from './rowShares';
import type { SumCounts, SumTask } from './sumTask';

/** Plain data, so that it can cross; its `rows` are taken by whoever comes to them first. */
export type CountTask = SumTask | EdgeTask;

/** What crosses back. */
export type CountsOf<T extends CountTask> = T extends SumTask ? SumCounts : EdgeTableColumns;

export interface SecondThread {
  /** Has it begin with the rows of `task`; returns at once. */
  begin<T extends CountTask>(task: T): BegunCount<CountsOf<T>>;
}

export interface BegunCount<C> {
  /** Waits for the share that it is at, if there is one. */
  finish(): CountOutcome<C>;
}

/** `nothing`: it has taken no rows. `lost`: it has taken some, and what it counted is gone. */
export type CountOutcome<C> =
  { readonly kind: 'counted'; readonly counts: C } | { readonly kind: 'nothing' | 'lost' };

/** Counts alone, or with a second thread where there are stacks enough to be worth it. */
export function countTogether<T extends CountTask, C>(
  task: T,
  second: SecondThread | undefined,
  count: (task: T) => C,
  joined: (own: C, other: CountsOf<T>) => C,
): C {
  const { end } = task.rows;
  if (!second || task.stacks.length < WORTH_IT) return count(task);
  const shared = { ...task, rows: sharedShares(end) };
  const begun = second.begin(shared);
  const own = count(shared);
  const other = begun.finish();
  if (other.kind === 'counted') return joined(own, other.counts);
  return other.kind === 'nothing' ? own : count({ ...task, rows: ownShares(end) });
}

/** Locations in all stacks: what takes some ten milliseconds. */
const WORTH_IT = 1_000_000;
