import * as l10n from '@vscode/l10n';
import { compilePattern } from '../pattern';
import type { FlagField, NumberField, QueryOutcome, TextField, TextMatch } from './goroutineQuery';
import { FLAG_FIELDS, NUMBER_FIELDS, QUERY_KEYS, TEXT_FIELDS } from './goroutineQuery';
import type { QueryToken } from './queryTokens';

export type WordToken = Extract<QueryToken, { kind: 'word' }>;

/** One condition: `state:select`, `minutes:5..10`, `label:tenant=acme`, `leaked:`, `word`. */
export function readTerm(word: WordToken): QueryOutcome {
  const { key, value, at } = word;
  if (key === '') {
    return value === ''
      ? problem(at, l10n.t('A word was expected between the quotes.'))
      : { ok: true, query: { kind: 'text', field: 'any', matches: contains(value) } };
  }
  const valueAt = at + key.length + 1;
  if (isOneOf(TEXT_FIELDS, key)) return textTerm(key, word, valueAt);
  if (isOneOf(NUMBER_FIELDS, key)) return numberTerm(key, value, valueAt);
  if (isOneOf(FLAG_FIELDS, key)) return flagTerm(key, value, valueAt);
  if (key === 'label') return labelTerm(value, valueAt);
  return problem(
    at,
    l10n.t(
      'One of the keys {0} was expected, but "{1}" was found. To look for the text, put it in quotes.',
      QUERY_KEYS.join(', '),
      key,
    ),
  );
}

function isOneOf<T extends string>(fields: readonly T[], key: string): key is T {
  return (fields as readonly string[]).includes(key);
}

function problem(at: number, message: string): QueryOutcome {
  return { ok: false, at, message };
}

function textTerm(field: TextField, { value, isQuoted }: WordToken, at: number): QueryOutcome {
  if (value === '') {
    return problem(at, l10n.t('A text was expected after {0}:, such as {1}.', field, EXAMPLES[field]));
  }
  const isPattern = !isQuoted && value.length > 2 && value.startsWith('/') && value.endsWith('/');
  if (!isPattern) return { ok: true, query: { kind: 'text', field, matches: contains(value) } };
  const compiled = compilePattern(`(?i)${value.slice(1, -1)}`);
  return compiled.ok
    ? { ok: true, query: { kind: 'text', field, matches: (text) => compiled.pattern.matches(text) } }
    : problem(at, l10n.t('A regular expression was expected between the slashes: {0}.', compiled.message));
}

const EXAMPLES: Readonly<Record<TextField, string>> = {
  state: 'state:"chan send"',
  function: 'function:leak',
  file: l10n.t('file:pool.go or file:pool.go:53'),
  creator: 'creator:Handle',
  any: 'leak',
};

/** `pool.go:5` means that line, and not line 53. */
function contains(value: string): TextMatch {
  const wanted = value.toLowerCase();
  if (/:\d+$/.test(wanted)) return (text) => text.toLowerCase().endsWith(wanted);
  return (text) => text.toLowerCase().includes(wanted);
}

/** `5`, `=5`, `>5`, `>=5`, `<5`, `<=5`, `5..10`, `5..`, `..10`. */
function numberTerm(field: NumberField, value: string, at: number): QueryOutcome {
  const range = /^(\d*)\.\.(\d*)$/.exec(value);
  if (range && value !== '..') {
    const from = range[1] === '' ? 0 : Number(range[1]);
    const to = range[2] === '' ? Infinity : Number(range[2]);
    return from <= to
      ? { ok: true, query: { kind: 'number', field, from, to } }
      : problem(
          at,
          l10n.t('A range from the smaller to the larger number was expected, but {0} was found.', value),
        );
  }
  const [, sign = '', digits = ''] = /^(>=|<=|>|<|=|)(\d+)$/.exec(value) ?? [];
  if (digits === '') {
    const found = value === '' ? '' : l10n.t(', but "{0}" was found', cut(value));
    return problem(
      at,
      l10n.t('A whole number was expected after {0}:, as in {0}:>5, {0}:<=5 or {0}:5..10{1}.', field, found),
    );
  }
  return { ok: true, query: { kind: 'number', field, ...bounds(sign, Number(digits)) } };
}

function bounds(sign: string, number: number): { readonly from: number; readonly to: number } {
  switch (sign) {
    case '>':
      return { from: number + 1, to: Infinity };
    case '>=':
      return { from: number, to: Infinity };
    case '<':
      return { from: 0, to: number - 1 };
    case '<=':
      return { from: 0, to: number };
    default:
      return { from: number, to: number };
  }
}

function flagTerm(flag: FlagField, value: string, at: number): QueryOutcome {
  const wanted = value.toLowerCase();
  if (wanted === '' || wanted === 'yes' || wanted === 'true')
    return { ok: true, query: { kind: 'flag', flag } };
  if (wanted === 'no' || wanted === 'false')
    return { ok: true, query: { kind: 'not', part: { kind: 'flag', flag } } };
  return problem(
    at,
    l10n.t('Nothing, yes or no was expected after {0}:, but "{1}" was found.', flag, cut(value)),
  );
}

/** `tenant=acme`, or `tenant` for any value. */
function labelTerm(value: string, at: number): QueryOutcome {
  const equals = value.indexOf('=');
  const key = (equals < 0 ? value : value.slice(0, equals)).toLowerCase();
  if (key === '')
    return problem(at, l10n.t('A label was expected after label:, as in label:tenant=acme or label:tenant.'));
  return {
    ok: true,
    query: {
      kind: 'label',
      key,
      ...(equals < 0 ? {} : { value: unquoted(value.slice(equals + 1)).toLowerCase() }),
    },
  };
}

/** `label:tenant="acme"`, as dumps print it. */
function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
