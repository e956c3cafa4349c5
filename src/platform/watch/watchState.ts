import type { LeakAnswer, WatchId } from '../../protocol/leakRequests';
import type { ProfileId } from '../../protocol/view';

/** What is known of one watched program, anew with each look. */
export interface WatchState {
  readonly id: WatchId;
  readonly targetLabel: string;
  readonly intervalSeconds: number;
  readonly isRunning: boolean;
  readonly lookCount: number;
  /** Of the last look; milliseconds since 1970. */
  readonly lastMillis?: number;
  /** All goroutines at the last look: `20312`. */
  readonly total: string;
  /** The profile in the list that holds the last look. */
  readonly profile?: ProfileId;
  readonly verdict?: LeakAnswer;
  /** Why the last look failed; the watch goes on. Whole sentences. */
  readonly problem?: string;
  /** What cannot be had of this program, and so is missing in the verdict; whole sentences. */
  readonly missing: readonly string[];
}

/** Leaks that the verdict calls so; suspicions are not counted. */
export function leakCount({ verdict }: WatchState): number {
  return verdict?.status === 'leak'
    ? verdict.findings.filter(({ sureness }) => sureness !== 'possible').length
    : 0;
}
