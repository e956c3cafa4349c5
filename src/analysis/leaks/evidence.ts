import type { Growth } from './growth';
import type { GroupTrace } from './groupTrace';
import { isRequest } from './healthy';
import type { Staying } from './staying';
import type { Evidence, LeakSnapshot } from './verdict';

/** The signs that a group gives, each independent of the others. */
export interface Signs {
  readonly growth: Growth;
  readonly isProven: boolean;
  /** Whether all who were seen at one look, or only those who were seen at two, are there at the next. */
  readonly staying: 'all' | 'stayers' | 'no';
  /** Clients that still wait for the requests at this line, when there are far fewer than requests. */
  readonly clientsLeft?: number;
  readonly isCrowd: boolean;
  readonly isAgeing: boolean;
}

/** So much of a sample stays where goroutines are stuck; a few may have been on their way. */
const STAYING_SHARE = 0.95;
const MIN_SAMPLED = 3;
const MIN_STAYERS = 10;

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

/** `clients` is how many connections the server watches for their end while it answers a request. */
export function signsOf(trace: GroupTrace, growth: Growth, clients: number): Signs {
  const { group, firstWaitMinutes, counts } = trace;
  const { longestWaitMinutes = 0 } = group;
  return {
    growth,
    isProven: group.provenCount > 0,
    staying: whoStays(trace.staying),
    ...(isAbandoned(trace, clients) && { clientsLeft: clients }),
    isCrowd: group.count >= (isStuckOperation(group.operation) ? STUCK_CROWD : CROWD),
    isAgeing: counts.length > 1 && firstWaitMinutes !== undefined && longestWaitMinutes > firstWaitMinutes,
  };
}

function whoStays(staying: Staying | undefined): Signs['staying'] {
  if (!staying) return 'no';
  if (staying.share >= STAYING_SHARE && staying.sampled >= MIN_SAMPLED) return 'all';
  const { stayers } = staying;
  return stayers && stayers.share >= STAYING_SHARE && stayers.sampled >= MIN_STAYERS ? 'stayers' : 'no';
}

/** Even when all of those clients waited for this very line, most of its requests would have none. */
function isAbandoned({ group }: GroupTrace, clients: number): boolean {
  return isRequest(group) && group.count >= MIN_REQUESTS && clients < group.count / 2;
}

const MIN_REQUESTS = 10;

export function evidenceOf(trace: GroupTrace, signs: Signs, snapshots: readonly LeakSnapshot[]): Evidence[] {
  const { group, counts, timesMillis, staying, firstWaitMinutes } = trace;
  const last = snapshots.at(-1);
  const evidence: Evidence[] = [];
  if (signs.isProven) evidence.push({ kind: 'proof', count: group.provenCount });
  if (signs.growth.shape === 'grows') {
    const { perMinute, chance } = signs.growth;
    evidence.push({ kind: 'growth', counts, timesMillis, perMinute, chance });
  }
  if (staying && (signs.staying !== 'no' || signs.growth.shape === 'grows'))
    evidence.push(stayingEvidence(staying, signs.staying));
  if (signs.clientsLeft !== undefined)
    evidence.push({ kind: 'abandoned', requests: group.count, clients: signs.clientsLeft });
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

function stayingEvidence({ share, sampled, spanMillis, stayers }: Staying, who: Signs['staying']): Evidence {
  return who === 'stayers' && stayers
    ? { kind: 'staying', whom: 'stayers', ...stayers, spanMillis }
    : { kind: 'staying', whom: 'all', share, sampled, spanMillis };
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
