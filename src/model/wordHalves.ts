/** The bytes of 64-bit numbers as pairs of unsigned 32-bit ones, so that loops over them need no bigint each. */
export function halvesOf(numbers: BigUint64Array | BigInt64Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
}

/** Where the low half of a pair lies: 0 on nearly every machine. */
export const LOW_HALF = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
export const HIGH_HALF = 1 - LOW_HALF;
