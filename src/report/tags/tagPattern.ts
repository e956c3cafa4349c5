/**
 * What finds a label by the rules of tagfocus and tagignore, and only it. Rules: parseTagFilter in
 * analysis/filters/tagFilter.ts, parseTagRange beside it.
 */
import { wellFormed } from '../../model/byteText';
import type { LabelValueTotal } from './labelTotals';

/** `tenant=^acme$`, `bytes=4096bytes`; `''` where no expression says just that. */
export function tagPattern(key: string, unit: string, { text, stands }: LabelValueTotal): string {
  if (text.length > MAX_LENGTH || key.length > MAX_LENGTH) return '';
  switch (stands.for) {
    case 'text':
      return textPattern(key, text);
    case 'numbers':
      return numberRange(key, unit, stands.low, stands.high);
    case 'both':
      return '';
  }
}

/** The key alone, for tagshow and taghide. */
export function keyPattern(key: string): string {
  return key === '' || key.length > MAX_LENGTH ? '' : `^${quoted(key)}$`;
}

/** For tagroot and tagleaf, which name keys between commas and take no expressions. */
export function plainKey(key: string): string {
  return /^[^,\s][^,]*$/.test(key) && key.length <= MAX_LENGTH && key.trim() === key ? key : '';
}

/** Longer ones would not pass as a filter. */
const MAX_LENGTH = 500;

/** What stands before the first `=` is the key; without one, the expression is looked for in `key:value`. */
function textPattern(key: string, text: string): string {
  return key === '' || key.includes('=')
    ? `^${quoted(key)}:${quoted(text)}$`.replace(/=/g, '\\x3d')
    : `${key}=^${quoted(text)}$`;
}

function numberRange(key: string, unit: string, low: bigint, high: bigint): string {
  if (key === '' || key.includes('=') || !/^[A-Za-z]*$/.test(unit)) return '';
  return low === high ? `${key}=${low}${unit}` : `${key}=${low}${unit}:${high}${unit}`;
}

/**
 * An RE2 expression for just this text. A comma would end the expression, and digits that are no int64 are refused
 * wherever they stand, since the whole might be a range.
 */
function quoted(text: string): string {
  return wellFormed(text)
    .replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')
    .replace(/,/g, '\\x2c')
    .replace(/[0-9]{18,}/g, (digits) => digits.replace(/[0-9]/g, '[$&]'))
    .replace(/\n/g, '\\n');
}
