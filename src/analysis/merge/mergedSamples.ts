/**
 * Samples merged by identity: the same locations and the same labels are one sample, whose values add up
 * (sampleKey in pprof's profile/merge.go). Samples whose values are all zero are left out.
 */
import { RowIndex } from '../../model/rowIndex';
import { mixed } from '../../model/stackHash';
import type { ValueColumn } from '../../model/valueColumn';
import { magnitudeOf } from '../../model/valueColumn';
import type { SourceLocations } from './mergedLocations';
import type { MergeSource } from './mergeSource';
import { markNonZero } from './mergeSource';
import type { SourceLabels } from './sourceLabels';
import { translateStacks } from './translateStacks';

export class MergedSamples {
  count = 0;
  readonly stacks: Uint32Array;
  readonly stackStarts: Uint32Array;
  readonly labelSets: Int32Array;
  readonly values: readonly ValueColumn[];
  private readonly index: RowIndex;
  /** The sample that is looked for: where its stack lies in `stacks`, behind all others, and its labels. */
  private candidateBegin = 0;
  private candidateEnd = 0;
  private candidateSet = 0;

  constructor(sources: readonly MergeSource[]) {
    const tables = sources.map(({ profile }) => profile.samples);
    const capacity = tables.reduce((sum, { count }) => sum + count, 0);
    // Memory that is never written to is never given by the system, so the largest size costs nothing.
    this.stacks = new Uint32Array(tables.reduce((sum, { stacks }) => sum + stacks.length, 0));
    this.stackStarts = new Uint32Array(capacity + 1);
    this.labelSets = new Int32Array(capacity);
    const typeCount = sources[0]?.profile.sampleTypes.length ?? 0;
    this.values = Array.from({ length: typeCount }, (_, type) =>
      sumColumn(
        tables.map(({ values }) => values[type]),
        capacity,
      ),
    );
    this.index = new RowIndex(capacity, (row) => this.isCandidate(row));
  }

  addSource(source: MergeSource, locations: SourceLocations, labels: SourceLabels): void {
    const { samples } = source.profile;
    const wanted = wantedSamples(source);
    const begin = this.stackStarts[this.count] as number;
    locations.mergeUsed(samples, wanted);
    const { hashes, ends } = translateStacks(samples, wanted, locations.rowsAndHashes, this.stacks, begin);
    const rows = new Int32Array(samples.count).fill(-1);
    this.candidateEnd = begin;
    for (let sample = 0; sample < rows.length; sample++) {
      if (wanted[sample] === 0) continue;
      this.candidateBegin = this.candidateEnd;
      this.candidateEnd = ends[sample] as number;
      this.candidateSet = labels.setOf(sample);
      const row = this.index.findOrAdd(mixed((hashes[sample] as number) ^ this.candidateSet), this.count);
      rows[sample] = row >= 0 ? row : this.append();
    }
    this.values.forEach((sums, type) => {
      const column = samples.values[type];
      if (column) addValues(sums, column, rows);
    });
  }

  private append(): number {
    const { stacks, stackStarts, candidateEnd } = this;
    const row = this.count++;
    let to = stackStarts[row] as number;
    // It is at its place already unless an earlier stack of this source was known.
    if (to === this.candidateBegin) to = candidateEnd;
    else for (let at = this.candidateBegin; at < candidateEnd; at++) stacks[to++] = stacks[at] as number;
    stackStarts[row + 1] = to;
    this.labelSets[row] = this.candidateSet;
    return row;
  }

  private isCandidate(row: number): boolean {
    const { stacks, stackStarts, candidateEnd } = this;
    if (this.labelSets[row] !== this.candidateSet) return false;
    let own = stackStarts[row] as number;
    let at = this.candidateBegin;
    if ((stackStarts[row + 1] as number) - own !== candidateEnd - at) return false;
    for (; at < candidateEnd; at++, own++) if (stacks[own] !== stacks[at]) return false;
    return true;
  }
}

/** 1 for samples that count: not dropped, and not all zero. */
function wantedSamples({ profile, dropped }: MergeSource): Uint8Array {
  const wanted = new Uint8Array(profile.samples.count);
  for (const column of profile.samples.values) markNonZero(column, wanted);
  if (dropped) for (let row = 0; row < wanted.length; row++) if (dropped[row] === 1) wanted[row] = 0;
  return wanted;
}

/** Zeros to add values up in: doubles where no sum of them can be inexact, else int64, which wraps as in Go. */
function sumColumn(columns: readonly (ValueColumn | undefined)[], length: number): ValueColumn {
  let magnitude = 0;
  for (const column of columns) {
    if (column && !(column instanceof Float64Array)) return new BigInt64Array(length);
    if (column) magnitude += magnitudeOf(column);
  }
  return magnitude <= Number.MAX_SAFE_INTEGER ? new Float64Array(length) : new BigInt64Array(length);
}

function addValues(sums: ValueColumn, column: ValueColumn, rows: Int32Array): void {
  if (sums instanceof Float64Array && column instanceof Float64Array) {
    for (let sample = 0; sample < rows.length; sample++) {
      const row = rows[sample] as number;
      if (row >= 0) sums[row] = (sums[row] as number) + (column[sample] as number);
    }
  } else if (sums instanceof BigInt64Array) {
    for (let sample = 0; sample < rows.length; sample++) {
      const row = rows[sample] as number;
      if (row >= 0) sums[row] = (sums[row] as bigint) + BigInt(column[sample] as number | bigint);
    }
  }
}
