/** The question that MemStats can answer: of what the program has taken from the system, what is it used for? */
import type { MemStats } from '../../model/memStats';
import { difference, figure, sum } from './memoryFigures';

/**
 * - `objects`: allocated objects, live ones and those that are not swept yet
 * - `freeInSpans`: room between objects in spans that hold some; only objects of the same size fit there
 * - `idleKept`: idle spans that Go keeps to grow into
 * - `returned`: idle spans whose pages the system has back; address space, no memory
 * - `stacks`: goroutines' stacks, and those of threads that Go takes itself
 * - `runtime`: spans' descriptions, caches, the profiler's buckets, the collector's marks, and other
 * - `unexplained`: what Sys has beyond the parts; not 0 only where the figures contradict each other
 */
export type MemoryPartId =
  'objects' | 'freeInSpans' | 'idleKept' | 'stacks' | 'runtime' | 'unexplained' | 'returned';

export interface MemoryPart {
  readonly id: MemoryPartId;
  /** Negative where the figures contradict each other. */
  readonly bytes: bigint;
}

export interface WhereIsTheMemory {
  /** What has been taken from the system and is in address space. */
  readonly sys: bigint;
  /** `sys` without what was given back: the most that can be in physical memory now, of what Go manages. */
  readonly held: bigint;
  /** In the order in which they are shown; they add up to `sys`. */
  readonly parts: readonly MemoryPart[];
  /** The most that the process has ever had in physical memory, with what is not Go's; absent where not said. */
  readonly maxRss?: bigint;
  /** The largest of what is held. */
  readonly largest: Exclude<MemoryPartId, 'returned' | 'unexplained'>;
  readonly remarks: readonly MemoryRemark[];
}

/**
 * - `earlierPeak`: more is idle and kept than allocated: the heap was much larger a short while ago
 * - `scattered`: much of the spans in use is free
 * - `manyStacks`: stacks are a good part of what is held
 * - `mostlyReturned`: more than half of Sys is only address space
 * - `neverTouched`: the process never had as much in memory as Go holds now
 * - `otherMemory`: the process had much more in memory than Go ever took: C, mapped files
 */
export type MemoryRemark =
  'earlierPeak' | 'scattered' | 'manyStacks' | 'mostlyReturned' | 'neverTouched' | 'otherMemory';

/** Undefined where the text does not say enough. */
export function whereIsTheMemory(stats: MemStats): WhereIsTheMemory | undefined {
  const sys = figure(stats, 'Sys');
  const objects = figure(stats, 'HeapAlloc');
  const returned = figure(stats, 'HeapReleased');
  const freeInSpans = difference(figure(stats, 'HeapInuse'), objects);
  const idleKept = difference(figure(stats, 'HeapIdle'), returned);
  const stacks = figure(stats, 'Stack', 'system');
  const runtime = sum(
    ['BuckHashSys', 'GCSys', 'OtherSys']
      .map((name) => figure(stats, name))
      .concat(figure(stats, 'MSpan', 'system'), figure(stats, 'MCache', 'system')),
  );
  const known = sum([objects, freeInSpans, idleKept, stacks, runtime, returned]);
  if (
    sys === undefined ||
    objects === undefined ||
    returned === undefined ||
    freeInSpans === undefined ||
    idleKept === undefined ||
    stacks === undefined ||
    runtime === undefined ||
    known === undefined
  )
    return undefined;
  const sizes = { objects, freeInSpans, idleKept, stacks, runtime };
  const maxRss = figure(stats, 'MaxRSS');
  const held = sys - returned;
  return {
    sys,
    held,
    parts: [
      ...HELD.map((id) => ({ id, bytes: sizes[id] })),
      { id: 'unexplained', bytes: sys - known },
      { id: 'returned', bytes: returned },
    ],
    ...(maxRss === undefined ? {} : { maxRss }),
    largest: HELD.reduce((most, id) => (sizes[id] > sizes[most] ? id : most), 'objects'),
    remarks: remarksOn({ ...sizes, returned, sys, held, maxRss }),
  };
}

const HELD = ['objects', 'freeInSpans', 'idleKept', 'stacks', 'runtime'] as const;

/** Below this, shares say nothing: a program that has just begun has little of everything. */
const WORTH_A_REMARK = 8n * 1024n * 1024n;

interface Sizes {
  readonly objects: bigint;
  readonly freeInSpans: bigint;
  readonly idleKept: bigint;
  readonly stacks: bigint;
  readonly returned: bigint;
  readonly sys: bigint;
  readonly held: bigint;
  readonly maxRss: bigint | undefined;
}

function remarksOn(sizes: Sizes): MemoryRemark[] {
  const { objects, freeInSpans, idleKept, stacks, returned, sys, held, maxRss } = sizes;
  const remarks: MemoryRemark[] = [];
  if (idleKept > WORTH_A_REMARK && idleKept > objects) remarks.push('earlierPeak');
  if (freeInSpans > WORTH_A_REMARK && freeInSpans * 3n > objects + freeInSpans) remarks.push('scattered');
  if (stacks > WORTH_A_REMARK && stacks * 5n > held) remarks.push('manyStacks');
  if (returned > WORTH_A_REMARK && returned * 2n > sys) remarks.push('mostlyReturned');
  if (maxRss !== undefined && maxRss > 0n) {
    if (held > WORTH_A_REMARK && maxRss * 5n < held * 4n) remarks.push('neverTouched');
    if (maxRss > sys + WORTH_A_REMARK && maxRss * 4n > sys * 5n) remarks.push('otherMemory');
  }
  return remarks;
}
