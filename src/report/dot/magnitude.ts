/** Without the sign, as int64: the smallest value has no positive counterpart and stays what it is. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? BigInt.asIntN(64, -value) : value;
}
