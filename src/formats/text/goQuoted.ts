/** Text in quotes as Go's strconv.Quote writes it. */
import type { ByteStrings } from './byteStrings';
import { trimmedEnd } from './lineBytes';
import type { TextProfileBuilder } from './textProfileBuilder';

/**
 * Reads `"key":"value", "key2":"value2"}` as labels of the last sample. What does not fit ends the list; the labels
 * before it are kept.
 */
export function readQuotedLabels(
  builder: TextProfileBuilder,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  const stop = trimmedEnd(bytes, start, end);
  for (let at = start; at < stop; at++) {
    const key = readQuoted(builder.strings, bytes, at, stop);
    if (!key || bytes[key.end] !== 58) return;
    const valueStart = bytes[key.end + 1] === 32 ? key.end + 2 : key.end + 1;
    const value = readQuoted(builder.strings, bytes, valueStart, stop);
    if (!value) return;
    builder.addLabel(key.index, value.index);
    at = value.end;
    if (bytes[at] !== 44) return;
    while (bytes[at + 1] === 32) at++;
  }
}

interface Quoted {
  /** String index. */
  readonly index: number;
  /** Behind the closing quote. */
  readonly end: number;
}

const QUOTE = 34;
const BACKSLASH = 92;

function readQuoted(strings: ByteStrings, bytes: Uint8Array, start: number, end: number): Quoted | undefined {
  if (bytes[start] !== QUOTE) return undefined;
  let at = start + 1;
  while (at < end && bytes[at] !== QUOTE && bytes[at] !== BACKSLASH) at++;
  if (at >= end) return undefined;
  if (bytes[at] === QUOTE) return { index: strings.indexOf(bytes, start + 1, at), end: at + 1 };
  return readEscaped(strings, bytes, start + 1, end);
}

function readEscaped(
  strings: ByteStrings,
  bytes: Uint8Array,
  start: number,
  end: number,
): Quoted | undefined {
  const out: number[] = [];
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return { index: strings.indexOf(Uint8Array.from(out), 0, out.length), end: at + 1 };
    if (byte !== BACKSLASH) {
      out.push(byte);
      continue;
    }
    const kind = String.fromCharCode(bytes[++at] ?? 0);
    const digits = HEX_ESCAPES[kind];
    if (digits === undefined) out.push(SIMPLE_ESCAPES[kind] ?? kind.charCodeAt(0));
    else {
      const hex = String.fromCharCode(...bytes.subarray(at + 1, at + 1 + digits));
      at += digits;
      // `\xff` is a byte of text that is not UTF-8.
      if (kind === 'x') out.push(Number.parseInt(hex, 16) & 255);
      else out.push(...encoder.encode(characterOf(Number.parseInt(hex, 16))));
    }
  }
  return undefined;
}

const encoder = new TextEncoder();

function characterOf(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
const HEX_ESCAPES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
