import { describe, expect, it } from 'vitest';
import {
  behindLineEnd,
  endOfArguments,
  endOfCallName,
  endOfDigits,
  numberOf,
} from '../../../../src/formats/goroutines/textWords';
import { isComparable, WordRuns } from '../../../../src/formats/goroutines/wordRuns';

/** At each place of a word. */
const OFFSETS = [0, 1, 2, 3, 4, 5, 6, 7];

function viewOf(text: string, offset = 0): DataView {
  const bytes = Buffer.from(`${'-'.repeat(offset)}${text}${'-'.repeat(16)}`, 'latin1');
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

describe.each(OFFSETS)('text from byte %i', (offset) => {
  it.each([
    ['0xc000012345, 0x0?, {0x1, 0x2})\n', 31],
    [')\n', 1],
    ['...)', -1],
    ['..)', 3],
    ['0x1....)', 8],
    ['0x1\n\t/a.go:1)', -1],
    ['0x1, (2))', -1],
    ['08, ?_{}xf!9ab)', 15],
    ['0x1, a*b)', -1],
    ['0x1', -1],
  ])('has arguments: %j', (text, length) => {
    expect(endOfArguments(viewOf(text, offset), offset)).toBe(length < 0 ? -1 : offset + length);
  });

  it.each([
    ['main.f(0x1)\n', 6],
    ['main.(*Pool).Run(0x1)\n', 16],
    ['main.(*Pool[...]).Run.(*T).f(...)\n', 28],
    ['exit status 2\nmain.f()', -1],
    ['main.)*+f()', 9],
  ])('has a call: %j', (text, length) => {
    expect(endOfCallName(viewOf(text, offset), offset)).toBe(length < 0 ? -1 : offset + length);
  });

  it.each([
    ['7 [', 1, 7],
    ['123456789012345]', 15, 123456789012345],
    ['1234567890123456]', -1, NaN],
    ['x', -1, NaN],
  ])('has a number: %j', (text, length, number) => {
    const view = viewOf(text, offset);
    const end = endOfDigits(view, offset);
    expect(end).toBe(length < 0 ? -1 : offset + length);
    if (end >= 0) expect(numberOf(view, offset, end)).toBe(number);
  });

  it('may be a run that is known', () => {
    const texts = ['f(', 'main.f(', 'main.fu(', 'main.fun(', 'example.com/app.(*T).method(', 'é'.repeat(9)];
    const runs = new WordRuns();
    for (const text of texts) runs.add(Buffer.from(text, 'latin1'));
    runs.add(undefined);
    for (const [row, text] of texts.entries()) {
      const view = viewOf(text, offset);
      const other = viewOf(`${text.slice(0, -1)}!`, offset);
      expect(runs.endOfMatch(row, view, offset)).toBe(offset + text.length);
      expect(runs.endOfMatch(row, other, offset)).toBe(-1);
      expect(runs.endOfMatch(texts.length, view, offset)).toBe(-1);
      for (let length = 0; length <= text.length; length++) {
        const isAll = length === text.length;
        expect(runs.endOfBeginning(row, other, offset, length)).toBe(isAll ? -1 : offset + length);
      }
      expect(Buffer.from(runs.at(row)).toString('latin1')).toBe(text);
    }
  });
});

describe('the end of a line', () => {
  it.each([
    ['\n', 1],
    ['\r\n', 2],
    ['\r\r\n', -1],
    ['x\n', -1],
  ])('%j', (text, next) => {
    expect(behindLineEnd(viewOf(text), 0)).toBe(next);
  });
});

describe('a run of bytes', () => {
  it('can be compared as doubles when no text could differ from it and be equal, or be it and not equal', () => {
    expect(isComparable(Buffer.from('main.(*Pool).Run'))).toBe(true);
    for (const byte of [0, 0x7f, 0xff]) expect(isComparable(Uint8Array.of(109, byte, 110))).toBe(false);
  });
});
