import type { Growth } from './growth';
import type { GroupTrace } from './groupTrace';
import type { Evidence, LeakSnapshot } from './verdict';

/** The signs that a group gives, each independent of the others. */
export interface Signs {
  readonly growth: Growth;
  readonly isProven: boolean;
  /** Those seen at one look are still there at the next. */
  readonly isStaying: boolean;
  readonly isCrowd: boolean;
  readonly isAgeing: boolean;
}

/** So much of a sample stays where goroutines are stuck; a few may have been on their way. */
export const STAYING_SHARE = 0.95;
const MIN_SAMPLED = 3;

/** LeakProf asks for 10,000 in one process, but of services with millions of requests. */
const CROWD = 1000;
/** A healthy program waits in a receive or a select; hundreds that cannot send or lock are a sign. */
const STUCK_CROWD = 100;

/** Operations at which no idle worker waits for work. */
export function isStuckOperation(operation: string): boolean {
  return STUCK.has(operation) || operation.endsWith('(nil chan)') || /^(?:RW)?Mutex\.R?Lock$/.test(operation);
}

const STUCK: ReadonlySet<string> = new Set([
  'chan send',
  'select (no cases)',
  'WaitGroup.Wait',
  'semacquire',
]);

export function signsOf(trace: GroupTrace, growth: Growth): Signs {
  const { group, staying, firstWaitMinutes, counts } = trace;
  const { longestWaitMinutes = 0 } = group;
  return {
    growth,
    isProven: group.provenCount > 0,
    isStaying: staying !== undefined && staying.share >= STAYING_SHARE && staying.sampled >= MIN_SAMPLED,
    isCrowd: group.count >= (isStuckOperation(group.operation) ? STUCK_CROWD : CROWD),
    isAgeing: counts.length > 1 && firstWaitMinutes !== undefined && longestWaitMinutes > firstWaitMinutes,
  };
}

export function evidenceOf(trace: GroupTrace, signs: Signs, snapshots: readonly LeakSnapshot[]): Evidence[] {
  const { group, counts, timesMillis, staying, firstWaitMinutes } = trace;
  const last = snapshots.at(-1);
  const evidence: Evidence[] = [];
  if (signs.isProven) evidence.push({ kind: 'proof', count: group.provenCount });
  if (signs.growth.shape === 'grows') {
    const { perMinute, chance } = signs.growth;
    evidence.push({ kind: 'growth', counts, timesMillis, perMinute, chance });
  }
  if (staying && (signs.isStaying || signs.growth.shape === 'grows')) {
    const { share, sampled, spanMillis } = staying;
    evidence.push({ kind: 'staying', share, sampled, spanMillis });
  }
  if (signs.isCrowd)
    evidence.push({ kind: 'crowd', count: group.count, share: last?.total ? group.count / last.total : 1 });
  if (group.longestWaitMinutes !== undefined && (signs.isAgeing || counts.length === 1))
    evidence.push({
      kind: 'ageing',
      firstMinutes: firstWaitMinutes ?? group.longestWaitMinutes,
      lastMinutes: group.longestWaitMinutes,
    });
  evidence.push(memoryOf(group.count, snapshots));
  return evidence;
}

/** A goroutine has at least so much stack: `stackMin` in the runtime's stack.go. */
const MIN_STACK_BYTES = 2048;

function memoryOf(count: number, snapshots: readonly LeakSnapshot[]): Evidence {
  const last = snapshots.at(-1);
  const perGoroutine = last?.memory && last.total > 0 ? last.memory.stackInUse / last.total : undefined;
  const heaps = snapshots.flatMap(({ memory }) => (memory ? [memory.heapAlloc] : []));
  const heapGrowth = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  return {
    kind: 'memory',
    stackBytes: Math.round(count * Math.max(MIN_STACK_BYTES, perGoroutine ?? 0)),
    measured: perGoroutine !== undefined,
    ...(heaps.length > 1 && heapGrowth > 0 ? { heapGrowth } : {}),
  };
}
