import * as l10n from '@vscode/l10n';
import { COMMANDS } from '../contributions';
import type { LineStacks, StackFrame } from '../protocol/serverRequests';
import { commandLink, markdownText } from './markdownText';

/** Frames of one stack that are shown; long ones are cut far from the line that was asked about. */
const MAX_FRAMES = 20;

export interface HoverContent {
  /** `flat 0 · cum 20312 (100%)`. */
  readonly numbers: string;
  readonly sampleType: string;
  /** Set when the line is stale: the function that the numbers belong to. */
  readonly staleIn?: string;
  readonly stacks: LineStacks;
  readonly revision: number;
  /** Recorded path and the sentence that says why it is this file. */
  readonly sources: readonly { readonly recordedPath: string; readonly explanation: string }[];
}

/** Markdown of a line's hover: its numbers, the heaviest stacks through it, and how the file was found. */
export function hoverText(content: HoverContent): string {
  const { numbers, sampleType, staleIn, stacks, revision, sources } = content;
  const head = `**${markdownText(sampleType)}** · ${markdownText(numbers)}`;
  const stale =
    staleIn === undefined
      ? []
      : [
          l10n.t(
            '*Stale: this line is no longer in {0}, so the numbers belong elsewhere.*',
            markdownText(staleIn),
          ),
        ];
  const shown = stacks.stacks.length;
  const count =
    stacks.stackCount > shown
      ? l10n.t('{0} heaviest of {1} stacks', shown, stacks.stackCount)
      : shown === 1
        ? l10n.t('The only stack')
        : l10n.t('All {0} stacks', shown);
  const title = shown === 0 ? [] : [l10n.t('{0} through this line:', count)];
  const lists = stacks.stacks.map(({ value, frames }) =>
    [
      `**${markdownText(value.text)}** (${markdownText(value.percent)})`,
      '',
      ...frameList(frames, revision),
    ].join('\n'),
  );
  const origins = sources.map(({ recordedPath, explanation }) =>
    l10n.t('Recorded as {0}\\. {1}', markdownText(recordedPath, 400), markdownText(explanation, 400)),
  );
  return [head, ...stale, ...title, ...lists, '---', ...origins].join('\n\n');
}

function frameList(frames: readonly StackFrame[], revision: number): readonly string[] {
  const here = Math.max(
    0,
    frames.findIndex((frame) => frame.here),
  );
  const first = Math.max(0, Math.min(here - Math.floor(MAX_FRAMES / 2), frames.length - MAX_FRAMES));
  const shown = frames.slice(first, first + MAX_FRAMES);
  const after = frames.length - first - shown.length;
  return [
    ...(first > 0 ? [l10n.t('- … {0} more', first)] : []),
    ...shown.map((frame) => `- ${frameText(frame, revision)}`),
    ...(after > 0 ? [l10n.t('- … {0} more', after)] : []),
  ];
}

function frameText({ name, at, place, here }: StackFrame, revision: number): string {
  const text = at === '' ? name : `${name} ${at}`;
  const link = place < 0 ? markdownText(text) : commandLink(text, COMMANDS.openPlace, revision, place);
  return here ? `**${link}** ←` : link;
}
