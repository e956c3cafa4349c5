import type { GoToken } from './goCode';
import { codeOf } from './goCode';
import { matchingEnd, operandEnd } from './operand';

/** One case of a `select`. */
export type SelectCase =
  | { readonly kind: 'receive' | 'send'; readonly subject: string; readonly code: string }
  | { readonly kind: 'default'; readonly code: 'default' };

/** The cases of the statement whose keyword stands here; none for `select {}`, and for what is no statement. */
export function selectCases(tokens: readonly GoToken[], select: number): SelectCase[] {
  if (tokens[select + 1]?.text !== '{') return [];
  const end = matchingEnd(tokens, select + 1) - 1;
  const cases: SelectCase[] = [];
  let at = select + 2;
  while (at < end && cases.length < MAX_CASES) {
    const { text } = tokens[at] as GoToken;
    if (text === '{' || text === '(' || text === '[') at = matchingEnd(tokens, at);
    else if (text === 'default' && tokens[at + 1]?.text === ':') {
      cases.push({ kind: 'default', code: 'default' });
      at += 2;
    } else if (text === 'case') {
      const colon = caseEnd(tokens, at + 1, end);
      const read = readCase(tokens.slice(at + 1, colon));
      if (read) cases.push(read);
      at = colon + 1;
    } else at++;
  }
  return cases;
}

const MAX_CASES = 64;

/** Index of the colon that ends the case. */
function caseEnd(tokens: readonly GoToken[], start: number, end: number): number {
  let at = start;
  while (at < end && tokens[at]?.text !== ':') {
    at = /^[({[]$/.test(tokens[at]?.text ?? '') ? matchingEnd(tokens, at) : at + 1;
  }
  return at;
}

/** `<-ctx.Done()`, `v, ok := <-in`, `out <- v`. */
function readCase(tokens: readonly GoToken[]): SelectCase | undefined {
  const arrow = arrowOutside(tokens);
  if (arrow < 0) return undefined;
  const before = tokens[arrow - 1]?.text;
  const code = codeOf(tokens);
  if (arrow === 0 || before === ':=' || before === '=') {
    return { kind: 'receive', subject: codeOf(tokens.slice(arrow + 1, operandEnd(tokens, arrow + 1))), code };
  }
  return { kind: 'send', subject: codeOf(tokens.slice(0, arrow)), code };
}

/** Of an arrow that stands in no brackets. */
function arrowOutside(tokens: readonly GoToken[]): number {
  let at = 0;
  while (at < tokens.length) {
    const { text } = tokens[at] as GoToken;
    if (text === '<-') return at;
    at = /^[({[]$/.test(text) ? matchingEnd(tokens, at) : at + 1;
  }
  return -1;
}
