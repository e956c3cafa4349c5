export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Go's abs64: the smallest int64 has no positive counterpart and stays what it is. */
export function int64Magnitude(value: bigint): bigint {
  return BigInt.asIntN(64, magnitude(value));
}
