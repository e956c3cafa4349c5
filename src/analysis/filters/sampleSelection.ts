/**
 * The samples that a filter leaves, with the part of each stack that it leaves: which is all that filters do to
 * samples, apart from their labels. Columns that stay the same are shared with the profile that was filtered.
 */
import type { LabelColumns, SampleTable } from '../../model/profile';
import type { ValueColumn } from '../../model/valueColumn';
import { narrowed } from '../../model/valueColumn';

export class SampleSelection {
  private readonly rows: Uint32Array;
  private readonly begins: Uint32Array;
  private readonly ends: Uint32Array;
  private count = 0;

  constructor(private readonly samples: SampleTable) {
    this.rows = new Uint32Array(samples.count);
    this.begins = new Uint32Array(samples.count);
    this.ends = new Uint32Array(samples.count);
  }

  /** Keeps a sample with the locations `stacks[begin … end)`; rows come in ascending order. */
  keep(row: number, begin: number, end: number): void {
    this.rows[this.count] = row;
    this.begins[this.count] = begin;
    this.ends[this.count++] = end;
  }

  toTable(): SampleTable {
    const stacks = copyRanges(this.samples.stacks, this.begins, this.ends, this.count);
    return withRows(this.samples, this.rows.subarray(0, this.count), stacks);
  }

  /** Without the locations marked 1; a sample of which nothing is left goes. */
  toTableWithout(hidden: Uint8Array): SampleTable {
    const { stacks: source } = this.samples;
    const starts = new Uint32Array(this.count + 1);
    let length = 0;
    let left = 0;
    for (let index = 0; index < this.count; index++) {
      const before = length;
      for (let at = this.begins[index] as number; at < (this.ends[index] as number); at++)
        length += 1 - (hidden[source[at] as number] as number);
      if (length === before) continue;
      this.rows[left] = this.rows[index] as number;
      this.begins[left] = this.begins[index] as number;
      this.ends[left] = this.ends[index] as number;
      starts[++left] = length;
    }
    const values = new Uint32Array(length);
    let to = 0;
    for (let index = 0; index < left; index++) {
      for (let at = this.begins[index] as number; at < (this.ends[index] as number); at++) {
        const location = source[at] as number;
        if (hidden[location] === 0) values[to++] = location;
      }
    }
    return withRows(this.samples, this.rows.subarray(0, left), { starts: starts.slice(0, left + 1), values });
  }
}

interface Ranges {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** The ranges one after the other; those that are next to each other already are copied at once. */
function copyRanges(source: Uint32Array, begins: Uint32Array, ends: Uint32Array, count: number): Ranges {
  const starts = new Uint32Array(count + 1);
  for (let index = 0; index < count; index++)
    starts[index + 1] = (starts[index] as number) + (ends[index] as number) - (begins[index] as number);
  // Ranges are disjoint and ascending, so that all of the source means that nothing was left out.
  if (starts[count] === source.length) return { starts, values: source };
  const values = new Uint32Array(starts[count] as number);
  for (let index = 0; index < count;) {
    const begin = begins[index] as number;
    const to = starts[index] as number;
    let end = ends[index] as number;
    while (++index < count && begins[index] === end) end = ends[index] as number;
    if (end - begin > 64) values.set(source.subarray(begin, end), to);
    else for (let at = begin; at < end; at++) values[to + at - begin] = source[at] as number;
  }
  return { starts, values };
}

function withRows(samples: SampleTable, rows: Uint32Array, stacks: Ranges): SampleTable {
  const changed = { count: rows.length, stackStarts: stacks.starts, stacks: stacks.values };
  if (rows.length === samples.count) return { ...samples, ...changed };
  const diffBase = samples.diffBase
    ? gathered(samples.diffBase, rows, new Uint8Array(rows.length))
    : undefined;
  return {
    ...changed,
    values: samples.values.map((column) => valuesOf(column, rows)),
    ...labelsOf(samples, rows),
    ...(diffBase?.includes(1) ? { diffBase } : {}),
  };
}

function valuesOf(column: ValueColumn, rows: Uint32Array): ValueColumn {
  if (column instanceof Float64Array) return gathered(column, rows, new Float64Array(rows.length));
  return narrowed(BigInt64Array.from(rows as Iterable<number>, (row) => column[row] as bigint));
}

function gathered<T extends Uint8Array | Float64Array>(from: T, rows: Uint32Array, to: T): T {
  for (let index = 0; index < rows.length; index++) to[index] = from[rows[index] as number] as number;
  return to;
}

function labelsOf(samples: SampleTable, rows: Uint32Array): Pick<SampleTable, 'labelStarts' | 'labels'> {
  const { labelStarts, labels } = samples;
  const starts = new Uint32Array(rows.length + 1);
  if (labels.keys.length === 0) return { labelStarts: starts, labels };
  const kept = new Uint8Array(labels.keys.length);
  for (let index = 0; index < rows.length; index++) {
    const begin = labelStarts[rows[index] as number] as number;
    const end = labelStarts[(rows[index] as number) + 1] as number;
    kept.fill(1, begin, end);
    starts[index + 1] = (starts[index] as number) + end - begin;
  }
  return { labelStarts: starts, labels: labelsWhere(labels, kept) };
}

/** The labels that are marked 1, in their order. */
export function labelsWhere(labels: LabelColumns, kept: Uint8Array): LabelColumns {
  let count = 0;
  for (let at = 0; at < kept.length; at++) count += kept[at] as number;
  if (count === kept.length) return labels;
  const keys = new Uint32Array(count);
  const texts = new Uint32Array(count);
  const numbers = new BigInt64Array(count);
  const units = new Uint32Array(count);
  for (let at = 0, to = 0; at < kept.length; at++) {
    if (kept[at] === 0) continue;
    keys[to] = labels.keys[at] as number;
    texts[to] = labels.texts[at] as number;
    numbers[to] = labels.numbers[at] as bigint;
    units[to++] = labels.units[at] as number;
  }
  return { keys, texts, numbers, units };
}
