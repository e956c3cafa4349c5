/** A group of goroutines as the terminal shows it. */
import { frameFile, framesOfStack } from '../../analysis/goroutines/dumpTexts';
import type { MergedGroup } from '../../analysis/goroutines/mergedGroups';
import type { GoroutineDump } from '../../model/goroutineDump';
import { goroutinesText, leakedText } from './blockedText';
import { frameTitle } from './placeText';
import { terminalText } from './terminalText';
import { waitRangeText } from './waitText';

/**
 * `20312 goroutines · chan send · 2 to 14 min`, then indented the ids, the frames and the creators. What was grouped by
 * something else than stacks shows that, and the stack of its first goroutine.
 */
export function printedGroup(group: MergedGroup, heading = groupHeading(group)): string {
  const { dump, exampleIds, creators } = group;
  const more = group.rows.length > exampleIds.length ? ', …' : '';
  const shown = creators.slice(0, MAX_CREATORS);
  return [
    heading,
    ...(exampleIds.length === 0 ? [] : [`  ids ${exampleIds.join(', ')}${more}`]),
    ...printedStack(dump, group.stack),
    ...shown.map((creator) => {
      const times = creators.length > 1 ? `${creator.count} ` : '';
      return `  ${times}created by ${printedFrame(creator.dump, creator.frame)}`;
    }),
    ...(creators.length > shown.length ? [`  and by ${creators.length - shown.length} other lines`] : []),
    '\n',
  ].join('\n');
}

const MAX_CREATORS = 5;
const MAX_FRAMES = 600;

export function groupHeading(group: MergedGroup): string {
  const { count, leakedCount, operation, shortestWait, longestWait } = group;
  return headingOf([
    goroutinesText(count),
    operation,
    waitRangeText(shortestWait, longestWait),
    leakedText(count, leakedCount),
  ]);
}

export function headingOf(parts: readonly string[]): string {
  return terminalText(parts.filter((part) => part !== '').join(' · '));
}

function printedStack(dump: GoroutineDump, stack: number): string[] {
  const frames = framesOfStack(dump, stack);
  const lines = Array.from(frames.subarray(0, MAX_FRAMES), (frame) => `  ${printedFrame(dump, frame)}`);
  return frames.length > MAX_FRAMES ? [...lines, `  (${frames.length - MAX_FRAMES} more frames)`] : lines;
}

/** `main.leak /srv/leak_demo.go:53`. */
export function printedFrame(dump: GoroutineDump, frame: number): string {
  const file = frameFile(dump, frame);
  const line = dump.frames.lineNumbers[frame] ?? 0;
  const at = file === '' ? '' : ` ${file}${line > 0 ? `:${line}` : ''}`;
  return terminalText(`${frameTitle(dump, frame)}${at}`);
}
