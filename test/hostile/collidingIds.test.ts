/**
 * Numbers that fall into one chain of V8's own hash table. V8 hashes a bigint by the lowest 64-bit digit that it holds and
 * not seeded, so whoever writes a file can choose ids and addresses that collide there; a table that is not seeded then
 * takes the square of their number. Machines differ, so what is measured is how often longer that takes.
 */
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/formats/readProfile';
import { processorMillis } from '../support/processorMillis';
import { encodeMessage } from '../support/profileSchema';
import { collidingNumbers, hashOf } from './collidingNumbers';

const COUNT = 12_000;
const colliding = collidingNumbers(COUNT);
/** As large, and spread. */
const ordinary = colliding.map((_, index) => ((BigInt(index + 1) << 40n) + 7n).toString());

describe('ids that collide in a hash table that is not seeded', () => {
  it.each(['locations', 'functions', 'addresses', 'lines'] as const)(
    'of %s cost what others cost',
    (where) => {
      const usual = timeToRead(profileWith(where, ordinary));
      // Going through the chains of 12,000 of them takes 50 times as long.
      expect(timeToRead(profileWith(where, colliding))).toBeLessThan(5 * usual + 150);
    },
  );
});

function timeToRead(bytes: Uint8Array): number {
  const times = [0, 1].map(() =>
    processorMillis(() => {
      const outcome = readProfile(bytes, { maxInflatedBytes: 2 ** 28, zlib: undefined });
      expect(outcome.ok).toBe(true);
    }),
  );
  return Math.min(...times);
}

function profileWith(
  where: 'locations' | 'functions' | 'addresses' | 'lines',
  numbers: readonly string[],
): Uint8Array {
  const id = (index: number, kind: typeof where): string =>
    kind === where ? (numbers[index] as string) : String(index + 1);
  return encodeMessage({
    sample_type: [{ type: '1', unit: '1' }],
    sample: numbers.map((_, index) => ({ location_id: [id(index, 'locations')], value: ['1'] })),
    location: numbers.map((number, index) => ({
      id: id(index, 'locations'),
      address: where === 'addresses' ? number : String(index),
      line: [{ function_id: id(index, 'functions'), line: where === 'lines' ? signed(number) : '1' }],
    })),
    function: numbers.map((_, index) => ({ id: id(index, 'functions'), name: '1' })),
    string_table: ['', 'x'],
  });
}

const signed = (number: string): string => BigInt.asIntN(64, BigInt(number)).toString();

describe('the numbers', () => {
  it('are different and have one hash', () => {
    const numbers = collidingNumbers(1000);
    expect(new Set(numbers).size).toBe(1000);
    expect(new Set(numbers.map((number) => hashOf(BigInt(number)))).size).toBe(1);
  });

  it('are slow to tell apart in a plain Map, or this test tests nothing', () => {
    const filling = (numbers: readonly bigint[]): number =>
      processorMillis(() => {
        const map = new Map(numbers.map((number) => [number, 1]));
        for (const number of numbers) map.get(number);
      });
    const some = (numbers: readonly string[]): readonly bigint[] => numbers.slice(0, 8000).map(BigInt);
    expect(filling(some(colliding))).toBeGreaterThan(10 * filling(some(ordinary)));
  });
});
