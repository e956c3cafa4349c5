import { isDigit } from './placeLine';

/** `goroutine 18 gp=0xc000102a80 m=nil [select, 12 minutes]:` */
export interface HeaderLine {
  /** The byte of `goroutine`; what stands before is a log's. */
  readonly start: number;
  /** -1 where it is too large to be exact. */
  readonly id: number;
  /** Behind the opening bracket, to the colon at the end of the line. */
  readonly statusStart: number;
  readonly statusEnd: number;
}

/** Undefined when it is no header. Only lines that end with a colon are looked through. */
export function readHeaderLine(bytes: Uint8Array, start: number, end: number): HeaderLine | undefined {
  if (end - start < SHORTEST || bytes[end - 1] !== COLON) return undefined;
  const from = startsWith(bytes, start, end, GOROUTINE) ? start : indexOfWord(bytes, start, end);
  if (from < 0) return undefined;
  let at = from + GOROUTINE.length;
  let id = 0;
  const digits = at;
  while (at < end && isDigit(bytes[at] as number)) id = id * 10 + ((bytes[at++] as number) - ZERO);
  if (at === digits || bytes[at] !== BLANK) return undefined;
  // `gp=0xc000102a80 m=0 mp=0x5eed60 `
  while (at < end && bytes[at] === BLANK && bytes[at + 1] !== BRACKET) {
    at++;
    while (at < end && bytes[at] !== BLANK) {
      if (!isWordByte(bytes[at] as number)) return undefined;
      at++;
    }
  }
  if (bytes[at] !== BLANK || bytes[at + 1] !== BRACKET) return undefined;
  return { start: from, id: Number.isSafeInteger(id) ? id : -1, statusStart: at + 2, statusEnd: end - 1 };
}

/** In a log's line the word stands somewhere; in front of it there is no letter. */
function indexOfWord(bytes: Uint8Array, start: number, end: number): number {
  const stop = Math.min(end, start + LONGEST_PREFIX) - GOROUTINE.length;
  for (let at = start; at <= stop; at++) {
    if (bytes[at] === G && startsWith(bytes, at, end, GOROUTINE) && isDigit(bytes[at + 10] as number)) {
      const before = at === start ? BLANK : (bytes[at - 1] as number);
      if (!isLetter(before)) return at;
    }
  }
  return -1;
}

export function startsWith(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start < word.length) return false;
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word[at]) return false;
  return true;
}

function isLetter(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
}

/** Of `gp=0x…`, `m=nil`. */
export function isWordByte(byte: number): boolean {
  return isLetter(byte) || isDigit(byte) || byte === EQUALS;
}

const GOROUTINE = new TextEncoder().encode('goroutine ');
/** `goroutine 1 [x]:` */
const SHORTEST = 16;
/** Names of pods, containers and files stand in prefixes. */
const LONGEST_PREFIX = 400;
const COLON = 58;
const BLANK = 32;
const BRACKET = 91;
const ZERO = 48;
const EQUALS = 61;
const G = 103;
