/** Every single damaged byte of the small fixtures: each bit turned, all of them, and the byte set to 0. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CarefulReader } from './carefulReader';
import { GZIPPED, INFLATED, TEXTS } from './hostileFiles';

const MOST_BYTES = 700;
const TURNED = [1, 2, 4, 8, 16, 32, 64, 128, 255] as const;

function readDamaged(
  files: readonly { name: string; bytes: Uint8Array }[],
  turned: readonly number[],
): CarefulReader {
  const reader = new CarefulReader();
  for (const { name, bytes } of files) {
    const damaged = Uint8Array.from(bytes);
    for (let at = 0; at < damaged.length; at++) {
      const intact = damaged[at] as number;
      for (const value of new Set([...turned.map((mask) => intact ^ mask), 0])) {
        damaged[at] = value;
        reader.read(damaged, () => `${name} with ${value} at ${at}`);
      }
      damaged[at] = intact;
    }
  }
  expect(reader.problems).toEqual([]);
  expect(reader.slowestMilliseconds).toBeLessThan(5000);
  return reader;
}

const small = <T extends { bytes: Uint8Array }>(files: readonly T[]): T[] =>
  files.filter(({ bytes }) => bytes.length <= MOST_BYTES);

describe('a single damaged byte', () => {
  it('of a small inflated profile', () => {
    const files = small(INFLATED);
    const { count, readable } = readDamaged(files, TURNED);
    expect(files.length).toBeGreaterThan(60);
    expect(count).toBeGreaterThan(100_000);
    // Numbers in names and values may be others and still be a profile.
    expect(readable).toBeGreaterThan(count / 10);
  });

  it('of a small text', () => {
    expect(small(TEXTS).length).toBeGreaterThan(10);
    readDamaged(small(TEXTS), TURNED);
  });

  it('of the gzip around it', () => {
    const files = small(GZIPPED).filter((_, index) => index % 8 === 0);
    const stored = small(INFLATED)
      .slice(0, 10)
      .map(({ name, bytes }) => ({ name, bytes: gzipSync(bytes, { level: 0 }) }));
    readDamaged([...files, ...stored], [1, 128, 255]);
  });
});
