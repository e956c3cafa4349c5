import { describe, expect, it } from 'vitest';
import { goFloatText, parseFloat64, parseGoBool, parseInteger } from '../../../src/driver/goValues';

describe("values in Go's words", () => {
  it.each([
    ['1_0', 10],
    ['0x1p-2', 0.25],
    ['0x_1p0', 1],
    ['-inf', -Infinity],
    ['+Infinity', Infinity],
    ['.5', 0.5],
    ['5.', 5],
    ['1_000.5', 1000.5],
    ['-1e3', -1000],
    ['0x1.8p1', 3],
  ])('reads the floating point number %s', (text, value) => {
    expect(parseFloat64(text)).toEqual({ ok: true, value });
  });

  it.each(['', ' 1', '1e', '0x1', '1__0', '_1', '1_', '.', 'x', '0x', '1e+', '--1', 'infin'])(
    'refuses %j as a floating point number',
    (text) => {
      expect(parseFloat64(text)).toEqual({ ok: false, error: 'invalid syntax' });
    },
  );

  it('tells a number that is no number from one that is too large', () => {
    expect(parseFloat64('nan')).toEqual({ ok: true, value: NaN });
    expect(parseFloat64('1e400')).toEqual({ ok: false, error: 'value out of range' });
  });

  it.each([
    ['0x10', 0, 16],
    ['010', 0, 8],
    ['010', 10, 10],
    ['+5', 10, 5],
  ] as const)('reads the integer %s in base %i', (text, base, value) => {
    expect(parseInteger(text, base)).toEqual({ ok: true, value });
  });

  it.each(['', 'x', '1.5', '1 ', '0x10'])('refuses %j as a decimal integer', (text) => {
    expect(parseInteger(text, 10)).toEqual({ ok: false, error: 'invalid syntax' });
  });

  it('reads truth as strconv.ParseBool does', () => {
    expect(['1', 'T', 'true', 'True', 'tRue', '', 'f', '0'].map(parseGoBool)).toEqual([
      ...[true, true, true, true, undefined, undefined, false, false],
    ]);
  });

  it.each([
    [0.005, '0.005'],
    [1e-5, '1e-05'],
    [0.0001, '0.0001'],
    [1, '1'],
    [100000, '100000'],
    [1e6, '1e+06'],
    [123456789, '1.23456789e+08'],
    [1.5e-10, '1.5e-10'],
    [1e100, '1e+100'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [-Infinity, '-Inf'],
  ])('writes %f as %s', (value, text) => {
    expect(goFloatText(value)).toBe(text);
  });
});
