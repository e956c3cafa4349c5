import * as l10n from '@vscode/l10n';
import type { LeakFinding, LeakVerdict } from '../../analysis/leaks/verdict';
import { blockedText, goroutinesText } from '../goroutines/blockedText';
import { durationText, rateText } from './durationText';
import { atText } from './leakPlace';

/** `1 leak: leak_demo.go:53 holds 20312 goroutines.` */
export function verdictHeadline({ status, findings, snapshotCount }: LeakVerdict): string {
  switch (status) {
    case 'leak': {
      const leaks = findings.filter(({ sureness }) => sureness !== 'possible');
      return leaks.length === 1
        ? l10n.t('1 leak: {0}.', holders(leaks))
        : l10n.t('{0} leaks: {1}.', leaks.length, holders(leaks));
    }
    case 'suspicion':
      return findings.length === 1
        ? l10n.t('No leak is sure, but 1 is possible: {0}.', holders(findings))
        : l10n.t('No leak is sure, but {0} are possible: {1}.', findings.length, holders(findings));
    case 'clean':
      return l10n.t('No leak: no group of goroutines grows.');
    case 'tooEarly':
      return snapshotCount < 2
        ? l10n.t('Too early to say: one look does not tell what grows. Three do.')
        : l10n.t('Too early to say: two looks do not tell what grows. Three do.');
  }
}

const MAX_HOLDERS = 3;

function holders(findings: readonly LeakFinding[]): string {
  const shown = findings
    .slice(0, MAX_HOLDERS)
    .map(({ group }) => l10n.t('{0} holds {1}', atText(group.place), goroutinesText(group.count)))
    .join(', ');
  return findings.length > MAX_HOLDERS
    ? l10n.t('{0} and {1} more', shown, findings.length - MAX_HOLDERS)
    : shown;
}

/** `5 snapshots in 40 s`. */
export function basisText({ snapshotCount, spanMillis }: LeakVerdict): string {
  return snapshotCount === 1
    ? l10n.t('1 snapshot')
    : l10n.t('{0} snapshots in {1}', snapshotCount, durationText(spanMillis));
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
    l10n.t('{0} blocked at {1}', goroutinesText(group.count), group.operation),
    ...(growth ? [rateText(growth.perMinute)] : []),
    ...(creator ? [l10n.t('started at {0}', atText(creator))] : []),
  ];
  const at = atText(group.place);
  const what = parts.join(', ');
  return sureness === 'possible'
    ? l10n.t('{0} may leak: {1} ({2})', at, what, SURENESS[sureness])
    : l10n.t('{0} leaks: {1} ({2})', at, what, SURENESS[sureness]);
}

const SURENESS: Readonly<Record<LeakFinding['sureness'], string>> = {
  proven: l10n.t('proven'),
  likely: l10n.t('likely'),
  possible: l10n.t('possible'),
};
