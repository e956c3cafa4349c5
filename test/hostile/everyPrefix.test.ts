/** Every prefix of every profile.proto among the fixtures, inflated and gzipped. */
import { describe, expect, it } from 'vitest';
import type { HostileFile } from './hostileFiles';
import { GZIPPED, INFLATED } from './hostileFiles';
import { readPrefixes, inParts } from './readPrefixes';

const lengthsOf = (files: readonly HostileFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length + 1, 0);

describe('every prefix is read or refused, with a sentence', () => {
  it.each(inParts(INFLATED))('of inflated profiles, part %i', (_, files) => {
    expect(readPrefixes(files, () => true).count).toBe(lengthsOf(files));
  });

  it.each(inParts(GZIPPED))('of gzipped profiles, part %i', (_, files) => {
    const { readable, count } = readPrefixes(files, () => true);
    expect(count).toBe(lengthsOf(files));
    // Only whole files: gzip ends in a checksum and a length.
    expect(readable).toBeGreaterThan(0);
    expect(readable).toBeLessThanOrEqual(files.length);
  });
});
