/**
 * Line numbers, columns and start lines are int64 in profile.proto. Every frame has some, so that they are kept as
 * doubles, which hold every number that a file can have. A number beyond 2^53, as only broken or hostile profiles have
 * it, gets a double of its own that stands for it, outside of the range of int64 and with the same sign. So columns,
 * keys and comparisons for equality need not know of such numbers; only what prints, writes or reckons with one does.
 */
export function lineNumberOf(value: bigint): number {
  const plain = Number(value);
  if (Number.isSafeInteger(plain)) return plain;
  const magnitude = value < 0n ? -value : value;
  let index = indices.get(magnitude);
  if (index === undefined) {
    if (magnitudes.length === MOST_LARGE) return plain;
    index = magnitudes.push(magnitude) - 1;
    indices.set(magnitude, index);
  }
  const standIn = FIRST_STAND_IN + index * STEP;
  return value < 0n ? -standIn : standIn;
}

/** The number of the profile. */
export function exactLineNumber(line: number): bigint {
  const magnitude = magnitudes[(Math.abs(line) - FIRST_STAND_IN) / STEP];
  if (magnitude === undefined) return BigInt(line);
  return line < 0 ? -magnitude : magnitude;
}

export function lineNumberText(line: number): string {
  return Number.isSafeInteger(line) ? String(line) : String(exactLineNumber(line));
}

/** So many lines further; as Go's int64 does, the largest number turns over. The nearest double where none is exact. */
export function movedLine(line: number, by: number): number {
  if (Number.isSafeInteger(line)) return line + by;
  return Number(BigInt.asIntN(64, exactLineNumber(line) + BigInt(by)));
}

/** What stands for what is known to each thread alone: these go along with a profile that crosses to another. */
export function largeLineNumbers(): readonly bigint[] {
  return magnitudes;
}

/** In a thread that reads no profiles of its own. */
export function adoptLargeLineNumbers(known: readonly bigint[]): void {
  for (const magnitude of known.slice(magnitudes.length)) {
    indices.set(magnitude, magnitudes.push(magnitude) - 1);
  }
}

/** Those met so far, of all profiles, so that merging keeps them. */
const magnitudes: bigint[] = [];
const indices = new Map<bigint, number>();

const FIRST_STAND_IN = 2 ** 64;
/** Doubles from 2^64 on are so far apart. */
const STEP = 2 ** 12;
/** They are never let go, so that there must be an end: further ones are rounded. */
const MOST_LARGE = 1 << 16;
