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
      : [`*Stale: this line is no longer in ${markdownText(staleIn)}, so the numbers belong elsewhere.*`];
  const shown = stacks.stacks.length;
  const count =
    stacks.stackCount > shown
      ? `${shown} heaviest of ${stacks.stackCount} stacks`
      : shown === 1
        ? 'The only stack'
        : `All ${shown} stacks`;
  const title = shown === 0 ? [] : [`${count} through this line:`];
  const lists = stacks.stacks.map(({ value, frames }) =>
    [
      `**${markdownText(value.text)}** (${markdownText(value.percent)})`,
      '',
      ...frameList(frames, revision),
    ].join('\n'),
  );
  const origins = sources.map(
    ({ recordedPath, explanation }) =>
      `Recorded as ${markdownText(recordedPath, 400)}\\. ${markdownText(explanation, 400)}`,
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
    ...(first > 0 ? [`- … ${first} more`] : []),
    ...shown.map((frame) => `- ${frameText(frame, revision)}`),
    ...(after > 0 ? [`- … ${after} more`] : []),
  ];
}

function frameText({ name, at, place, here }: StackFrame, revision: number): string {
  const text = at === '' ? name : `${name} ${at}`;
  const link = place < 0 ? markdownText(text) : commandLink(text, COMMANDS.openPlace, revision, place);
  return here ? `**${link}** ←` : link;
}
