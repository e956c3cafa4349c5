/**
 * The tokens of a Go file, as far as statements can be told from them; comments are left out. Any text may be given:
 * what is not closed ends with its line, a raw string with the file. Linear in the text.
 */
export interface GoToken {
  readonly kind: 'name' | 'literal' | 'mark';
  readonly text: string;
  /** One-based line on which it begins. */
  readonly line: number;
}

export function goTokensOf(lines: readonly string[]): readonly GoToken[] {
  let tokens = known.get(lines);
  if (!tokens) {
    tokens = read(lines);
    known.set(lines, tokens);
  }
  return tokens;
}

const known = new WeakMap<readonly string[], readonly GoToken[]>();
/** Nobody writes more; what a program generates is not worth the time. */
const MAX_TOKENS = 1_000_000;

function read(lines: readonly string[]): GoToken[] {
  const tokens: GoToken[] = [];
  let inside: Inside = 'code';
  for (let at = 0; at < lines.length && tokens.length < MAX_TOKENS; at++)
    inside = readLine(lines[at] ?? '', at + 1, inside, tokens);
  return tokens;
}

type Inside = 'code' | 'comment' | 'raw string';

/** Each alternative is one token or one beginning of something longer; what no alternative takes is skipped. */
const PIECE =
  /(?<space>[\s\uFEFF]+|\/\/.*)|(?<comment>\/\*)|(?<raw>`)|(?<quoted>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(?<number>\d[\w.]*)|(?<name>[\p{L}_][\p{L}\p{Nd}_]*)|(?<mark><-|:=|\.\.\.|.)/uy;

function readLine(line: string, lineNumber: number, inside: Inside, tokens: GoToken[]): Inside {
  let at = 0;
  let now = inside;
  for (;;) {
    if (now !== 'code') {
      const close = line.indexOf(now === 'comment' ? '*/' : '`', at);
      if (close < 0) return now;
      at = close + (now === 'comment' ? 2 : 1);
      now = 'code';
    }
    PIECE.lastIndex = at;
    const { groups, 0: text = '' } = PIECE.exec(line) ?? {};
    if (!groups) return now;
    at += text.length;
    if (groups['comment'] !== undefined) now = 'comment';
    else if (groups['raw'] !== undefined) {
      now = 'raw string';
      tokens.push({ kind: 'literal', text: '``', line: lineNumber });
    } else if (groups['space'] === undefined) {
      const kind = groups['name'] !== undefined ? 'name' : groups['mark'] !== undefined ? 'mark' : 'literal';
      tokens.push({ kind, text, line: lineNumber });
    }
  }
}

/** The line without a comment at its end, and without the space around it. */
export function withoutComment(line: string): string {
  let at = 0;
  for (;;) {
    PIECE.lastIndex = at;
    const { groups, 0: text = '' } = PIECE.exec(line) ?? {};
    if (!groups || text.startsWith('//')) break;
    at += text.length;
  }
  return line.slice(0, at).trim();
}

/** Index of the first token of a line, or of one below it; the number of tokens when there is none. */
export function firstOfLine(tokens: readonly GoToken[], line: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens as people write them: `ctx.Done()`, `time.After(5 * time.Second)`. */
export function codeOf(tokens: readonly GoToken[]): string {
  let text = '';
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const touches =
      before === undefined || TOUCHES_NEXT.test(before.text) || TOUCHES_PREVIOUS.test(token.text);
    text += touches ? token.text : ` ${token.text}`;
  });
  return text;
}

const TOUCHES_NEXT = /^(?:[([.!&]|<-|\.\.\.)$/;
const TOUCHES_PREVIOUS = /^[()[\].,;:]$/;
