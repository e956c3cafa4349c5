import { describe, expect, it } from 'vitest';
import { growthOf } from '../../../../src/analysis/leaks/growth';
import { chanceOfRise } from '../../../../src/analysis/leaks/mannKendall';
import { robustLine } from '../../../../src/analysis/leaks/theilSen';
import { randomFrom } from '../../../hostile/randomFrom';
import { processorMillis } from '../../../support/processorMillis';

const everyTenSeconds = (counts: readonly number[]): number[] => counts.map((_, at) => at * 10_000);
const shapeOf = (counts: readonly number[]): string => growthOf(counts, everyTenSeconds(counts)).shape;

describe('growthOf', () => {
  it.each([
    ['two looks', [1, 100]],
    ['one look', [100]],
  ])('says nothing of %s', (_, counts) => {
    expect(shapeOf(counts)).toBe('tooFew');
  });

  it.each([
    ['a straight rise', [10, 20, 30, 40]],
    ['three looks that rise', [10, 20, 30]],
    ['a slow rise', [100, 101, 101, 102, 103, 103, 104, 105]],
    ['a rise with noise', [100, 122, 131, 158, 160, 181, 178, 202]],
    ['a rise with one outlier', [10, 20, 30, 90, 50, 60, 70, 100]],
    ['a second leak after a fall, above the old height', [100, 20, 60, 100, 140, 180, 220, 260]],
  ])('finds %s', (_, counts) => {
    expect(shapeOf(counts)).toBe('grows');
  });

  it.each([
    ['a fixed pool', [64, 64, 64, 64, 64], 'steady'],
    ['noise around a number', [50, 52, 49, 51, 50, 52, 51, 50], 'steady'],
    ['a start that becomes steady', [5, 30, 55, 64, 64, 64, 64, 64], 'settled'],
    ['one step', [10, 10, 10, 60, 60, 60, 60, 60], 'settled'],
    ['a sawtooth', [10, 60, 110, 5, 55, 105, 8, 58, 108], 'cycles'],
    ['bursts', [3, 3, 200, 3, 3, 180, 3, 3, 190], 'cycles'],
    ['load that ends', [100, 80, 60, 40, 20], 'falls'],
    ['two goroutines more', [1, 2, 2, 3], 'steady'],
  ])('calls %s no growth', (_, counts, shape) => {
    expect(shapeOf(counts)).toBe(shape);
  });

  it('knows the rate at uneven distances', () => {
    const { shape, perMinute } = growthOf([10, 20, 80, 90], [0, 10_000, 70_000, 80_000]);
    expect({ shape, perMinute }).toEqual({ shape: 'grows', perMinute: 60 });
  });

  it('takes pure noise for growth as rarely as it says', () => {
    const random = randomFrom(7);
    let grown = 0;
    for (let run = 0; run < 1000; run++) {
      const counts = Array.from({ length: 8 }, () => 50 + random.below(50));
      if (shapeOf(counts) === 'grows') grown++;
    }
    expect(grown).toBeLessThan(50);
  });
});

describe('chanceOfRise', () => {
  it.each([
    [[1, 2, 3], 1 / 6],
    [[1, 2, 3, 4], 1 / 24],
    [[1, 2, 3, 4, 5], 1 / 120],
    [[3, 2, 1], 1],
    [[7, 7, 7, 7], 1],
    // Three of ten orders of these values rise as much.
    [[1, 1, 1, 2, 2], 1 / 10],
  ])('of %j is exact', (values, chance) => {
    expect(chanceOfRise(values)).toBeCloseTo(chance, 10);
  });

  it('goes on smoothly where it is no longer counted out', () => {
    const rise = (length: number): number => chanceOfRise(Array.from({ length }, (_, at) => at));
    expect(rise(8)).toBeLessThan(rise(7));
    expect(rise(8)).toBeCloseTo(1 / 40_320, 12);
    expect(rise(41)).toBeLessThan(1e-6);
    expect(chanceOfRise([5, 1, 4, 2, 3, 5, 1, 4, 2])).toBeGreaterThan(0.2);
  });
});

describe('robustLine', () => {
  it('is not moved by an outlier', () => {
    expect(robustLine([0, 10, 20, 900, 40], [0, 1, 2, 3, 4]).perMilli).toBe(10);
  });

  it('is quick on a long series', () => {
    const values = Array.from({ length: 720 }, (_, at) => at * 3);
    const millis = processorMillis(() => {
      expect(robustLine(values, everyTenSeconds(values)).perMilli).toBeCloseTo(0.0003);
    });
    expect(millis).toBeLessThan(100);
  });
});
