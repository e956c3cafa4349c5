/** A column of 64-bit numbers from their 32-bit halves, without a bigint per entry. */
export function uint64Column(
  count: number,
  low: (row: number) => number,
  high?: (row: number) => number,
): BigUint64Array {
  const column = new BigUint64Array(count);
  const halves = new Uint32Array(column.buffer);
  for (let row = 0; row < count; row++) {
    halves[row * 2 + LOW] = low(row);
    if (high) halves[row * 2 + HIGH] = high(row);
  }
  return column;
}

/** Where the lower half lies depends on the machine's byte order. */
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
