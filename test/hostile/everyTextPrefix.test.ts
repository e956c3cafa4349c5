/**
 * Prefixes of every text among the fixtures. debug=1: every length up to 300 bytes, of what follows the three around each
 * line's end, each 61st beside that, and every one of the last 50. debug=2: each 97th; those are refused by their head.
 */
import { describe, expect, it } from 'vitest';
import { DUMPS, TEXTS } from './hostileFiles';
import { readPrefixes, thirds } from './readPrefixes';

const LINE_END = 0x0a;

describe('a prefix is read or refused, with a sentence', () => {
  it.each(thirds(TEXTS))('of texts, part %i', (_, files) => {
    const { count } = readPrefixes(files, ({ bytes }, length) => {
      if (length <= 300 || length > bytes.length - 50 || length % 61 === 0) return true;
      return bytes.subarray(length - 1, length + 2).includes(LINE_END);
    });
    expect(count).toBeGreaterThan(9_000);
  });

  it('of goroutine dumps', () => {
    expect(readPrefixes(DUMPS, (_, length) => length % 97 === 0).readable).toBe(0);
  });
});
