import type { Run } from '../../support/oracleRun.mjs';

export interface Difference {
  readonly kind: 'unstable' | 'shuffled' | 'hang' | 'status' | 'stdout' | 'stderr';
  readonly theirs: Run;
  readonly ours: Run;
}
/** Undefined for equal ones; `again` asks pprof once more. */
export function compareAnswers(
  again: () => Promise<Run>,
  theirs: Run,
  ours: Run,
): Promise<Difference | undefined>;
export function firstDifference(theirs: string, ours: string): string;
