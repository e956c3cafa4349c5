import type { MemStats } from '../../model/memStats';
import type { FigureName } from './memoryFigures';
import { figure } from './memoryFigures';
import type { MemoryPartId } from './whereIsTheMemory';
import { whereIsTheMemory } from './whereIsTheMemory';

export interface FigureChange extends FigureName {
  readonly before: bigint;
  readonly after: bigint;
  readonly difference: bigint;
}

export interface MemoryComparison {
  /** Every number that both texts say, in the order of the later one. */
  readonly changes: readonly FigureChange[];
  /** Between the two texts, as far as it is known and positive; nanoseconds. */
  readonly elapsed?: { readonly nanos: bigint; readonly from: 'fetched' | 'lastCollection' };
  /** What grew or shrank, the largest change first; parts that stayed are left out. */
  readonly parts: readonly { readonly id: MemoryPartId; readonly difference: bigint }[];
  /** A part of the growth in what is held; `steady` below a twentieth of it. */
  readonly verdict: MemoryGrowth;
  /** Figures that only ever grow are smaller: the program was started anew, or it is another one, or the order is wrong. */
  readonly sameProcess: 'maybe' | 'no';
}

export type MemoryGrowth =
  'steady' | 'shrank' | 'objects' | 'freeInSpans' | 'idleKept' | 'stacks' | 'runtime';

export interface ComparedMoment {
  readonly stats: MemStats;
  /** When it was fetched, nanoseconds since 1970. */
  readonly fetchedNanos?: bigint;
}

export function compareMemory(before: ComparedMoment, after: ComparedMoment): MemoryComparison {
  const changes = changesOf(before.stats, after.stats);
  const elapsed = elapsedBetween(before, after);
  const parts = changedParts(before.stats, after.stats);
  return {
    changes,
    ...(elapsed === undefined ? {} : { elapsed }),
    parts,
    verdict: verdictOn(before.stats, after.stats, parts),
    sameProcess: changes.some(({ name, difference }) => NEVER_SHRINK.has(name) && difference < 0n)
      ? 'no'
      : 'maybe',
  };
}

const NEVER_SHRINK: ReadonlySet<string> = new Set(['TotalAlloc', 'Mallocs', 'Frees', 'NumGC', 'MaxRSS']);

function changesOf(before: MemStats, after: MemStats): FigureChange[] {
  const changes: FigureChange[] = [];
  for (const [name, { kind }] of after) {
    const parts = kind === 'number' ? PLAIN : kind === 'inUseAndSystem' ? PAIR : [];
    for (const part of parts) {
      const earlier = figure(before, name, part);
      const later = figure(after, name, part);
      if (earlier === undefined || later === undefined) continue;
      changes.push({ name, part, before: earlier, after: later, difference: later - earlier });
    }
  }
  return changes;
}

const PLAIN = ['value'] as const;
const PAIR = ['inUse', 'system'] as const;

/** Collections are seldom where little is allocated, so that their times are the second choice. */
function elapsedBetween(before: ComparedMoment, after: ComparedMoment): MemoryComparison['elapsed'] {
  const spans = [
    { from: 'fetched', first: before.fetchedNanos, last: after.fetchedNanos },
    { from: 'lastCollection', first: figure(before.stats, 'LastGC'), last: figure(after.stats, 'LastGC') },
  ] as const;
  for (const { from, first = 0n, last = 0n } of spans)
    if (first > 0n && last > first) return { nanos: last - first, from };
  return undefined;
}

function changedParts(before: MemStats, after: MemStats): MemoryComparison['parts'] {
  const earlier = new Map(whereIsTheMemory(before)?.parts.map(({ id, bytes }) => [id, bytes]));
  const later = whereIsTheMemory(after)?.parts ?? [];
  if (earlier.size === 0) return [];
  return later
    .map(({ id, bytes }) => ({ id, difference: bytes - (earlier.get(id) ?? 0n) }))
    .filter(({ difference }) => difference !== 0n)
    .sort((a, b) => Number(magnitude(b.difference) - magnitude(a.difference)));
}

function verdictOn(before: MemStats, after: MemStats, parts: MemoryComparison['parts']): MemoryGrowth {
  const earlier = whereIsTheMemory(before)?.held ?? 0n;
  const growth = (whereIsTheMemory(after)?.held ?? 0n) - earlier;
  if (magnitude(growth) * 20n <= earlier) return 'steady';
  if (growth < 0n) return 'shrank';
  const largest = parts.find(({ id, difference }) => isHeld(id) && difference > 0n)?.id;
  return largest !== undefined && isHeld(largest) ? largest : 'steady';
}

function isHeld(id: MemoryPartId): id is Exclude<MemoryPartId, 'returned' | 'unexplained'> {
  return id !== 'returned' && id !== 'unexplained';
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
