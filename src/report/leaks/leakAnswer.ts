import type { LeakFinding, LeakSnapshot, LeakVerdict, RecordedLine } from '../../analysis/leaks/verdict';
import type { LeakAnswer, LeakPlace, LeakRow } from '../../protocol/leakRequests';
import { shortened } from '../shortened';
import { dismissText } from './dismissText';
import { evidenceText } from './evidenceText';
import { kindReason } from './kindReason';
import { kindText } from './kindText';
import { leakCharts } from './leakCharts';
import { basisText, findingSummary, verdictHeadline } from './leakHeadline';
import { atText } from './leakPlace';
import { verdictMarkdown } from './verdictMarkdown';

/** The verdict as it crosses to the extension. `snapshots` are those that it was made of. */
export function leakAnswer(verdict: LeakVerdict, snapshots: readonly LeakSnapshot[]): LeakAnswer {
  return {
    status: verdict.status,
    headline: verdictHeadline(verdict),
    basis: basisText(verdict),
    findings: verdict.findings.slice(0, MAX_ROWS).map(leakRow),
    dismissed: verdict.dismissed.slice(0, MAX_ROWS).map(({ group, reason }) => ({
      title: `${atText(group.place)} · ${group.count} · ${shortened(group.operation)}`,
      reason: dismissText(reason),
    })),
    wantedSources: verdict.wantedSources.slice(0, MAX_ROWS),
    markdown: verdictMarkdown(verdict),
    charts: leakCharts(snapshots, verdict),
  };
}

const MAX_ROWS = 100;

function leakRow(finding: LeakFinding): LeakRow {
  const { group, sureness, kind, evidence } = finding;
  const { title, remedy } = kindText(kind);
  return {
    key: group.key,
    sureness,
    at: atText(group.place),
    summary: findingSummary(finding),
    kindTitle: title,
    kindReason: kindReason(finding),
    remedy,
    evidence: evidence.map(evidenceText),
    place: leakPlace(group.place),
    creators: group.creators.map(leakPlace),
    frames: group.frames.map(leakPlace),
    acceptedAs: atText(group.place),
  };
}

function leakPlace({ functionName, recordedPath, lineNumber }: RecordedLine): LeakPlace {
  return { functionName: shortened(functionName), recordedPath, lineNumber };
}
