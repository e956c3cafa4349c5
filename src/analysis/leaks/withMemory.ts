import type { MemStats } from '../../model/memStats';
import type { LeakSnapshot } from './verdict';

/** Joins the figures of a heap text of the same moment. */
export function withMemory(snapshot: LeakSnapshot, stats: MemStats): LeakSnapshot {
  const number = (name: string): number => {
    const figure = stats.get(name);
    return figure?.kind === 'number' ? Number(figure.value) : 0;
  };
  const stack = stats.get('Stack');
  if (stack?.kind !== 'inUseAndSystem') return snapshot;
  return {
    ...snapshot,
    memory: {
      stackInUse: Number(stack.inUse),
      heapInUse: number('HeapInuse'),
      heapAlloc: number('HeapAlloc'),
      sys: number('Sys'),
      totalAlloc: number('TotalAlloc'),
    },
  };
}
