/** What a graph counts: one number per sample, and with `mean` what it is divided by. */
import type { Profile } from '../../model/profile';
import type { ValueColumn } from '../../model/valueColumn';
import type { SecondThread } from '../counting/secondThread';
import { sumExactly, weightsOf } from '../weights';

export interface GraphSamples {
  readonly profile: Profile;
  readonly column: ValueColumn;
  /** Present with `mean`: the first sample type. */
  readonly divisor?: ValueColumn;
  /** Rows that are not zero in both, ascending: newGraph in pprof's internal/graph/graph.go skips the others. */
  readonly active: Uint32Array;
  /** Counts along where there is much to count. */
  readonly second?: SecondThread | undefined;
}

/** `sampleType` is a zero-based index. */
export function graphSamples(
  profile: Profile,
  sampleType: number,
  value: 'sum' | 'mean',
  second?: SecondThread,
): GraphSamples {
  const { column, active } = weightsOf(profile, sampleType);
  if (value === 'sum') return { profile, column, active, second };
  const divisor = profile.samples.values[0] ?? new Float64Array(profile.samples.count);
  const rows: number[] = [];
  for (let row = 0; row < column.length; row++) if (column[row] != 0 || divisor[row] != 0) rows.push(row);
  return { profile, column, divisor, active: Uint32Array.from(rows), second };
}

/** computeTotal in pprof's internal/report/report.go: Σ|value|, of the diff base's samples alone if they count. */
export function totalOf({ profile, column, divisor }: GraphSamples, sampleType: number): bigint {
  const { total } = weightsOf(profile, sampleType);
  if (!divisor) return total;
  const { diffBase } = profile.samples;
  const isBaseTotal = diffBase !== undefined && hasBaseValue(column, diffBase);
  const counted = sumExactly(divisor, (values) => {
    let sum = 0;
    for (let row = 0; row < values.length; row++) {
      if (!isBaseTotal || diffBase[row] === 1) sum += values[row] as number;
    }
    return { sum: Float64Array.of(sum) };
  });
  return meanOf(total, BigInt(counted.sum[0] ?? 0));
}

/** Go's division, which truncates; by zero it leaves the value. */
export function meanOf(value: bigint, divisor: bigint): bigint {
  return divisor === 0n ? value : BigInt.asIntN(64, value / divisor);
}

function hasBaseValue(column: ValueColumn, diffBase: Uint8Array): boolean {
  for (let row = 0; row < column.length; row++) if (diffBase[row] === 1 && column[row] != 0) return true;
  return false;
}
