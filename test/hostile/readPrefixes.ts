import { expect } from 'vitest';
import { CarefulReader } from './carefulReader';
import type { HostileFile } from './hostileFiles';

/** Reads the prefixes of the chosen lengths, and expects that nothing goes wrong. */
export function readPrefixes(
  files: readonly HostileFile[],
  chosen: (file: HostileFile, length: number) => boolean,
) {
  const reader = new CarefulReader();
  for (const file of files) {
    for (let length = 0; length <= file.bytes.length; length++) {
      if (!chosen(file, length)) continue;
      reader.read(file.bytes.subarray(0, length), () => `${file.name} cut to ${length} bytes`);
    }
  }
  expect(reader.problems).toEqual([]);
  expect(reader.slowestMilliseconds).toBeLessThan(5000);
  return reader;
}

const PARTS = 10;

/** Tests of a few seconds each, so that it shows where the time goes. */
export function inParts(files: readonly HostileFile[]): [number, readonly HostileFile[]][] {
  return Array.from({ length: PARTS }, (_, part) => [
    part + 1,
    files.filter((_, index) => index % PARTS === part),
  ]);
}
