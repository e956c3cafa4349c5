import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineShift, type LineEdit } from '../../../src/editor/lineShift';

function edit(
  start: [number, number],
  end: [number, number],
  insertedLines: number,
  leavesBlank = false,
): LineEdit {
  const [startLine, startCharacter] = start;
  const [endLine, endCharacter] = end;
  return { startLine, startCharacter, endLine, endCharacter, insertedLines, leavesBlank };
}

/** Where lines 4 to 7 are after the edit. */
function after(change: LineEdit): (number | undefined)[] {
  const shift = new LineShift([4, 5, 6, 7]);
  shift.apply(change);
  return [4, 5, 6, 7].map((line) => shift.currentOf(line));
}

describe('LineShift', () => {
  it('leaves lines where they are while text is typed within a line', () => {
    expect(after(edit([5, 3], [5, 6], 0))).toEqual([4, 5, 6, 7]);
  });

  it('moves what is below inserted lines', () => {
    expect(after(edit([2, 9], [2, 9], 3))).toEqual([7, 8, 9, 10]);
  });

  it('moves a line when lines are put in before its first character', () => {
    expect(after(edit([5, 0], [5, 0], 2))).toEqual([4, 7, 8, 9]);
  });

  it('leaves a line when it is broken at its end', () => {
    expect(after(edit([5, 20], [5, 20], 1))).toEqual([4, 5, 7, 8]);
  });

  it('moves a line when it is broken behind its indentation', () => {
    expect(after(edit([5, 1], [5, 1], 1, true))).toEqual([4, 6, 7, 8]);
  });

  it('loses lines that are deleted', () => {
    expect(after(edit([5, 0], [7, 0], 0))).toEqual([4, undefined, undefined, 5]);
  });

  it('keeps the first of two lines that are joined', () => {
    const shift = new LineShift([5, 6]);
    shift.apply(edit([5, 20], [6, 2], 0));
    expect([shift.currentOf(5), shift.currentOf(6)]).toEqual([5, undefined]);
  });

  it('finds the recorded line of a line of the text', () => {
    const shift = new LineShift([4, 5]);
    shift.apply(edit([0, 0], [0, 0], 10));
    expect(shift.originalOf(15)).toBe(5);
    expect(shift.originalOf(5)).toBeUndefined();
  });

  it('takes lines that it does not follow for unmoved', () => {
    expect(new LineShift([4]).currentOf(99)).toBe(99);
  });

  it('has every line back after a reset', () => {
    const shift = new LineShift([4, 5]);
    shift.apply(edit([0, 0], [9, 0], 0));
    shift.reset();
    expect([shift.currentOf(4), shift.currentOf(5)]).toEqual([4, 5]);
  });

  it('agrees with the text, whatever whole lines are inserted and deleted', () => {
    const changes = fc.array(fc.record({ at: fc.nat(40), remove: fc.nat(5), insert: fc.nat(5) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(changes, (list) => {
        const lines = Array.from({ length: 30 }, (_, line) => line);
        let text: (number | 'new')[] = [...lines];
        const shift = new LineShift(lines);
        for (const { at, remove, insert } of list) {
          const start = Math.min(at, text.length);
          const end = Math.min(start + remove, text.length);
          shift.apply(edit([start, 0], [end, 0], insert));
          const inserted = Array.from({ length: insert }, (): 'new' => 'new');
          text = [...text.slice(0, start), ...inserted, ...text.slice(end)];
        }
        for (const line of lines) {
          const at = text.indexOf(line);
          expect(shift.currentOf(line)).toBe(at === -1 ? undefined : at);
        }
      }),
    );
  });
});
