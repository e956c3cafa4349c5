import { describe, expect, it } from 'vitest';
import { goDurationText, goTimeText } from '../../../src/report/goTime';

describe('a time as Go prints it', () => {
  it.each([
    [1_763_962_458_058_816_500n, '2025-11-24 05:34:18.0588165 +0000 UTC'],
    [1_763_962_458_000_000_000n, '2025-11-24 05:34:18 +0000 UTC'],
    [1n, '1970-01-01 00:00:00.000000001 +0000 UTC'],
    [-1n, '1969-12-31 23:59:59.999999999 +0000 UTC'],
    [-(2n ** 63n), '1677-09-21 00:12:43.145224192 +0000 UTC'],
    [2n ** 63n - 1n, '2262-04-11 23:47:16.854775807 +0000 UTC'],
  ])('%s ns', (nanos, text) => {
    expect(goTimeText(nanos)).toBe(text);
  });
});

describe('a duration as Go prints it', () => {
  it.each([
    [0n, '0s'],
    [999n, '999ns'],
    [1500n, '1.5µs'],
    [15_000_000n, '15ms'],
    [2_110_000_000n, '2.11s'],
    [90_500_000_000n, '1m30.5s'],
    [3_600_000_000_000n, '1h0m0s'],
    [-5_000_000_000n, '-5s'],
    [2n ** 63n - 1n, '2562047h47m16.854775807s'],
    [-(2n ** 63n), '-2562047h47m16.854775808s'],
  ])('%s ns', (nanos, text) => {
    expect(goDurationText(nanos)).toBe(text);
  });
});
