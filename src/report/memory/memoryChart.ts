import * as l10n from '@vscode/l10n';
import type { MemoryLineId, MemoryMoment } from '../../analysis/memory/memorySeries';
import { memorySeries } from '../../analysis/memory/memorySeries';
import type { MemorySeriesAnswer } from '../../protocol/memoryRequests';
import { partTitle } from './whereRows';

/** Several texts over time, as lines to draw. Doubles are near enough for that. */
export function memoryChart(moments: readonly MemoryMoment[]): MemorySeriesAnswer {
  const { timesMillis, lines } = memorySeries(moments);
  return {
    timesMillis,
    lines: lines.map(({ id, values }) => ({
      title: titleOf(id),
      values: values.map((value) => (value === undefined ? null : Number(value))),
    })),
  };
}

function titleOf(id: MemoryLineId): string {
  if (id === 'held') return l10n.t('Held by Go');
  return id === 'maxRss' ? l10n.t('Highest physical memory (MaxRSS)') : partTitle(id);
}
