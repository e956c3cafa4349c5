/**
 * The verdict for programs: `pprof-lens leaks -json`. Fields are only ever added:
 *
 *     { "version": 1, "status": "leak", "snapshots": 5, "spanSeconds": 4.1, "headline": "…",
 *       "findings": [{ "sureness": "likely", "kind": "sendWithoutReceiver", "kindIsSure": true, "otherKinds": [],
 *         "role": "own", "count": 512, "provenCount": 0, "operation": "chan send", "longestWaitMinutes": 3,
 *         "place": { "function": "main.leak", "file": "/srv/leak.go", "line": 53 },
 *         "creators": [{ "function": "main.start", "file": "/srv/leak.go", "line": 42, "count": 512 }],
 *         "frames": [{ … }], "evidence": [{ "kind": "growth", "text": "…", … }],
 *         "headline": "…", "reason": "…", "remedy": "…" }],
 *       "dismissed": [{ "place": { … }, "operation": "…", "count": 64, "reason": "steady", "text": "…" }] }
 *
 * `status` is `leak`, `suspicion`, `clean` or `tooEarly`; `sureness` is `proven`, `likely` or `possible`; `kind` is one
 * of `LEAK_KINDS`.
 */
import type { LeakFinding, LeakVerdict, RecordedLine } from '../../analysis/leaks/verdict';
import { dismissText } from './dismissText';
import { evidenceText } from './evidenceText';
import { kindReason } from './kindReason';
import { kindText } from './kindText';
import { findingHeadline, verdictHeadline } from './leakHeadline';

export function verdictJson(verdict: LeakVerdict): string {
  const object = {
    version: 1,
    status: verdict.status,
    snapshots: verdict.snapshotCount,
    spanSeconds: verdict.spanMillis / 1000,
    headline: verdictHeadline(verdict),
    findings: verdict.findings.map(findingJson),
    dismissed: verdict.dismissed.map(({ group, reason }) => ({
      place: lineJson(group.place),
      operation: group.operation,
      count: group.count,
      reason: reason.kind === 'healthy' ? reason.what : reason.kind,
      text: dismissText(reason),
    })),
  };
  return `${JSON.stringify(object, undefined, 2)}\n`;
}

function findingJson(finding: LeakFinding): Record<string, unknown> {
  const { group, sureness, kind, isKindSure, otherKinds, role, evidence } = finding;
  return {
    ...{ sureness, kind, kindIsSure: isKindSure, otherKinds, role },
    count: group.count,
    provenCount: group.provenCount,
    operation: group.operation,
    ...(group.longestWaitMinutes === undefined ? {} : { longestWaitMinutes: group.longestWaitMinutes }),
    place: lineJson(group.place),
    creators: group.creators.map((creator) => ({ ...lineJson(creator), count: creator.count })),
    frames: group.frames.map(lineJson),
    evidence: evidence.map((piece) => ({ ...piece, text: evidenceText(piece) })),
    headline: findingHeadline(finding),
    reason: kindReason(finding),
    remedy: kindText(kind).remedy,
  };
}

function lineJson({ functionName, recordedPath, lineNumber }: RecordedLine): Record<string, unknown> {
  return { function: functionName, file: recordedPath, line: lineNumber };
}
