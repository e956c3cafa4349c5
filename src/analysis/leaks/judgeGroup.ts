import type { AcceptedPattern } from './acceptedPatterns';
import { acceptedBy } from './acceptedPatterns';
import type { Signs } from './evidence';
import { isStuckOperation, signsOf } from './evidence';
import { growthOf } from './growth';
import type { GroupTrace } from './groupTrace';
import { healthyKind, isRequest } from './healthy';
import type { DismissReason, LeakFinding, Sureness } from './verdict';

export type GroupJudgement =
  | {
      readonly kind: 'finding';
      readonly sureness: Sureness;
      readonly signs: Signs;
      readonly role: LeakFinding['role'];
    }
  | { readonly kind: 'dismissed'; readonly reason: DismissReason }
  /** Nothing to say. */
  | { readonly kind: 'unremarkable' };

/** Weighs the signs of one group. `clients` as for `signsOf`. */
export function judgeGroup(
  trace: GroupTrace,
  clients: number,
  accepted: readonly AcceptedPattern[],
): GroupJudgement {
  const { group } = trace;
  const signs = signsOf(trace, growthOf(trace.counts, trace.timesMillis), clients);
  const judged = signs.isProven ? found('proven') : judgeUnproven(trace, signs);
  if (judged.kind !== 'found') return judged;
  const pattern = acceptedBy(group, accepted);
  if (pattern) return dismissed({ kind: 'accepted', pattern: pattern.source });
  const role =
    healthyKind(group) === 'idleConnection' ? 'idleConnection' : isRequest(group) ? 'request' : 'own';
  return { kind: 'finding', sureness: judged.sureness, signs, role };
}

interface Found {
  readonly kind: 'found';
  readonly sureness: Sureness;
}
type Judged = Found | Exclude<GroupJudgement, { kind: 'finding' }>;

function found(sureness: Sureness): Found {
  return { kind: 'found', sureness };
}

function dismissed(reason: DismissReason): Exclude<GroupJudgement, { kind: 'finding' }> {
  return { kind: 'dismissed', reason };
}

const UNREMARKABLE = { kind: 'unremarkable' } as const;

function judgeUnproven(trace: GroupTrace, signs: Signs): Judged {
  const { group } = trace;
  const grows = signs.growth.shape === 'grows';
  const what = healthyKind(group);
  if (what === 'idleConnection') return judgeIdle(trace, signs);
  // An accept loop for each request would be a leak; the others are no concern of the program's author.
  if (what !== undefined && !(grows && what === 'acceptLoop')) {
    return grows || group.count >= NOTABLE ? dismissed({ kind: 'healthy', what }) : UNREMARKABLE;
  }
  if (grows) return judgeGrowing(trace, signs);
  return trace.counts.length < MIN_SNAPSHOTS ? judgeOnce(trace) : judgeStanding(trace, signs);
}

const MIN_SNAPSHOTS = 3;
/** Fewer are not listed among what was looked at. */
const NOTABLE = 10;

/** Below this share staying from look to look, the goroutines are others: the load has grown. */
const TURNOVER_SHARE = 0.5;
/** But when so many stay to the end, some are stuck among those that come and go. */
const STUCK_AMONG_OTHERS = 0.2;

function judgeGrowing(trace: GroupTrace, signs: Signs): Judged {
  const { group, staying, counts } = trace;
  if (
    staying &&
    signs.staying === 'no' &&
    staying.share < TURNOVER_SHARE &&
    staying.shareToTheEnd < STUCK_AMONG_OTHERS
  )
    return dismissed({ kind: 'turnover', share: staying.share });
  if (RUNS.test(group.operation)) return found('possible');
  const further = [
    signs.staying !== 'no',
    signs.isCrowd,
    signs.isAgeing,
    signs.clientsLeft !== undefined,
  ].filter(Boolean).length;
  const needed = counts.length > MIN_SNAPSHOTS ? 1 : 2;
  if (further < needed) return found('possible');
  return found(mayBeLoad(trace, signs) ? 'possible' : 'likely');
}

/** What does not wait is not stuck, whatever its number. */
const RUNS = /^(?:running|runnable|preempted|copystack|dead)$/;

/**
 * A connection comes back to the same line of its handler with each request, so that more clients look like more
 * goroutines that stay. What idle workers do not wait for, and waits of minutes, are more than that.
 */
function mayBeLoad({ group }: GroupTrace, signs: Signs): boolean {
  return (
    isRequest(group) &&
    !signs.isCrowd &&
    signs.clientsLeft === undefined &&
    !isStuckOperation(group.operation) &&
    (group.longestWaitMinutes ?? 0) < 1
  );
}

/** More clients mean more connections; only many, and for long, are worth a word. */
const MANY_IDLE = 50;
const MIN_IDLE_SNAPSHOTS = 5;

function judgeIdle({ group, counts }: GroupTrace, { growth }: Signs): Judged {
  const isMuch = group.count >= MANY_IDLE && group.count >= 2 * (counts[0] ?? 0);
  if (growth.shape === 'grows' && isMuch && counts.length >= MIN_IDLE_SNAPSHOTS) return found('possible');
  return growth.shape === 'grows' || group.count >= NOTABLE
    ? dismissed({ kind: 'healthy', what: 'idleConnection' })
    : UNREMARKABLE;
}

/** LeakProf's threshold for one look at one process. */
const LEAKPROF_CROWD = 10_000;
const CROWD_OF_ONE_LOOK = 1000;

/** One or two looks tell how many there are and how long they wait, but not whether they become more. */
function judgeOnce({ group }: GroupTrace): Judged {
  if (group.count < CROWD_OF_ONE_LOOK || RUNS.test(group.operation)) return UNREMARKABLE;
  const hasWaited = isStuckOperation(group.operation) && (group.longestWaitMinutes ?? 0) >= 1;
  return found(group.count >= LEAKPROF_CROWD || hasWaited ? 'likely' : 'possible');
}

/** It did not grow while it was watched; it may have before. */
function judgeStanding({ group }: GroupTrace, signs: Signs): Judged {
  const { shape } = signs.growth;
  if (signs.staying === 'all' && signs.isCrowd && shape === 'steady') {
    if (isStuckOperation(group.operation))
      return found(group.count >= CROWD_OF_ONE_LOOK ? 'likely' : 'possible');
    if (group.count >= LEAKPROF_CROWD) return found('possible');
  }
  if (group.count < NOTABLE) return UNREMARKABLE;
  switch (shape) {
    case 'settled':
      return dismissed({ kind: 'settled' });
    case 'cycles':
    case 'falls':
      return dismissed({ kind: 'cycles' });
    case 'steady':
    case 'grows':
    case 'tooFew':
      return dismissed({ kind: 'steady' });
  }
}
