import type { MemStats } from '../../model/memStats';

/** Go writes three figures as pairs, `Stack = 688128 / 688128`: bytes in use, and bytes taken from the system. */
export type FigurePart = 'value' | 'inUse' | 'system';

/** One number of the MemStats, by the name that it has in the text. */
export interface FigureName {
  readonly name: string;
  readonly part: FigurePart;
}

/** Undefined where the text does not say it, or says something that is no whole number. */
export function figure(stats: MemStats, name: string, part: FigurePart = 'value'): bigint | undefined {
  const found = stats.get(name);
  if (found?.kind === 'number') return part === 'value' ? found.value : undefined;
  if (found?.kind !== 'inUseAndSystem' || part === 'value') return undefined;
  return part === 'inUse' ? found.inUse : found.system;
}

/** `first` less `second`; undefined where one of them is not said. */
export function difference(first: bigint | undefined, second: bigint | undefined): bigint | undefined {
  return first === undefined || second === undefined ? undefined : first - second;
}

/** Undefined where one of them is not said. */
export function sum(values: readonly (bigint | undefined)[]): bigint | undefined {
  let total = 0n;
  for (const value of values) {
    if (value === undefined) return undefined;
    total += value;
  }
  return total;
}
