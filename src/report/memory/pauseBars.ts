import { percentage } from '../../analysis/measurement';
import type { Pause, Pauses } from '../../analysis/memory/pauses';
import type { MemoryPauses } from '../../protocol/memoryRequests';
import { memoryText } from './memoryNumbers';

/** The pauses as bars, with a sentence that sums them up. */
export function pauseBars(pauses: Pauses): MemoryPauses {
  const { longest } = pauses;
  return {
    summary: summaryOf(pauses),
    bars: pauses.pauses.map((pause) => ({
      text: barText(pause),
      share: longest === 0n ? 0 : Number(pause.nanos) / Number(longest),
    })),
    longest: memoryText(longest, 'nanoseconds'),
  };
}

function barText({ cycle, nanos, endNanos }: Pause): string {
  const at = endNanos === undefined ? '' : `, ${memoryText(endNanos, 'time')}`;
  return `collection ${memoryText(cycle, 'count')}${at}: ${memoryText(nanos, 'nanoseconds')}`;
}

function summaryOf({ pauses, cycles, total, longest, median, spanNanos, share }: Pauses): string {
  if (pauses.length === 0) return 'No garbage has been collected yet, so that there was no pause.';
  const all = cycles === BigInt(pauses.length);
  const which = all
    ? `${memoryText(cycles, 'count')} ${cycles === 1n ? 'collection' : 'collections'}`
    : `The last ${pauses.length} of ${memoryText(cycles, 'count')} collections`;
  const figures = `paused for ${memoryText(total, 'nanoseconds')} in all, ${memoryText(median, 'nanoseconds')} in the median and ${memoryText(longest, 'nanoseconds')} at most`;
  if (spanNanos === undefined || share === undefined) return `${which} ${figures}.`;
  return `${which} ${figures}: ${percentage(share, 1).trim()} of the ${memoryText(spanNanos, 'nanoseconds')} between the first and the last.`;
}
