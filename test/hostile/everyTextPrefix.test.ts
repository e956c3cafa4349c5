/** Every prefix of every text among the fixtures: debug=1 in its forms, and dumps (debug=2), which are refused by their head. */
import { describe, expect, it } from 'vitest';
import { DUMPS, TEXTS } from './hostileFiles';
import { readPrefixes, inParts } from './readPrefixes';

describe('every prefix is read or refused, with a sentence', () => {
  it.each(inParts(TEXTS))('of texts, part %i', (_, files) => {
    const lengths = files.reduce((sum, { bytes }) => sum + bytes.length + 1, 0);
    expect(readPrefixes(files, () => true).count).toBe(lengths);
  });

  it('of goroutine dumps', () => {
    expect(readPrefixes(DUMPS, () => true).readable).toBe(0);
  });
});
