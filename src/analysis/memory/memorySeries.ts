import type { MemStats } from '../../model/memStats';
import { figure } from './memoryFigures';
import type { MemoryPartId } from './whereIsTheMemory';
import { whereIsTheMemory } from './whereIsTheMemory';

export interface MemoryMoment {
  /** Milliseconds since 1970. */
  readonly timeMillis: number;
  readonly stats: MemStats;
}

export type MemoryLineId = Exclude<MemoryPartId, 'unexplained' | 'returned'> | 'held' | 'maxRss';

export interface MemorySeries {
  /** Ascending. */
  readonly timesMillis: readonly number[];
  /** One value per time, absent where the text of that time does not say it. */
  readonly lines: readonly { readonly id: MemoryLineId; readonly values: readonly (bigint | undefined)[] }[];
}

/** Several texts of one program over time, as lines of a chart. Of two at the same time the later one counts. */
export function memorySeries(moments: readonly MemoryMoment[]): MemorySeries {
  const byTime = new Map(moments.map((moment) => [moment.timeMillis, moment.stats]));
  const timesMillis = [...byTime.keys()].sort((a, b) => a - b);
  const answers = timesMillis.map((time) => {
    const stats = byTime.get(time) ?? new Map();
    return { where: whereIsTheMemory(stats), maxRss: figure(stats, 'MaxRSS') };
  });
  const lines = LINES.map((id) => ({
    id,
    values: answers.map(({ where, maxRss }) => {
      if (id === 'maxRss') return maxRss;
      return id === 'held' ? where?.held : where?.parts.find((part) => part.id === id)?.bytes;
    }),
  }));
  return { timesMillis, lines: lines.filter(({ values }) => values.some((value) => value !== undefined)) };
}

const LINES: readonly MemoryLineId[] = [
  'held',
  'objects',
  'freeInSpans',
  'idleKept',
  'stacks',
  'runtime',
  'maxRss',
];
