/** Values as Go's strconv and flag packages read and print them; Go 1.26. */
import { isProblem, parseGoInt } from '../formats/text/goIntegers';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: GoError };
export type GoError = 'invalid syntax' | 'value out of range';

/** strconv.ParseBool. */
export function parseGoBool(text: string): boolean | undefined {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text) ? false : undefined;
}

/** strconv.ParseInt of 64 bits; base 0 takes `0x1f`, `017` and `1_000`. */
export function parseInteger(text: string, base: 0 | 10): Parsed<number> {
  const read = parseGoInt(text, base);
  if (!isProblem(read)) return { ok: true, value: Number(read) };
  return { ok: false, error: read.error.endsWith('out of range') ? 'value out of range' : 'invalid syntax' };
}

/** strconv.ParseFloat of 64 bits: `.5`, `1e3`, `1_000`, `0x1p-2`, `inf`, `nan`. */
export function parseFloat64(text: string): Parsed<number> {
  const value = /^[+-]?(?:inf|infinity|nan)$/i.test(text) ? special(text) : finite(text);
  if (value === undefined) return { ok: false, error: 'invalid syntax' };
  if (!Number.isFinite(value) && /\d/.test(text)) return { ok: false, error: 'value out of range' };
  return { ok: true, value };
}

function special(text: string): number {
  if (/nan/i.test(text)) return NaN;
  return text.startsWith('-') ? -Infinity : Infinity;
}

function finite(text: string): number | undefined {
  const [, sign = '', prefix = '', body = ''] = /^([+-]?)(0x)?(.*)$/is.exec(text) ?? [];
  // An underscore stands between digits, or behind the prefix.
  if (/_(?![\da-f])|(?<![\da-f])_/i.test(prefix === '' ? body : `0${body}`)) return undefined;
  const digits = body.replaceAll('_', '');
  const magnitude = prefix === '' ? decimal(digits) : hexadecimal(digits);
  return magnitude === undefined || sign !== '-' ? magnitude : -magnitude;
}

function decimal(digits: string): number | undefined {
  return /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}

function hexadecimal(digits: string): number | undefined {
  const parts = /^([\da-f]*)\.?([\da-f]*)p([+-]?\d+)$/i.exec(digits);
  const [, whole = '', fraction = '', exponent = ''] = parts ?? [];
  if (!parts || whole + fraction === '') return undefined;
  return Number(BigInt(`0x0${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length);
}

/** `fmt.Sprint` of a float64: `0.005`, `1e-05`, `1e+06`. */
export function goFloatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < SHORTEST_EXPONENT) return String(value);
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${mantissa}e${power < 0 ? '-' : '+'}${size}`;
}

/** From here on Go writes an exponent where nobody asked for a precision (fmt's %v, strconv/ftoa.go). */
const SHORTEST_EXPONENT = 6;
