/**
 * Texts of profiles are bytes, as Go's strings are, and nearly always UTF-8. A byte that belongs to no character stands
 * in our strings as a lone low surrogate, U+DC00 plus the byte, as Python's `surrogateescape` has it. So what is written
 * gets the byte back, and such a byte is one character wide, as it is for Go's fmt and utf8 packages (Go 1.26).
 */
export function textOfBytes(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  // The decoder puts U+FFFD where something is wrong; the rare name that has one of its own is only read twice.
  return text.includes(REPLACEMENT) ? textWithStrays(bytes) : text;
}

export function bytesOfText(text: string): Uint8Array {
  if (isWellFormed(text)) return encoder.encode(text);
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, putWithStrays(text, bytes));
}

/** Puts the text's bytes at the beginning of `target`, which has room for three per UTF-16 unit; says how many they are. */
export function putText(text: string, target: Uint8Array): number {
  return isWellFormed(text) ? encoder.encodeInto(text, target).written : putWithStrays(text, target);
}

/** Whether the text has no bytes that are not UTF-8. */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

/** With U+FFFD for each byte that is not UTF-8: what Go's regexp sees, and what can be shown. */
export function wellFormed(text: string): string {
  return isWellFormed(text) ? text : decoder.decode(encoder.encode(text));
}

const REPLACEMENT = '\ufffd';
const STRAY_BASE = 0xdc00;

/** One pass over the bytes, since a hostile name may be a megabyte of them. */
function textWithStrays(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) units[count++] = STRAY_BASE + (bytes[at] as number);
    else if (length === 1) units[count++] = bytes[at] as number;
    else {
      const code = characterAt(bytes, at, length);
      if (code > 0xffff) units[count++] = 0xd7c0 + (code >> 10);
      units[count++] = code > 0xffff ? 0xdc00 + (code & 0x3ff) : code;
    }
    at += Math.max(1, length);
  }
  let text = '';
  for (let at = 0; at < count; at += CHUNK) {
    const chunk: ArrayLike<number> = units.subarray(at, Math.min(count, at + CHUNK));
    // Spread, it would be walked one by one, which takes seven times as long.
    text += String.fromCharCode.apply(undefined, chunk as number[]);
  }
  return text;
}

/** More arguments than this a call may not take everywhere. */
const CHUNK = 8192;

function putWithStrays(text: string, target: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    const byte = code - STRAY_BASE;
    if (code < 0x80) target[length++] = code;
    else if (byte >= 0x80 && byte <= 0xff) target[length++] = byte;
    // Half of a pair that was cut apart.
    else if (code >= 0xd800 && code < 0xe000) length = putCharacter(0xfffd, target, length);
    else length = putCharacter(code, target, length);
    if (code > 0xffff) at++;
  }
  return length;
}

/** Puts the two to four bytes of a character and says where they end. */
function putCharacter(code: number, target: Uint8Array, start: number): number {
  const rest = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  // As many high bits as there are bytes.
  target[start] = ((0xff00 >> (rest + 1)) & 0xff) | (code >> (6 * rest));
  for (let at = 1; at <= rest; at++) target[start + at] = 0x80 | ((code >> (6 * (rest - at))) & 0x3f);
  return start + rest + 1;
}

function characterAt(bytes: Uint8Array, start: number, length: number): number {
  let code = (bytes[start] as number) & (0x7f >> length);
  for (let at = 1; at < length; at++) code = (code << 6) | ((bytes[start + at] as number) & 0x3f);
  return code;
}

/** Bytes of the character that begins here; 0 where none does. Table 3-7 of the Unicode Standard. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  // No longer forms of shorter ones, no surrogates, nothing beyond U+10FFFF.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let rest = 2; rest < length; rest++) {
    if (((bytes[at + rest] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Keeps a mark at the beginning, which is text like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
