import { waitText } from './waitText';

/** What stands at a line at which goroutines are. */
export interface BlockedGoroutines {
  readonly count: number;
  readonly leakedCount: number;
  /** Most goroutines first. */
  readonly operations: readonly string[];
  /** Minutes; absent where no goroutine says any. */
  readonly longestWait?: number;
  /** `leak_demo.go:42`, most goroutines first. */
  readonly creators: readonly string[];
}

/** `20312 goroutines blocked · chan send · up to 14 min · created at leak_demo.go:42`. */
export function blockedText(blocked: BlockedGoroutines): string {
  const { count, leakedCount, operations, creators } = blocked;
  const goroutines = goroutinesText(count);
  return [
    operations.every(isBlocked) ? `${goroutines} blocked` : goroutines,
    listText(operations),
    waitText(blocked.longestWait),
    leakedText(count, leakedCount),
    creators.length === 0 ? '' : `created at ${listText(creators)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export function goroutinesText(count: number): string {
  return count === 1 ? '1 goroutine' : `${count} goroutines`;
}

/** `leaked`, `12 leaked`; `''` for none. Only Go itself says that. */
export function leakedText(count: number, leakedCount: number): string {
  if (leakedCount === 0) return '';
  return leakedCount === count ? 'leaked' : `${leakedCount} leaked`;
}

function isBlocked(operation: string): boolean {
  return !AT_WORK.has(operation);
}

/** Statuses of goroutines that run, or would if there were more processors. */
const AT_WORK: ReadonlySet<string> = new Set([
  ...['running', 'runnable', 'syscall', 'idle', 'dead', 'copystack', 'preempted', 'waiting', ''],
]);

/** The first three. */
function listText(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

const MAX_NAMES = 3;
