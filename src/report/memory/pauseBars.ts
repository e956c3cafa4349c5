import * as l10n from '@vscode/l10n';
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
  return l10n.t('collection {0}{1}: {2}', memoryText(cycle, 'count'), at, memoryText(nanos, 'nanoseconds'));
}

function summaryOf({ pauses, cycles, total, longest, median, spanNanos, share }: Pauses): string {
  if (pauses.length === 0) return l10n.t('No garbage has been collected yet, so that there was no pause.');
  const all = cycles === BigInt(pauses.length);
  const which = all
    ? cycles === 1n
      ? l10n.t('1 collection')
      : l10n.t('{0} collections', memoryText(cycles, 'count'))
    : l10n.t('The last {0} of {1} collections', pauses.length, memoryText(cycles, 'count'));
  const figures = l10n.t(
    'paused for {0} in all, {1} in the median and {2} at most',
    memoryText(total, 'nanoseconds'),
    memoryText(median, 'nanoseconds'),
    memoryText(longest, 'nanoseconds'),
  );
  if (spanNanos === undefined || share === undefined) return l10n.t('{0} {1}.', which, figures);
  return l10n.t(
    '{0} {1}: {2} of the {3} between the first and the last.',
    which,
    figures,
    percentage(share, 1).trim(),
    memoryText(spanNanos, 'nanoseconds'),
  );
}
