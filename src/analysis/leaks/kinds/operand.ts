import type { GoToken } from './goCode';

const OPENING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const CLOSING = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Index behind the operand that begins here: `s.jobs[id]`, `ctx.Done()`, `(<-chans)`, `<-x`. */
export function operandEnd(tokens: readonly GoToken[], start: number): number {
  let at = start;
  while (/^(?:<-|[*&!+^-])$/.test(tokens[at]?.text ?? '')) at++;
  const first = tokens[at];
  if (!first) return at;
  if (first.text === '(' || first.text === '[') at = matchingEnd(tokens, at);
  else if (first.kind === 'mark') return at;
  else at++;
  for (;;) {
    const text = tokens[at]?.text;
    if (text === '.') at += 2;
    // At the start of a line they belong to another statement.
    else if ((text === '(' || text === '[') && tokens[at]?.line === tokens[at - 1]?.line)
      at = matchingEnd(tokens, at);
    else return Math.min(at, tokens.length);
  }
}

/** Index of the first token of the operand that ends before `end`; `end` where there is none. */
export function operandStart(tokens: readonly GoToken[], end: number): number {
  let at = end;
  for (;;) {
    const last = tokens[at - 1];
    if (!last) return at;
    if (CLOSING.has(last.text) && last.text !== '}') {
      at = matchingStart(tokens, at - 1);
      const before = tokens[at - 1];
      // `f(x)`, `m[k]`, `f(x)(y)`: what is called or indexed belongs to it.
      if (before && ((before.kind === 'name' && !KEYWORDS.has(before.text)) || /^[)\]]$/.test(before.text)))
        continue;
      return at;
    }
    if (last.kind === 'mark' || KEYWORDS.has(last.text)) return at;
    at--;
    if (tokens[at - 1]?.text !== '.') return at;
    at--;
  }
}

/** Index behind the bracket that closes the one here. */
export function matchingEnd(tokens: readonly GoToken[], open: number): number {
  const opening = tokens[open]?.text ?? '';
  const closing = OPENING.get(opening);
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const { text } = tokens[at] as GoToken;
    if (text === opening) depth++;
    else if (text === closing && --depth === 0) return at + 1;
  }
  return tokens.length;
}

function matchingStart(tokens: readonly GoToken[], close: number): number {
  const closing = tokens[close]?.text ?? '';
  const opening = CLOSING.get(closing);
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    const { text } = tokens[at] as GoToken;
    if (text === closing) depth++;
    else if (text === opening && --depth === 0) return at;
  }
  return 0;
}

/** Words that are no operands. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package ' +
    'range return select struct switch type var'
  ).split(' '),
);
