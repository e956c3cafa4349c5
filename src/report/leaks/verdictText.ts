import type { LeakFinding, LeakVerdict, RecordedLine } from '../../analysis/leaks/verdict';
import { goroutinesText } from '../goroutines/blockedText';
import { terminalText } from '../goroutines/terminalText';
import { dismissText } from './dismissText';
import { evidenceText } from './evidenceText';
import { kindReason } from './kindReason';
import { kindText } from './kindText';
import { basisText, findingHeadline, verdictHeadline } from './leakHeadline';
import { atText, functionText } from './leakPlace';

/** The verdict for a terminal: the headline first, then each finding, then what was looked at and is no leak. */
export function verdictText(verdict: LeakVerdict): string {
  const { findings, dismissed } = verdict;
  const shown = dismissed.slice(0, MAX_DISMISSED);
  const lines = [
    verdictHeadline(verdict),
    basisText(verdict),
    ...findings.slice(0, MAX_FINDINGS).flatMap(findingLines),
    ...(findings.length > MAX_FINDINGS ? ['', `and ${findings.length - MAX_FINDINGS} more findings`] : []),
    ...(shown.length === 0 ? [] : ['', 'No leaks:']),
    ...shown.map(
      ({ group, reason }) =>
        `  ${atText(group.place)} · ${goroutinesText(group.count)} · ${group.operation}: ${dismissText(reason)}`,
    ),
    ...(dismissed.length > shown.length ? [`  and ${dismissed.length - shown.length} more groups`] : []),
  ];
  return lines.map((line) => `${terminalText(line)}\n`).join('');
}

const MAX_FINDINGS = 30;
const MAX_DISMISSED = 10;
const MAX_FRAMES = 12;

function findingLines(finding: LeakFinding): string[] {
  const { group, kind, evidence } = finding;
  const { title, remedy } = kindText(kind);
  const frames = group.frames.slice(0, MAX_FRAMES);
  return [
    '',
    findingHeadline(finding),
    `  ${title}. ${kindReason(finding)}`,
    ...evidence.map((piece) => `  - ${evidenceText(piece)}`),
    `  ${remedy}`,
    ...frames.map((frame) => `      ${lineText(frame)}`),
    ...(group.frames.length > frames.length
      ? [`      (${group.frames.length - frames.length} more frames)`]
      : []),
    ...group.creators.map((creator) => `      created by ${lineText(creator)}`),
  ];
}

/** `main.leak /srv/leak_demo.go:53`. */
export function lineText({ functionName, recordedPath, lineNumber }: RecordedLine): string {
  const at = recordedPath === '' ? '' : ` ${recordedPath}${lineNumber > 0 ? `:${lineNumber}` : ''}`;
  return `${functionText(functionName)}${at}`;
}
