import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../../src/formats/readProfile';
import type { ReadOutcome } from '../../src/formats/readOutcome';
import type { Profile } from '../../src/model/profile';

export const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');
export const RECORDINGS = path.resolve(import.meta.dirname, '../../examples/leakdemo/recordings');

/** Every gzipped profile among the fixtures and the example's recordings, as absolute paths. */
export function allProfiles(): readonly string[] {
  return [FIXTURES, RECORDINGS].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pb.gz'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
}

export function readFile(file: string): ReadOutcome {
  return readProfile(readFileSync(file), { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
}

export function fixtureProfile(...name: string[]): Profile {
  const outcome = readFile(path.join(FIXTURES, ...name));
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}
