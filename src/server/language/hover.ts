import * as l10n from '@vscode/l10n';
import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { operationOfRow } from '../../analysis/goroutines/operations';
import { goroutinesText } from '../../report/goroutines/blockedText';
import { frameTitle } from '../../report/goroutines/placeText';
import { waitReasonOf } from '../../report/goroutines/waitReasons';
import type { DumpDocument } from './dumpDocument';

export function hover(document: DumpDocument, { line }: Position): Hover | undefined {
  const parts =
    document.dumpLines[line]?.kind === 'header' ? ofHeader(document, line) : ofFrame(document, line);
  if (parts.length === 0) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n') } };
}

/** What the goroutine waits for, since when, who started it, and how many stand at the same stack. */
function ofHeader(document: DumpDocument, line: number): string[] {
  const { dump } = document;
  const { goroutines } = dump;
  const row = document.rowAt(line);
  if (row < 0) return [];
  const operation = operationOfRow(dump, row);
  const reason = waitReasonOf(operation);
  const minutes = goroutines.waitMinutes[row] ?? -1;
  const creator = goroutines.creatorFrames[row] ?? -1;
  const creatorId = goroutines.creatorIds[row] ?? -1;
  const labels = dump.labelSets[goroutines.labelSets[row] ?? 0] ?? [];
  return [
    `**${markdown(operation)}**`,
    ...(reason ? [markdown(`${reason.meaning} ${reason.usual}`)] : []),
    ...(minutes >= 0 ? [markdown(waitSentence(minutes))] : []),
    ...(creator >= 0 ? [markdown(creatorSentence(frameTitle(dump, creator), creatorId))] : []),
    markdown(l10n.t('{0} with this stack in this dump.', goroutinesText(sameStack(document, row)))),
    ...labels
      .slice(0, 20)
      .map(({ key, value }) => `\`${l10n.t('label')}\` ${markdown(key)} \\= ${markdown(value)}`),
  ];
}

function creatorSentence(name: string, id: number): string {
  return id >= 0 ? l10n.t('Created by {0} in goroutine {1}.', name, id) : l10n.t('Created by {0}.', name);
}

/** Source: runtime.gopark sets the time at the first garbage collection after a goroutine has begun to wait. */
function waitSentence(minutes: number): string {
  return l10n.t(
    'It has waited for at least {0} minutes: Go counts from the first garbage collection after it began to wait.',
    minutes,
  );
}

function sameStack({ dump: { goroutines } }: DumpDocument, row: number): number {
  const stack = goroutines.stacks[row];
  let count = 0;
  for (const other of goroutines.stacks) if (other === stack) count++;
  return count;
}

const ORIGINS = {
  user: l10n.t('Your own code.'),
  dependency: l10n.t('Code of a dependency.'),
  standardLibrary: l10n.t('Part of Go.'),
  nonGo: l10n.t('Not Go: C or assembler.'),
};

function ofFrame(document: DumpDocument, line: number): string[] {
  const frame = document.frameAt(line);
  if (!frame) return [];
  const { functionName, recordedPath, location, head } = frame;
  const same = document.sameFrames(frame).length;
  const inlined =
    head.kind === 'function' && head.frameKind === 'inlined'
      ? [l10n.t('Inlined into the frame below, so that it has no frame of its own.')]
      : [];
  const at = recordedPath === '' ? '' : ` ${recordedPath}:${location.lineNumber}`;
  return [
    `**${markdown(functionName)}**${markdown(at)}`,
    ORIGINS[document.originOf(functionName, recordedPath)],
    ...inlined,
    markdown(
      same === 1
        ? l10n.t('Only here in this dump.')
        : l10n.t('{0} times in this dump.', same.toLocaleString('en')),
    ),
  ];
}

/** Names of a dump may hold anything; none of it may become a link or markup. */
export function markdown(text: string): string {
  return text
    .slice(0, 400)
    .replaceAll(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~$:@=]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
