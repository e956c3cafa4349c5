import type { LeakFinding, LeakVerdict } from '../../analysis/leaks/verdict';
import { blockedText, goroutinesText } from '../goroutines/blockedText';
import { durationText, rateText } from './durationText';
import { atText } from './leakPlace';

/** `1 leak: leak_demo.go:53 holds 20312 goroutines.` */
export function verdictHeadline({ status, findings, snapshotCount }: LeakVerdict): string {
  switch (status) {
    case 'leak': {
      const leaks = findings.filter(({ sureness }) => sureness !== 'possible');
      return `${leaks.length === 1 ? '1 leak' : `${leaks.length} leaks`}: ${holders(leaks)}.`;
    }
    case 'suspicion':
      return `No leak is sure, but ${findings.length === 1 ? '1 is' : `${findings.length} are`} possible: ${holders(findings)}.`;
    case 'clean':
      return 'No leak: no group of goroutines grows.';
    case 'tooEarly':
      return snapshotCount < 2
        ? 'Too early to say: one look does not tell what grows. Three do.'
        : 'Too early to say: two looks do not tell what grows. Three do.';
  }
}

const MAX_HOLDERS = 3;

function holders(findings: readonly LeakFinding[]): string {
  const shown = findings
    .slice(0, MAX_HOLDERS)
    .map(({ group }) => `${atText(group.place)} holds ${goroutinesText(group.count)}`)
    .join(', ');
  return findings.length > MAX_HOLDERS ? `${shown} and ${findings.length - MAX_HOLDERS} more` : shown;
}

/** `5 snapshots in 40 s`. */
export function basisText({ snapshotCount, spanMillis }: LeakVerdict): string {
  return snapshotCount === 1 ? '1 snapshot' : `${snapshotCount} snapshots in ${durationText(spanMillis)}`;
}

/** `20312 goroutines blocked · chan send · up to 14 min · created at leak_demo.go:42`. */
export function findingSummary({ group }: LeakFinding): string {
  return blockedText({
    count: group.count,
    leakedCount: group.provenCount,
    operations: [group.operation],
    ...(group.longestWaitMinutes === undefined ? {} : { longestWait: group.longestWaitMinutes }),
    creators: group.creators.map(atText),
  });
}

/** `leak_demo.go:53 leaks: 20312 goroutines blocked at chan send, +1200/min, started at leak_demo.go:42 (likely)`. */
export function findingHeadline(finding: LeakFinding): string {
  const { group, sureness, evidence } = finding;
  const growth = evidence.find((piece) => piece.kind === 'growth');
  const [creator] = group.creators;
  const parts = [
    `${goroutinesText(group.count)} blocked at ${group.operation}`,
    ...(growth ? [rateText(growth.perMinute)] : []),
    ...(creator ? [`started at ${atText(creator)}`] : []),
  ];
  const verb = sureness === 'possible' ? 'may leak' : 'leaks';
  return `${atText(group.place)} ${verb}: ${parts.join(', ')} (${sureness})`;
}
