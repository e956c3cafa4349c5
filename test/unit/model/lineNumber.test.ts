import { describe, expect, it } from 'vitest';
import {
  adoptLargeLineNumbers,
  exactLineNumber,
  largeLineNumbers,
  lineNumberOf,
  lineNumberText,
  movedLine,
} from '../../../src/model/lineNumber';

const LARGE = [
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 60n,
  2n ** 60n + 1n,
  2n ** 63n - 2n,
  2n ** 63n - 1n,
  -(2n ** 53n),
  -(2n ** 60n) - 1n,
  -(2n ** 63n),
];

describe('a line number', () => {
  it.each([0n, 1n, -1n, 53n, 2n ** 31n, 2n ** 53n - 1n, 1n - 2n ** 53n])('of %s is itself', (value) => {
    expect(lineNumberOf(value)).toBe(Number(value));
    expect(exactLineNumber(Number(value))).toBe(value);
    expect(lineNumberText(Number(value))).toBe(String(value));
  });

  it.each(LARGE)('of %s keeps every digit and its sign', (value) => {
    const line = lineNumberOf(value);
    expect(exactLineNumber(line)).toBe(value);
    expect(lineNumberText(line)).toBe(String(value));
    expect(line < 0).toBe(value < 0n);
    expect(lineNumberOf(value)).toBe(line);
  });

  it('is another double for each', () => {
    expect(new Set(LARGE.map(lineNumberOf)).size).toBe(LARGE.length);
  });

  it('moves as int64 does', () => {
    expect(movedLine(10, -5)).toBe(5);
    expect(movedLine(lineNumberOf(2n ** 60n + 1n), 5)).toBe(2 ** 60);
    expect(movedLine(lineNumberOf(2n ** 63n - 1n), 5)).toBe(-(2 ** 63));
    expect(movedLine(lineNumberOf(-(2n ** 63n)), -5)).toBe(2 ** 63);
  });

  it('is known to another thread that is told', () => {
    const known = largeLineNumbers();
    const count = known.length;
    adoptLargeLineNumbers([...known, 2n ** 61n + 1n]);
    expect(largeLineNumbers()).toHaveLength(count + 1);
    adoptLargeLineNumbers(known);
    expect(largeLineNumbers()).toHaveLength(count + 1);
    expect(exactLineNumber(lineNumberOf(2n ** 61n + 1n))).toBe(2n ** 61n + 1n);
  });

  it('of more different ones than anybody keeps is rounded, and takes no more memory', () => {
    for (let i = 0n; i < 100_000n; i++) lineNumberOf(2n ** 62n + 1n + i * 2n);
    expect(largeLineNumbers().length).toBeLessThanOrEqual(65_536);
    expect(lineNumberText(lineNumberOf(2n ** 62n + 1_000_001n))).toBe(String(2n ** 62n + 1_000_448n));
    // Those from before stay.
    expect(lineNumberText(lineNumberOf(2n ** 60n + 1n))).toBe(String(2n ** 60n + 1n));
  });
});
