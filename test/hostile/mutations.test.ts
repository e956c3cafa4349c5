/** Seeded mutations of every fixture. A failure names the round, which makes the same bytes again. */
import { describe, expect, it } from 'vitest';
import { CarefulReader } from './carefulReader';
import { INFLATED, TEXTS } from './hostileFiles';
import { mutated } from './mutate';
import { randomFrom } from './randomFrom';

const ROUNDS = 200_000;
const PARTS = 8;
/** Small fixtures are damaged more often: more of what is in them is reached, and faster. */
const FILES = [...INFLATED, ...TEXTS].flatMap((file) => {
  const weight = Math.max(1, Math.round(3000 / (file.bytes.length + 50)));
  return Array.from({ length: weight }, () => file);
});

describe('200,000 seeded mutations', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part))('part %i', (part) => {
    const reader = new CarefulReader();
    for (let round = part; round < ROUNDS; round += PARTS) {
      const random = randomFrom(round);
      const file = FILES[random.below(FILES.length)] as (typeof FILES)[number];
      const other = FILES[random.below(FILES.length)] as (typeof FILES)[number];
      reader.read(mutated(file.bytes, other.bytes, random), () => `round ${round}, of ${file.name}`);
    }
    expect(reader.problems).toEqual([]);
    expect(reader.count).toBe(ROUNDS / PARTS);
    expect(reader.readable).toBeGreaterThan(0);
    expect(reader.slowestMilliseconds).toBeLessThan(5000);
    // Columns of an intact profile take up to 6 bytes for each of its bytes.
    expect(reader.largestGrowth).toBeLessThan(18);
  });
});
