/** The verdict to paste into an issue. All names are the program's, so that they show as they are and do nothing. */
import * as l10n from '@vscode/l10n';
import type { LeakFinding, LeakVerdict } from '../../analysis/leaks/verdict';
import { dismissText } from './dismissText';
import { evidenceText } from './evidenceText';
import { kindReason } from './kindReason';
import { kindText } from './kindText';
import { basisText, findingHeadline, verdictHeadline } from './leakHeadline';
import { atText } from './leakPlace';
import { lineText } from './verdictText';

export function verdictMarkdown(verdict: LeakVerdict): string {
  const { findings, dismissed } = verdict;
  const shown = findings.slice(0, MAX_FINDINGS);
  return [
    `## ${escaped(verdictHeadline(verdict))}`,
    '',
    escaped(`${basisText(verdict)}.`),
    ...shown.flatMap(findingMarkdown),
    ...(findings.length > shown.length ? ['', l10n.t('And {0} more.', findings.length - shown.length)] : []),
    ...(dismissed.length === 0
      ? []
      : ['', `<details><summary>${l10n.t('Looked at, and no leak')}</summary>`, '']),
    ...dismissed
      .slice(0, MAX_DISMISSED)
      .map(
        ({ group, reason }) =>
          `- ${inlineCode(atText(group.place))} ${escaped(l10n.t('{0} at {1}: {2}', group.count, group.operation, dismissText(reason)))}`,
      ),
    ...(dismissed.length === 0 ? [] : ['', '</details>']),
    '',
  ].join('\n');
}

const MAX_FINDINGS = 20;
const MAX_DISMISSED = 20;
const MAX_FRAMES = 30;

function findingMarkdown(finding: LeakFinding): string[] {
  const { group, kind, evidence } = finding;
  const { title, remedy } = kindText(kind);
  const stack = [
    l10n.t('goroutine [{0}], one of {1}:', group.operation, group.count),
    ...group.frames.slice(0, MAX_FRAMES).map((frame) => `  ${lineText(frame)}`),
    ...group.creators.map((creator) => l10n.t('created by {0}', lineText(creator))),
  ];
  return [
    '',
    `### ${escaped(findingHeadline(finding))}`,
    '',
    `**${escaped(title)}.** ${escaped(kindReason(finding))}`,
    '',
    ...evidence.map((piece) => `- ${escaped(evidenceText(piece))}`),
    '',
    escaped(remedy),
    '',
    fenced(stack),
  ];
}

/** Code in backquotes stays code; all else that Markdown or a forge would read (`@name`, `#1`, HTML) is escaped. */
function escaped(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? inlineCode(part.slice(1, -1)) : escapedText(part)))
    .join('');
}

function escapedText(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]#|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[@!]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')
    .replaceAll(/\bwww\./gi, (start) => start.replace('.', '&#46;'));
}

/** With more backquotes around it than it has inside. */
function inlineCode(text: string): string {
  const plain = oneLine(text);
  const fence = '`'.repeat(longestRun(plain) + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

function fenced(lines: readonly string[]): string {
  const plain = lines.map(oneLine);
  const fence = '`'.repeat(Math.max(3, longestRun(plain.join('\n')) + 1));
  return [fence, ...plain, fence].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Control characters, and marks that make text run backwards, would let one text pass for another. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ');
}
