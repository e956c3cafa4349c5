import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/analysis/pattern';
import { wordsOf } from '../../../src/analysis/patternWords';

/** What Go answered: the error, or one digit for each text, 1 where it matches. */
const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, 'goPatterns.json'), 'utf8')) as {
  readonly texts: readonly string[];
  readonly cases: readonly (readonly [string, string])[];
};

function answer(source: string, texts: readonly string[]): string {
  const compiled = compilePattern(source);
  if (!compiled.ok) return compiled.message;
  return texts.map((text) => Number(compiled.pattern.matches(text))).join('');
}

describe('patterns', () => {
  it('say and match what Go’s do', () => {
    expect(recorded.cases).toHaveLength(400);
    for (const [source, expected] of recorded.cases)
      expect(answer(source, recorded.texts), source).toBe(expected);
  });

  it.each(['\ufffd', '^a\ufffdb$', 'x|\ufffd', 'a.b', 'a[^c]b', '\\x{FFFD}', '(?i)A\\pSB'])(
    'find a byte that is no UTF-8 as Go does, by U+FFFD: %s',
    (source) => {
      expect(answer(source, ['a\udcffb', 'a\ufffdb'])).toBe('11');
    },
  );

  it('find no half of a pair where there is none, and one such byte by one dot', () => {
    expect(answer('\\p{Cs}', ['a\udcffb'])).toBe('0');
    expect(answer('^a..b$', ['a\udcffb', 'a\udcff\udcfeb'])).toBe('01');
  });

  it('of a profile may be no UTF-8, which is said with what follows it', () => {
    expect(answer('main\\.\udcffx', [''])).toBe('error parsing regexp: invalid UTF-8: `\udcffx`');
  });

  it('keep what was written', () => {
    const compiled = compilePattern('^main\\.');
    expect(compiled.ok && compiled.pattern.source).toBe('^main\\.');
  });

  it.each([
    '((a*)*)*b',
    '(x+x+)+y',
    '(a|aa)+$',
    '(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x',
    '(a?){500}a{500}b',
    '(?:a|b)*a(?:a|b){200}c',
    '(\\w+\\s?)+$',
  ])('take time linear in the text: %s', (source) => {
    const started = performance.now();
    answer(source, ['a'.repeat(50_000), 'ab'.repeat(25_000), `${'x'.repeat(50_000)}!`]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each([
    ['((a{1000}){1000})', 'error parsing regexp: invalid repeat count: `{1000}`'],
    ['(x?){1000}'.repeat(20), `error parsing regexp: expression too large: \`${'(x?){1000}'.repeat(20)}\``],
  ])('are refused where their program would be huge: %.30s', (source, message) => {
    expect(compilePattern(source)).toEqual({ ok: false, message });
  });

  it('may be long lists of names', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `package${index % 70}\\.name${index}`);
    expect(answer(names.join('|'), ['x/package3.name73()', 'x/package3.name74'])).toBe('10');
  });
});

describe('plain words', () => {
  it.each([
    'main',
    'a|b',
    '^main\\.',
    'gc$',
    '^a$|b',
    '',
    '|',
    '\\(\\*T\\)',
    '\\\\',
    '\\-\\_',
    'λ|😀',
    'a b/c-d,e',
  ])('are searched for without an automaton: %s', (source) => {
    const words = wordsOf(source);
    const compiled = RE2JS.compile(source);
    expect(words).toBeDefined();
    for (const text of [...recorded.texts, 'xmain.', 'main.go', 'abc', 'λ', 'mgc', '(*T)', 'a b/c-d,e'])
      expect(words?.(text), `${source} in ${text}`).toBe(compiled.test(text));
  });

  it.each([
    'a.b',
    'a*',
    '(a)',
    '[a]',
    'a{2}',
    '^^a',
    'a$b',
    '$a',
    '\\d',
    '\\é',
    '\\',
    'a\\',
    '(?i)a',
    'a|b|c|d|e|f|g',
  ])('are not all there is: %s', (source) => {
    expect(wordsOf(source)).toBeUndefined();
  });
});
