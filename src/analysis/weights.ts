/**
 * What a view counts: one number per sample. Sums are formed in doubles; where the values do not allow that, they are
 * split into limbs, each limb is summed exactly, and the sums are joined. Summing is linear, so nothing is lost.
 */
import type { Profile } from '../model/profile';
import type { ValueColumn } from '../model/valueColumn';
import { narrowed, valueAt } from '../model/valueColumn';

export interface Weights {
  readonly column: ValueColumn;
  /** Rows of the samples that are not zero, ascending: pprof skips the others. */
  readonly active: Uint32Array;
  /** Σ |value|, or of the diff base's samples alone when there are any that count (pprof: computeTotal). */
  readonly total: bigint;
}

const cache = new WeakMap<Profile, Map<number, Weights>>();

/** `sampleType` is a zero-based index; one that does not exist gives no weights. */
export function weightsOf(profile: Profile, sampleType: number): Weights {
  let byType = cache.get(profile);
  if (!byType) {
    byType = new Map();
    cache.set(profile, byType);
  }
  let weights = byType.get(sampleType);
  if (!weights) {
    weights = buildWeights(profile, sampleType);
    byType.set(sampleType, weights);
  }
  return weights;
}

function buildWeights(profile: Profile, sampleType: number): Weights {
  const column = profile.samples.values[sampleType] ?? new Float64Array(profile.samples.count);
  const active = new Uint32Array(column.length);
  let count = 0;
  for (let row = 0; row < column.length; row++) if (column[row] != 0) active[count++] = row;
  return { column, active: active.slice(0, count), total: totalOf(column, profile.samples.diffBase) };
}

function totalOf(column: ValueColumn, diffBase: Uint8Array | undefined): bigint {
  let all = 0n;
  let base = 0n;
  let [allDouble, baseDouble] = [0, 0];
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number | bigint;
    if (typeof value === 'number') {
      allDouble += Math.abs(value);
      if (diffBase?.[row]) baseDouble += Math.abs(value);
    } else {
      const magnitude = value < 0n ? -value : value;
      all += magnitude;
      if (diffBase?.[row]) base += magnitude;
    }
  }
  const baseTotal = BigInt.asIntN(64, base + BigInt(baseDouble));
  return baseTotal > 0n ? baseTotal : BigInt.asIntN(64, all + BigInt(allDouble));
}

/** Runs a sum over doubles, once or once per limb; each sum returns arrays that are joined element by element. */
export function sumExactly<K extends string>(
  column: ValueColumn,
  sum: (weights: Float64Array) => Record<K, Float64Array>,
): Record<K, ValueColumn> {
  if (column instanceof Float64Array) return sum(column);
  const limbs = limbsOf(column).map(sum);
  const joined = {} as Record<K, ValueColumn>;
  for (const key of Object.keys(limbs[0] ?? {}) as K[])
    joined[key] = joinLimbs(limbs.map((limb) => limb[key]));
  return joined;
}

const LIMB_BITS = 26n;
const LIMB_MASK = (1n << LIMB_BITS) - 1n;

/** Value = low + mid·2^26 + high·2^52, the high limb signed: sums of 2^27 samples stay exact in doubles. */
function limbsOf(column: BigInt64Array): Float64Array[] {
  const [low, mid, high] = [0, 1, 2].map(() => new Float64Array(column.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < column.length; row++) {
    const value = valueAt(column, row);
    low[row] = Number(value & LIMB_MASK);
    mid[row] = Number((value >> LIMB_BITS) & LIMB_MASK);
    high[row] = Number(value >> (2n * LIMB_BITS));
  }
  return [low, mid, high];
}

/** Wraps at 64 bits, as int64 does in Go. */
function joinLimbs(limbs: readonly Float64Array[]): ValueColumn {
  const exact = new BigInt64Array(limbs[0]?.length ?? 0);
  for (let row = 0; row < exact.length; row++) {
    let value = 0n;
    limbs.forEach((limb, index) => {
      value += BigInt(limb[row] as number) << (LIMB_BITS * BigInt(index));
    });
    exact[row] = BigInt.asIntN(64, value);
  }
  return narrowed(exact);
}
