import * as l10n from '@vscode/l10n';
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
    operations.every(isBlocked) ? l10n.t('{0} blocked', goroutines) : goroutines,
    listText(operations),
    waitText(blocked.longestWait),
    leakedText(count, leakedCount),
    creators.length === 0 ? '' : l10n.t('created at {0}', listText(creators)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export function goroutinesText(count: number): string {
  return count === 1 ? l10n.t('1 goroutine') : l10n.t('{0} goroutines', count);
}

/** `leaked`, `12 leaked`; `''` for none. Only Go itself says that. */
export function leakedText(count: number, leakedCount: number): string {
  if (leakedCount === 0) return '';
  return leakedCount === count ? l10n.t('leaked') : l10n.t('{0} leaked', leakedCount);
}

function isBlocked(operation: string): boolean {
  return !AT_WORK.has(operation) && !operation.endsWith('(data race)');
}

/** Statuses of goroutines that run, or would if there were more processors. */
const AT_WORK: ReadonlySet<string> = new Set([
  ...['running', 'runnable', 'syscall', 'idle', 'dead', 'copystack', 'preempted', 'waiting', ''],
]);

/** The first three. */
function listText(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? l10n.t('{0} and {1} more', shown, names.length - MAX_NAMES) : shown;
}

const MAX_NAMES = 3;
