import * as l10n from '@vscode/l10n';
import { percentage } from '../../analysis/measurement';
import type { FigureChange, MemoryComparison } from '../../analysis/memory/compareMemory';
import type { FigurePart } from '../../analysis/memory/memoryFigures';
import { figure } from '../../analysis/memory/memoryFigures';
import type { MemStats, MemStatsFigure } from '../../model/memStats';
import type { MemoryFigureRow } from '../../protocol/memoryRequests';
import { shortened } from '../shortened';
import { fieldTitle, memoryField } from './memoryFields';
import { changeText, memoryRateText, memoryText } from './memoryNumbers';

/** Every figure in the order of the text, with what it means and how it changed. */
export function figureRows(stats: MemStats, comparison?: MemoryComparison): MemoryFigureRow[] {
  const changes = new Map(comparison?.changes.map((change) => [keyOf(change.name, change.part), change]));
  const elapsed = comparison?.elapsed?.nanos;
  return [...stats].flatMap(([name, found]) =>
    PARTS_OF[found.kind].map((part): MemoryFigureRow => {
      const change = changes.get(keyOf(name, part));
      const value = figure(stats, name, part);
      const row = value === undefined ? wordRow(name, found) : numberRow(name, part, value);
      return { ...row, ...(change === undefined ? {} : changeColumns(change, elapsed)) };
    }),
  );
}

const PARTS_OF: Readonly<Record<MemStatsFigure['kind'], readonly FigurePart[]>> = {
  number: ['value'],
  inUseAndSystem: ['inUse', 'system'],
  numbers: ['value'],
  text: ['value'],
};

const UNKNOWN = l10n.t('A figure that is not explained here; Go did not write it when this was made.');

function keyOf(name: string, part: FigurePart): string {
  return `${name} ${part}`;
}

function numberRow(name: string, part: FigurePart, value: bigint): MemoryFigureRow {
  const field = memoryField(name, part);
  const text = memoryText(value, field?.unit ?? 'count');
  const exact = String(value);
  return {
    name: fieldTitle(name, part),
    text,
    exact: exact === text ? '' : exact,
    explanation: field?.explanation ?? UNKNOWN,
  };
}

function wordRow(name: string, found: MemStatsFigure): MemoryFigureRow {
  const explanation = memoryField(name, 'text')?.explanation ?? UNKNOWN;
  if (found.kind === 'numbers') {
    const used = found.values.filter((value) => value !== 0n).length;
    return { name, text: l10n.t('{0} values, {1} used', found.values.length, used), exact: '', explanation };
  }
  const exact = found.kind === 'text' ? shortened(found.text) : '';
  const fraction = name === 'GCCPUFraction' ? Number(exact) : NaN;
  const isShare = fraction >= 0 && fraction <= 1;
  return {
    name,
    text: isShare ? percentage(fraction, 1).trim() : exact,
    exact: isShare ? exact : '',
    explanation,
  };
}

function changeColumns(
  { name, part, before, difference }: FigureChange,
  elapsedNanos: bigint | undefined,
): Pick<MemoryFigureRow, 'base' | 'difference' | 'rate'> {
  const unit = memoryField(name, part)?.unit ?? 'count';
  const isRate = elapsedNanos !== undefined && unit !== 'time' && difference !== 0n;
  return {
    base: memoryText(before, unit),
    difference: changeText(difference, unit),
    ...(isRate ? { rate: memoryRateText(difference, unit, elapsedNanos) } : {}),
  };
}
