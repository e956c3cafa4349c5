/**
 * Values times a ratio, as pprof's ScaleN does it (profile/profile.go, 2026-11): in doubles, rounded half away from
 * zero, so that int64 values above 2^53 lose the bits that they lose in pprof.
 */
import type { ValueColumn } from '../../model/valueColumn';
import { magnitudeOf } from '../../model/valueColumn';

export function scaledColumn(column: ValueColumn, ratio: number): ValueColumn {
  const scaled = new Float64Array(column.length);
  for (let row = 0; row < scaled.length; row++) scaled[row] = roundedInt64(Number(column[row]) * ratio);
  return magnitudeOf(scaled) <= Number.MAX_SAFE_INTEGER ? scaled : BigInt64Array.from(scaled, BigInt);
}

/** A double as Go on amd64 converts it to int64: whatever does not fit becomes the smallest int64. */
export function truncatedInt64(value: number): bigint {
  return Math.abs(value) < TWO_63 ? BigInt(Math.trunc(value)) : -(2n ** 63n);
}

const TWO_63 = 2 ** 63;

function roundedInt64(value: number): number {
  let rounded = Math.trunc(value);
  if (Math.abs(value - rounded) >= 0.5) rounded += Math.sign(value);
  // Adding zero turns -0 into 0.
  return Math.abs(rounded) < TWO_63 ? rounded + 0 : -TWO_63;
}
