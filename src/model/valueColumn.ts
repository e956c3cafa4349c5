/**
 * The values of one sample type, exactly. Doubles where every sum that can be formed of them is exact, that is where
 * the sum of their magnitudes stays within 2^53 - 1; int64 otherwise.
 */
export type ValueColumn = Float64Array | BigInt64Array;

/** Columns for `columnCount` sample types from values that lie row by row; `big` holds those that no double can hold. */
export function valueColumns(
  rows: Float64Array,
  columnCount: number,
  rowCount: number,
  big: ReadonlyMap<number, bigint>,
): ValueColumn[] {
  return Array.from({ length: columnCount }, (_, column) => {
    const doubles = new Float64Array(rowCount);
    for (let row = 0, at = column; row < rowCount; row++, at += columnCount)
      doubles[row] = rows[at] as number;
    if (big.size === 0 && magnitudeOf(doubles) <= Number.MAX_SAFE_INTEGER) return doubles;
    const exact = new BigInt64Array(rowCount);
    for (let row = 0, at = column; row < rowCount; row++, at += columnCount) {
      exact[row] = big.get(at) ?? BigInt(rows[at] as number);
    }
    return narrowed(exact);
  });
}

/** The same values as doubles where that loses nothing. */
export function narrowed(exact: BigInt64Array): ValueColumn {
  let magnitude = 0n;
  for (const value of exact) {
    magnitude += value < 0n ? -value : value;
    if (magnitude > MAX_EXACT) return exact;
  }
  return Float64Array.from(exact, Number);
}

/** `columns[i]` as bigint, whatever the column is made of. */
export function valueAt(column: ValueColumn, row: number): bigint {
  const value = column[row];
  return typeof value === 'bigint' ? value : BigInt(value ?? 0);
}

export function isZeroAt(column: ValueColumn, row: number): boolean {
  return column instanceof Float64Array ? column[row] === 0 : column[row] === 0n;
}

/** Sums wrap at 64 bits, as int64 does in Go. */
export function sumOf(column: ValueColumn): bigint {
  if (column instanceof Float64Array) {
    let sum = 0;
    for (let i = 0; i < column.length; i++) sum += column[i] as number;
    return BigInt(sum);
  }
  let sum = 0n;
  for (const value of column) sum += value;
  return BigInt.asIntN(64, sum);
}

/** Σ |value|; of int64 values about that, which is enough to see whether doubles would hold every sum. */
export function magnitudeOf(column: ValueColumn): number {
  let magnitude = 0;
  if (column instanceof Float64Array) {
    for (let i = 0; i < column.length; i++) magnitude += Math.abs(column[i] as number);
  } else {
    for (const value of column) magnitude += Math.abs(Number(value));
  }
  return magnitude;
}

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);
