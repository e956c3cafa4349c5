/** What is read with kernels is, to the last number, what is read without. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Random } from './randomFrom';
import { randomFrom } from './randomFrom';
import { allProfiles } from '../support/fixtures';
import { freakProfile } from '../support/freakProfile';
import { firstDifference, readBy } from '../support/kernelReading';

const SAMPLES = 150;

function cutUp(bytes: Uint8Array, most: number, random: Random): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = at + 1 + random.below(most);
    pieces.push(bytes.subarray(at, next));
    at = next;
  }
  return pieces;
}

function differences(bytes: Uint8Array, random: Random): (string | undefined)[] {
  const plain = readBy('plain', bytes);
  const whole = firstDifference(readBy('kernel', bytes), plain);
  // Where it stops before the end, the whole is read again.
  const pieces = cutUp(bytes, 1 + random.below(bytes.length), random);
  const [ours, theirs] = [readBy('kernel', ...pieces), readBy('plain', ...pieces)];
  return [whole, firstDifference(ours, theirs)];
}

describe('profiles', () => {
  const files = allProfiles();

  it.each([0, 1, 2, 3])('among the fixtures and recordings are read alike, part %i of 4', (part) => {
    const seen = files
      .filter((_, index) => index % 4 === part)
      .map((file) => {
        const bytes = gunzipSync(readFileSync(file));
        return { file: path.basename(file), differs: differences(bytes, randomFrom(bytes.length)) };
      });
    expect(seen.filter(({ differs }) => differs.some((at) => at !== undefined))).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
  });

  it.each(
    [0, 1, 2, 17].flatMap((types) =>
      (['numbered', 'gaps', 'large'] as const).flatMap((ids) =>
        [0, 5, 300].map((odd) => ({ types, ids, odd })),
      ),
    ),
  )('of $types types with ids $ids and $odd odd of a thousand are read alike', ({ types, ids, odd }) => {
    const random = randomFrom(types * 1000 + odd);
    const bytes = freakProfile({ samples: SAMPLES, types, odd, depth: 600, locations: 300, ids }, random);
    expect(differences(bytes, random)).toEqual([undefined, undefined]);
    const outcome = readBy('kernel', bytes);
    // Samples without types are refused, and that alone.
    const said =
      outcome === 'stop' ? outcome : outcome.ok ? outcome.profile.samples.count : outcome.pprofMessage;
    expect(said).toBe(types === 0 ? 'missing sample type information' : SAMPLES);
  });
});

it('a difference is found', () => {
  const column = Float64Array.of(1, 2);
  expect(firstDifference({ a: [column] }, { a: [Float64Array.of(1, 3)] })).toBe('.a.0: 16 and 16 bytes');
  expect(firstDifference({ a: column }, { a: Int32Array.of(1, 2, 3, 4) })).toBe('.a: 16 and 16 bytes');
  expect(firstDifference({ a: 1n }, { a: 2n })).toBe('.a: 1 and 2');
  expect(firstDifference({ a: column }, { a: Float64Array.of(1, 2) })).toBeUndefined();
});
