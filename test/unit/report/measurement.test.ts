import { describe, expect, it } from 'vitest';
import { commonUnit, fixed2, percentage, scaledLabel } from '../../../src/analysis/measurement';

describe('numbers as pprof prints them', () => {
  it.each([
    [0, 'bytes', 'minimum', '0'],
    [96, 'bytes', 'minimum', '96B'],
    [524_488, 'bytes', 'minimum', '512.20kB'],
    [-524_288, 'bytes', 'minimum', '-512kB'],
    [35_695_263, 'bytes', 'minimum', '34.04MB'],
    [35_757_098, 'bytes', 'MB', '34.10MB'],
    [1_500_000_000, 'nanoseconds', 'minimum', '1.50s'],
    [5_000_000_000_000, 'ns', 'auto', '1.39hrs'],
    [151, 'count', 'minimum', '151'],
    [2500, 'widgets', 'widgets', '2500widgets'],
    [2n ** 62n, 'count', 'minimum', '4611686018427387904'],
  ] as const)('%s %s in %s is %s', (value, from, to, text) => {
    expect(scaledLabel(value, from, to)).toBe(text);
  });

  it('rounds two decimals like C, ties to even', () => {
    expect([0.125, 0.375, 2.675, -0.125, 0.005, 1e20].map(fixed2)).toEqual([
      '0.12',
      '0.38',
      '2.67',
      '-0.12',
      '0.01',
      '100000000000000000000.00',
    ]);
  });

  it('prints percentages in pprof’s columns', () => {
    const cases = [
      [1, 1],
      [9995, 10_000],
      [9994, 10_000],
      [265, 10_000],
      [0, 7],
      [5, 0],
      [1, 200],
      [1, 100_000],
      [1, 10_000_000],
      [-30, 70],
      [15593, 10_000],
    ] as const;
    expect(cases.map(([value, total]) => percentage(value, total))).toEqual([
      '  100%',
      '  100%',
      '99.94%',
      ' 2.65%',
      '    0%',
      '    0%',
      '  0.5%',
      '0.001%',
      '1e-05%',
      '42.86%',
      '155.93%',
    ]);
  });

  it('chooses one unit for a table by its smallest and largest value', () => {
    expect(commonUnit(512.04 * 1024, 76.45 * 1024 ** 2, 'bytes')).toBe('MB');
    expect(commonUnit(600 * 1024, 20 * 1024 ** 2, 'bytes')).toBe('kB');
  });
});
