/** The records of a heap text: for each stack what was sampled, and what that stands for. */
import type { Profile } from '../../model/profile';
import type { ValueColumn } from '../../model/valueColumn';
import { valueAt } from '../../model/valueColumn';

export type MemoryRecordColumn = 'inUseObjects' | 'inUseBytes' | 'allocatedObjects' | 'allocatedBytes';

/** Absent columns are not in the text: while nothing has been freed, Go's text has one pair only as pprof reads it. */
export type MemoryRecordValues = { readonly [C in MemoryRecordColumn]?: bigint };

export interface MemoryRecord {
  /** Row of `Profile.samples`. */
  readonly sample: number;
  /** As written: a sample of all allocations. */
  readonly sampled: MemoryRecordValues;
  /** What the sample stands for, as pprof computes it. */
  readonly estimated: MemoryRecordValues;
}

export interface MemoryRecords {
  readonly count: number;
  readonly columns: readonly MemoryRecordColumn[];
  /** Bytes between two samples on average; 1 or less: everything is written, and both kinds of values are equal. */
  readonly rate: bigint;
  readonly rows: readonly MemoryRecord[];
}

export interface MemoryRecordsWindow {
  readonly sort: MemoryRecordColumn;
  readonly by: 'sampled' | 'estimated';
  readonly offset: number;
  readonly limit: number;
}

/** Undefined where the profile was not read from such a text. */
export function memoryRecords(profile: Profile, window: MemoryRecordsWindow): MemoryRecords | undefined {
  const { samples, text } = profile;
  const sampled = text?.kind === 'heap' ? text.sampled : undefined;
  const columns = COLUMNS_OF.get(samples.values.length);
  if (sampled === undefined || columns === undefined) return undefined;
  if (sampled.values.some(({ length }) => length !== samples.count)) return undefined;
  const sortColumn = Math.max(0, columns.indexOf(window.sort));
  const rows = rowsByValue((window.by === 'sampled' ? sampled : samples).values[sortColumn], samples.count);
  const valuesAt = (from: readonly ValueColumn[], row: number): MemoryRecordValues =>
    Object.fromEntries(columns.map((column, at) => [column, valueAt(from[at] as ValueColumn, row)]));
  return {
    count: samples.count,
    columns,
    rate: sampled.rate,
    rows: [...rows.subarray(window.offset, window.offset + window.limit)].map((sample) => ({
      sample,
      sampled: valuesAt(sampled.values, sample),
      estimated: valuesAt(samples.values, sample),
    })),
  };
}

/** By the number of sample types: in the order in which pprof has them. */
const COLUMNS_OF: ReadonlyMap<number, readonly MemoryRecordColumn[]> = new Map([
  [2, ['inUseObjects', 'inUseBytes'] as const],
  [4, ['allocatedObjects', 'allocatedBytes', 'inUseObjects', 'inUseBytes'] as const],
]);

/** Largest first; equal ones as they are written. */
function rowsByValue(column: ValueColumn | undefined, count: number): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  if (column instanceof Float64Array)
    return rows.sort((a, b) => (column[b] as number) - (column[a] as number) || a - b);
  if (column === undefined) return rows;
  return rows.sort((a, b) => compareBig(column[b] as bigint, column[a] as bigint) || a - b);
}

function compareBig(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
