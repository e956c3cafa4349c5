import * as l10n from '@vscode/l10n';
import type { MemoryComparison, MemoryGrowth } from '../../analysis/memory/compareMemory';
import type { MemoryComparisonReport } from '../../protocol/memoryRequests';
import { changeText, memoryRateText, memoryText } from './memoryNumbers';
import { partTitle } from './whereRows';

/** What grew from the base to this text, how fast, and what that hints at. */
export function comparisonReport(comparison: MemoryComparison): MemoryComparisonReport {
  const { parts, verdict, elapsed, sameProcess } = comparison;
  const moved = parts.map(({ id, difference }) => ({
    title: partTitle(id),
    difference: changeText(difference, 'bytes'),
    sign: difference < 0n ? (-1 as const) : (1 as const),
  }));
  if (sameProcess === 'no') return { sentences: [OTHER_PROCESS], parts: moved };
  const allocated = comparison.changes.find(({ name }) => name === 'TotalAlloc')?.difference;
  return {
    sentences: [
      VERDICTS[verdict],
      ...(parts[0] === undefined ? [] : [largestChange(parts[0], elapsed?.nanos)]),
      ...(allocated !== undefined && allocated > 0n ? [turnover(allocated, elapsed?.nanos)] : []),
      ...(elapsed === undefined ? [] : [elapsedText(elapsed)]),
    ],
    parts: moved,
  };
}

const OTHER_PROCESS = l10n.t(
  'Counters that never shrink are smaller than in the base: the program was started anew, it is another one, or the base is the later of the two. The differences below say little.',
);

const VERDICTS: Readonly<Record<MemoryGrowth, string>> = {
  steady: l10n.t('What Go holds stayed about the same.'),
  shrank: l10n.t('Go holds less than before.'),
  objects: l10n.t(
    'Allocated objects grew most: something is kept that was let go before, or not needed yet.',
  ),
  freeInSpans: l10n.t(
    'Free room between objects grew most: objects were freed, and their spans are still used by others.',
  ),
  idleKept: l10n.t('Idle spans grew most: the heap was larger in between, and Go has not given it back yet.'),
  stacks: l10n.t('Stacks grew most: there are more goroutines, or deeper ones; look for a goroutine leak.'),
  runtime: l10n.t('The runtime’s own tables grew most.'),
};

function largestChange(
  { id, difference }: MemoryComparison['parts'][number],
  elapsedNanos: bigint | undefined,
): string {
  const rate = elapsedNanos === undefined ? '' : ` (${memoryRateText(difference, 'bytes', elapsedNanos)})`;
  return l10n.t('The largest change is {0}: {1}{2}.', partTitle(id), changeText(difference, 'bytes'), rate);
}

function turnover(allocated: bigint, elapsedNanos: bigint | undefined): string {
  const rate = elapsedNanos === undefined ? '' : ` (${memoryRateText(allocated, 'bytes', elapsedNanos)})`;
  return l10n.t('{0} were allocated in between{1}.', memoryText(allocated, 'bytes'), rate);
}

function elapsedText({ nanos, from }: NonNullable<MemoryComparison['elapsed']>): string {
  const length = memoryText(nanos, 'nanoseconds');
  return from === 'fetched'
    ? l10n.t('{0} lie between the two.', length)
    : l10n.t('{0} lie between the last collections of the two; when they were written is not known.', length);
}
