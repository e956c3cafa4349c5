import * as l10n from '@vscode/l10n';
import { QUERY_KEYS } from './goroutineQuery';

/** The words and signs of a query. */
export type QueryToken = {
  /** Zero-based column of the first character. */
  readonly at: number;
} & (
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'end' }
  /** `file:pool.go`, with the key in small letters; `''` for a word without one. */
  | { readonly kind: 'word'; readonly key: string; readonly value: string; readonly isQuoted: boolean }
);

export type TokenOutcome =
  | { readonly ok: true; readonly tokens: readonly QueryToken[] }
  | { readonly ok: false; readonly message: string; readonly at: number };

export function queryTokens(text: string): TokenOutcome {
  const tokens: QueryToken[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    if (at >= text.length) break;
    const sign = SIGNS.get(text.charAt(at));
    if (sign !== undefined && !(sign === 'not' && /^(?:\s|$)/.test(text.slice(at + 1, at + 2)))) {
      tokens.push({ at, kind: sign });
      at++;
      continue;
    }
    const word = readWord(text, at);
    if (!word.ok) return word;
    tokens.push(word.token);
    at = word.end;
  }
  tokens.push({ at: text.length, kind: 'end' });
  return { ok: true, tokens };
}

const SIGNS: ReadonlyMap<string, 'open' | 'close' | 'not'> = new Map([
  ['(', 'open'],
  [')', 'close'],
  ['-', 'not'],
  ['!', 'not'],
]);

type WordOutcome =
  | { readonly ok: true; readonly token: QueryToken; readonly end: number }
  | { readonly ok: false; readonly message: string; readonly at: number };

/** `word`, `key:word`, `key:"two words"`, `"two words"`, `key:/expression/`. */
function readWord(text: string, at: number): WordOutcome {
  const key = readKey(text, at);
  const start = key === '' ? at : at + key.length + 1;
  const first = text.charAt(start);
  if (first === '"' || (first === '/' && key !== '' && text.includes('/', start + 1))) {
    const quoted = readQuoted(text, start, first);
    if (quoted === undefined) {
      const message = l10n.t('A second {0} was expected, which ends what begins here.', first);
      return { ok: false, at: start, message };
    }
    const value = first === '/' ? `/${quoted.value}/` : quoted.value;
    return { ok: true, token: { at, kind: 'word', key, value, isQuoted: first === '"' }, end: quoted.end };
  }
  const end = endOfWord(text, start);
  const value = text.slice(start, end);
  const lower = value.toLowerCase();
  if (key === '' && (lower === 'and' || lower === 'or' || lower === 'not'))
    return { ok: true, token: { at, kind: lower }, end };
  return { ok: true, token: { at, kind: 'word', key, value, isQuoted: false }, end };
}

/** Letters before a colon, except where that begins a line number (`Makefile:3`) or a path (`C:\x`, `http://x`). */
function readKey(text: string, at: number): string {
  const found = /([a-z]{1,20}):(\d|\/\/|\\)?/iy;
  found.lastIndex = at;
  const [, key = '', path] = found.exec(text) ?? [];
  return path === undefined || QUERY_KEYS.includes(key.toLowerCase()) ? key.toLowerCase() : '';
}

/** Parentheses that a word opens are its own: `(*Pool).Get`, `main.(*Pool[...]).Run`. */
function endOfWord(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (/\s/.test(character)) break;
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) break;
  }
  return at;
}

/** Up to the same sign again; a backslash makes the sign an ordinary character. */
function readQuoted(
  text: string,
  start: number,
  sign: string,
): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === sign) return { value, end: at + 1 };
    const isEscape =
      character === '\\' && (text.charAt(at + 1) === sign || (sign === '"' && text.charAt(at + 1) === '\\'));
    if (isEscape) at++;
    value += text.charAt(at);
  }
  return undefined;
}
