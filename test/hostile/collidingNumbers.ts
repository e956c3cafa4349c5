/**
 * Different 64-bit numbers with the same hash in V8's Map and Set. V8 hashes the lowest digit of a bigint with Thomas
 * Wang's 64-to-32-bit mix (src/base/hashing or src/utils/utils.h: ComputeLongHash, Node 20), of which it keeps 30 bits.
 * Each step of the mix can be undone, so the numbers are found by undoing it for hashes whose upper 34 bits differ.
 */
export function collidingNumbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    unmixed(mask(BigInt(index + 1) << 30n) | SHARED).toString(),
  );
}

const SHARED = 0x2badcafen & 0x3fffffffn;
const BITS = 64n;
const mask = (value: bigint): bigint => BigInt.asUintN(64, value);

/** What V8 does, for the test of the test. */
export function hashOf(number: bigint): bigint {
  let hash = mask(~number + (number << 18n));
  hash ^= hash >> 31n;
  hash = mask(hash * 21n);
  hash ^= hash >> 11n;
  hash = mask(hash + (hash << 6n));
  hash ^= hash >> 22n;
  return hash & 0x3fffffffn;
}

function unmixed(hash: bigint): bigint {
  let value = undoShift(hash, 22n);
  value = mask(value * inverse(65n));
  value = undoShift(value, 11n);
  value = mask(value * inverse(21n));
  value = undoShift(value, 31n);
  return mask((value + 1n) * inverse((1n << 18n) - 1n));
}

/** Of `x ^ (x >> by)`. */
function undoShift(mixed: bigint, by: bigint): bigint {
  let value = mixed;
  for (let done = by; done < BITS; done += by) value = mixed ^ (value >> by);
  return value;
}

/** Newton's iteration: each round doubles the bits of an odd number's inverse that are right. */
function inverse(odd: bigint): bigint {
  let found = odd;
  for (let round = 0; round < 6; round++) found = mask(found * (2n - odd * found));
  return found;
}
