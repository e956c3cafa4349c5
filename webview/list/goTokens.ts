/**
 * A line of Go in coloured parts. Any text may be given: what is not Go becomes plain parts, and every character is in
 * exactly one of them. One walk without regular expressions over the line, since a hostile one has a megabyte.
 */
export type GoTokenKind =
  'plain' | 'comment' | 'string' | 'number' | 'keyword' | 'type' | 'builtin' | 'constant' | 'call';

export interface GoToken {
  readonly kind: GoTokenKind;
  readonly text: string;
}

/** What a line begins in: a comment or a raw string may go over lines. */
export type LineState = 'code' | 'comment' | 'raw string';

export function goTokens(line: string, state: LineState): readonly GoToken[] {
  const tokens: GoToken[] = [];
  let plainFrom = 0;
  walk(line, state, (kind, start, end) => {
    if (kind === 'plain') return;
    if (start > plainFrom) tokens.push({ kind: 'plain', text: line.slice(plainFrom, start) });
    tokens.push({ kind, text: line.slice(start, end) });
    plainFrom = end;
  });
  if (plainFrom < line.length) tokens.push({ kind: 'plain', text: line.slice(plainFrom) });
  return tokens;
}

/** What the line after this one begins in. */
export function stateAfter(line: string, state: LineState): LineState {
  return walk(line, state, undefined);
}

type OnToken = (kind: GoTokenKind, start: number, end: number) => void;

function walk(line: string, state: LineState, onToken: OnToken | undefined): LineState {
  let at = 0;
  if (state !== 'code') {
    const end = endOf(line, 0, state);
    onToken?.(state === 'comment' ? 'comment' : 'string', 0, end ?? line.length);
    if (end === undefined) return state;
    at = end;
  }
  while (at < line.length) {
    const start = at;
    const opened = openedAt(line, at);
    if (opened !== undefined) {
      const end = endOf(line, at + (opened === 'comment' ? 2 : 1), opened);
      onToken?.(opened === 'comment' ? 'comment' : 'string', start, end ?? line.length);
      if (end === undefined) return opened;
      at = end;
    } else if (line.startsWith('//', at)) {
      onToken?.('comment', start, line.length);
      return 'code';
    } else {
      at = codeEnd(line, at);
      onToken?.(kindOf(line, start, at), start, at);
    }
  }
  return 'code';
}

function openedAt(line: string, at: number): 'comment' | 'raw string' | undefined {
  if (line[at] === '`') return 'raw string';
  return line.startsWith('/*', at) ? 'comment' : undefined;
}

/** Behind the end of what is open; undefined when it goes on in the next line. */
function endOf(line: string, from: number, open: 'comment' | 'raw string'): number | undefined {
  const mark = open === 'comment' ? '*/' : '`';
  const found = line.indexOf(mark, from);
  return found === -1 ? undefined : found + mark.length;
}

/** Behind a string, a rune, a word, a number, or any other character. */
function codeEnd(line: string, start: number): number {
  const first = line[start] ?? '';
  if (first === '"' || first === "'") return quotedEnd(line, start, first);
  const isNumber = isDigit(first) || (first === '.' && isDigit(line[start + 1] ?? ''));
  if (!isNumber && !isWordPart(first)) return start + 1;
  let at = start + 1;
  while (at < line.length) {
    const character = line[at] ?? '';
    const isSign = (character === '+' || character === '-') && isExponent(line, start, at);
    if (!isWordPart(character) && !(isNumber && (character === '.' || isSign))) break;
    at += 1;
  }
  return at;
}

/** An unclosed one ends with its line. */
function quotedEnd(line: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < line.length && line[at] !== quote) at += line[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, line.length);
}

/** `1e+9`, `0x1p-2`, but not `0xe+1`. */
function isExponent(line: string, start: number, at: number): boolean {
  const before = (line[at - 1] ?? '').toLowerCase();
  const isHex = line[start] === '0' && (line[start + 1] ?? '').toLowerCase() === 'x';
  return isHex ? before === 'p' : before === 'e';
}

function kindOf(line: string, start: number, end: number): GoTokenKind {
  const first = line[start] ?? '';
  if (first === '"' || first === "'") return 'string';
  if (isDigit(first) || (first === '.' && end > start + 1)) return 'number';
  if (!isWordPart(first) || end - start > LONGEST_WORD) return 'plain';
  const word = line.slice(start, end);
  if (KEYWORDS.has(word)) return 'keyword';
  // A field or method may have the name of something built in.
  if (line[start - 1] !== '.') {
    if (CONSTANTS.has(word)) return 'constant';
    if (TYPES.has(word)) return 'type';
    if (BUILTINS.has(word) && line[end] === '(') return 'builtin';
  }
  return line[end] === '(' ? 'call' : 'plain';
}

/** Nothing longer is worth a colour. */
const LONGEST_WORD = 1000;

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** All letters beyond ASCII are taken for parts of words. */
function isWordPart(character: string): boolean {
  return WORD_PART.test(character) || character > '\u007f';
}

const WORD_PART = /^\w$/;

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Go's specification, 1.26: keywords and predeclared identifiers. */
const KEYWORDS = words(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var',
);
const TYPES = words(
  'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr',
);
const CONSTANTS = words('true false iota nil');
const BUILTINS = words(
  'append cap clear close complex copy delete imag len make max min new panic print println real recover',
);
