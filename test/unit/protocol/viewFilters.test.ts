import { describe, expect, it } from 'vitest';
import {
  countsAll,
  isUnfiltered,
  MAX_PATTERN_LENGTH,
  readViewFilters,
} from '../../../src/protocol/viewFilters';

describe('readViewFilters', () => {
  it('has one form for what means the same', () => {
    const one = { noTrim: true, focus: 'a', granularity: 'lines', hide: '' };
    const other = { granularity: 'lines', focus: 'a', noTrim: true, mean: false };
    expect(JSON.stringify(readViewFilters(one))).toBe(JSON.stringify(readViewFilters(other)));
    expect(isUnfiltered(readViewFilters({ focus: '', granularity: 'functions' }))).toBe(true);
  });

  it.each([
    [undefined],
    [null],
    ['focus'],
    [7],
    [['focus']],
    [{ focus: 7, ignore: ['x'], hide: { toString: 'x' } }],
    [{ focus: 'x'.repeat(MAX_PATTERN_LENGTH + 1) }],
    [{ granularity: 'atoms', noInlines: 1, mean: 'true', unknown: 'x' }],
    [JSON.parse('{"__proto__": {"focus": "x"}, "constructor": "x"}') as unknown],
  ])('takes nothing from %j', (value) => {
    expect(readViewFilters(value)).toEqual({});
  });
});

describe('countsAll', () => {
  it('tells what leaves something out from what only forms other rows', () => {
    expect(countsAll({ granularity: 'files', noTrim: true, relativePercentages: true, focus: '' })).toBe(
      true,
    );
    for (const filters of [
      { tagRoot: 'a' },
      { mean: true },
      { dropNegative: true },
      { noInlines: true },
    ] as const)
      expect(countsAll(filters)).toBe(false);
  });
});
