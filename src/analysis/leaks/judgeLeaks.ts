import type { AcceptedPattern } from './acceptedPatterns';
import { currentRun } from './currentRun';
import { evidenceOf } from './evidence';
import { groupTraces } from './groupTrace';
import { isClientWatch } from './healthy';
import { judgeGroup } from './judgeGroup';
import { leakKind } from './kinds/leakKind';
import type { SourceOf } from './kinds/sourceReading';
import type { LeakFinding, LeakSnapshot, LeakVerdict, Sureness } from './verdict';

export interface JudgeOptions {
  /** The allow list. */
  readonly accepted: readonly AcceptedPattern[];
  /** Lines of the source that a recorded path names; undefined where it is not here. */
  readonly sourceOf?: SourceOf;
}

/** Says what leaks, and how sure that is, from snapshots of one program in the order of time. */
export function judgeLeaks(
  snapshots: readonly LeakSnapshot[],
  { accepted, sourceOf = () => undefined }: JudgeOptions,
): LeakVerdict {
  const run = currentRun(snapshots);
  const findings: LeakFinding[] = [];
  const dismissed: LeakVerdict['dismissed'][number][] = [];
  const clients = clientsOf(run.at(-1));
  for (const trace of groupTraces(run)) {
    const judged = judgeGroup(trace, clients, accepted);
    if (judged.kind === 'dismissed') dismissed.push({ group: trace.group, reason: judged.reason });
    if (judged.kind !== 'finding') continue;
    const { sureness, signs, role } = judged;
    findings.push({
      ...{ group: trace.group, sureness, role },
      evidence: evidenceOf(trace, signs, run),
      ...leakKind(trace.group, sourceOf),
    });
  }
  const kept = findings.filter((finding) => !goesWithAnother(finding, findings));
  for (const { group } of findings.filter((finding) => !kept.includes(finding)))
    dismissed.push({ group, reason: { kind: 'healthy', what: 'companion' } });
  kept.sort(
    (a, b) => SURENESS_ORDER[a.sureness] - SURENESS_ORDER[b.sureness] || b.group.count - a.group.count,
  );
  return {
    status: statusOf(kept, run.length),
    snapshotCount: run.length,
    spanMillis: (run.at(-1)?.timeMillis ?? 0) - (run[0]?.timeMillis ?? 0),
    findings: kept,
    dismissed: dismissed.sort((a, b) => b.group.count - a.group.count).slice(0, MAX_DISMISSED),
    wantedSources: wantedSources(kept, sourceOf),
  };
}

function clientsOf(snapshot: LeakSnapshot | undefined): number {
  return (snapshot?.groups ?? []).filter(isClientWatch).reduce((sum, { count }) => sum + count, 0);
}

/** As many connections as goroutines that leak: each of these has one. */
function goesWithAnother({ role, group }: LeakFinding, findings: readonly LeakFinding[]): boolean {
  return (
    role === 'idleConnection' &&
    findings.some(
      (other) =>
        other.role !== 'idleConnection' &&
        other.sureness !== 'possible' &&
        Math.abs(other.group.count - group.count) <= group.count * 0.1,
    )
  );
}

const SURENESS_ORDER: Readonly<Record<Sureness, number>> = { proven: 0, likely: 1, possible: 2 };
const MAX_DISMISSED = 100;
/** Before the third look nothing can be called clean. */
const MIN_SNAPSHOTS = 3;

function statusOf(findings: readonly LeakFinding[], snapshotCount: number): LeakVerdict['status'] {
  if (findings.some(({ sureness }) => sureness !== 'possible')) return 'leak';
  if (findings.length > 0) return 'suspicion';
  return snapshotCount < MIN_SNAPSHOTS ? 'tooEarly' : 'clean';
}

function wantedSources(findings: readonly LeakFinding[], sourceOf: SourceOf): string[] {
  const paths = new Set<string>();
  for (const { group } of findings) {
    const { recordedPath } = group.place;
    if (recordedPath !== '' && sourceOf(recordedPath) === undefined) paths.add(recordedPath);
  }
  return [...paths];
}
