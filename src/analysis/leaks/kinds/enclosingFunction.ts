import type { GoToken } from './goCode';

/** The tokens of the top-level declaration that a token is in, as indices `[start, end)`. */
export function enclosingFunction(
  tokens: readonly GoToken[],
  at: number,
): { readonly start: number; readonly end: number } {
  let start = 0;
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    const { text } = tokens[index] as GoToken;
    if (text === '{' || text === '(') depth++;
    else if (text === '}' || text === ')') depth = Math.max(0, depth - 1);
    else if (text === 'func' && depth === 0) {
      if (index > at) return { start, end: index };
      start = index;
    }
  }
  return { start, end: tokens.length };
}
