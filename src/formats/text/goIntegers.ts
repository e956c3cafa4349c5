/** Integers as Go's strconv reads them. Exact: a number where a double holds it, else a bigint. */
export type Integer = number | bigint;

export interface IntegerProblem {
  /** strconv's own words. */
  readonly error: string;
}

/** `-12`, in decimal: strconv.ParseInt(text, 10, 64) of digits that are known to be digits. */
export function readDecimal(bytes: Uint8Array, start: number, end: number): Integer | IntegerProblem {
  const isNegative = bytes[start] === 45;
  const first = isNegative ? start + 1 : start;
  if (end - first <= 15) {
    let value = 0;
    for (let at = first; at < end; at++) value = value * 10 + ((bytes[at] as number) - 48);
    return isNegative ? 0 - value : value;
  }
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + SCANNED)));
  return inRange(digitsValue(text.replace('-', ''), 10), isNegative, text);
}

/** strconv.ParseInt(text, base, 64); base 0 takes `0x`, `0o`, `0b`, a leading 0 for octal, and underscores. */
export function parseGoInt(text: string, base: 0 | 10): Integer | IntegerProblem {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const form =
    base === 10 ? { digits: text.slice(sign.length), radix: 10 } : prefixed(text.slice(sign.length));
  if (!form || !DIGITS_OF[form.radix]?.test(form.digits)) {
    return { error: `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax` };
  }
  return inRange(digitsValue(form.digits, form.radix), sign === '-', text);
}

/** strconv.ParseUint(text, 16, 64) of hexadecimal digits; undefined when they have more than 64 bits. */
export function parseHexUint(digits: string): bigint | undefined {
  const value = digitsValue(digits, 16);
  return value < 2n ** 64n ? value : undefined;
}

export function isProblem(read: Integer | IntegerProblem): read is IntegerProblem {
  return typeof read === 'object';
}

/** The same value, as a number if a double holds it. */
export function plainest(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Products and differences wrap at 64 bits, as int64 does in Go. */
export function wrapped(value: bigint): Integer {
  return plainest(BigInt.asIntN(64, value));
}

const SCANNED = 64 * 1024;
const DIGITS_OF: Readonly<Record<number, RegExp>> = {
  2: /^[01]+$/,
  8: /^[0-7]+$/,
  10: /^\d+$/,
  16: /^[\da-fA-F]+$/,
};
const RADIX_OF: Readonly<Record<string, number>> = { x: 16, o: 8, b: 2 };

/** Underscores may stand between digits and behind a prefix, nowhere else. */
function prefixed(text: string): { digits: string; radix: number } | undefined {
  const radix = RADIX_OF[text.slice(1, 2).toLowerCase()];
  const isPrefixed = text.startsWith('0') && radix !== undefined;
  const isOctal = !isPrefixed && /^0[_\d]/.test(text);
  const body = isPrefixed ? text.slice(2) : text;
  if (/__|_$/.test(body) || (!isPrefixed && body.startsWith('_'))) return undefined;
  const digits = body.replaceAll('_', '');
  return { digits, radix: isPrefixed ? radix : isOctal ? 8 : 10 };
}

/** Far too many digits cost no time: the value is then merely too large. */
function digitsValue(digits: string, radix: number): bigint {
  const significant = digits.replace(/^0+/, '');
  if (significant.length > 64) return 2n ** 65n;
  const prefix = { 2: '0b', 8: '0o', 16: '0x' }[radix] ?? '';
  return significant === '' ? 0n : BigInt(prefix + significant);
}

function inRange(magnitude: bigint, isNegative: boolean, text: string): Integer | IntegerProblem {
  if (magnitude > (isNegative ? 2n ** 63n : 2n ** 63n - 1n)) {
    return { error: `strconv.ParseInt: parsing ${JSON.stringify(text)}: value out of range` };
  }
  return plainest(isNegative ? -magnitude : magnitude);
}
