/**
 * Every prefix of every profile.proto among the fixtures: inflated, every length there is; gzipped, every length up to 250
 * bytes, of what follows each 23rd, and every one of the last 40.
 */
import { describe, expect, it } from 'vitest';
import type { HostileFile } from './hostileFiles';
import { GZIPPED, INFLATED } from './hostileFiles';
import { readPrefixes, thirds } from './readPrefixes';

const lengthsOf = (files: readonly HostileFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length + 1, 0);

describe('every prefix is read or refused, with a sentence', () => {
  it.each(thirds(INFLATED))('of inflated profiles, part %i', (_, files) => {
    expect(readPrefixes(files, () => true).count).toBe(lengthsOf(files));
  });

  it.each(thirds(GZIPPED))('of gzipped profiles, part %i', (_, files) => {
    const { readable } = readPrefixes(
      files,
      ({ bytes }, length) => length <= 250 || length % 23 === 0 || length > bytes.length - 40,
    );
    // Only whole files: gzip ends in a checksum and a length.
    expect(readable).toBeGreaterThan(0);
    expect(readable).toBeLessThanOrEqual(files.length);
  });
});
