import { describe, expect, it } from 'vitest';
import { keptLines } from '../../../../src/report/text/keptLines';

const ALL = { lines: 100, bytes: 1 << 20 };

function linesOf(pieces: readonly (string | Uint8Array)[], limits = ALL): readonly string[] {
  const kept = keptLines(pieces, limits);
  return Array.from({ length: kept.lineCount }, (_, index) => kept.line(index));
}

describe('the lines that are kept of a report', () => {
  it('are the same wherever its pieces end', () => {
    const text = 'a\n\nÿ€😀\r\n  end';
    const bytes = Buffer.from(text);
    const expected = ['a', '', 'ÿ€😀\r', '  end'];
    for (let at = 0; at <= bytes.length; at++) {
      expect(linesOf([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(expected);
    }
    expect(linesOf(Array.from(text))).toEqual(expected);
  });

  it('may use a piece up before the next', () => {
    const piece = Buffer.from('one\n');
    function* pieces(): Generator<Uint8Array> {
      yield piece;
      piece.write('two\n');
      yield piece;
    }
    const kept = keptLines(pieces(), ALL);
    expect([kept.line(0), kept.line(1)]).toEqual(['one', 'two']);
  });

  it('are none of an empty report, and one of a report without an end', () => {
    expect(linesOf([])).toEqual([]);
    expect(linesOf(['', ''])).toEqual([]);
    expect(linesOf(['x'])).toEqual(['x']);
  });

  it('end where there are enough, and the rest is not made', () => {
    let made = 0;
    function* pieces(): Generator<string> {
      for (;;) {
        made += 1;
        yield 'line\nline\n';
      }
    }
    const kept = keptLines(pieces(), { lines: 5, bytes: 1000 });
    expect(kept).toMatchObject({ lineCount: 5, extent: 'cut' });
    expect(kept.line(4)).toBe('line');
    expect(made).toBeLessThan(6);
    expect(keptLines(pieces(), { lines: 1000, bytes: 100 })).toMatchObject({ extent: 'cut', lineCount: 20 });
  });

  it('are whole where the report ends with the last that is kept', () => {
    expect(keptLines(['a\nb\n'], { lines: 2, bytes: 4 })).toMatchObject({ lineCount: 2, extent: 'whole' });
    expect(keptLines(['a\nb\nc'], { lines: 2, bytes: 4 })).toMatchObject({ lineCount: 2, extent: 'cut' });
    expect(keptLines(['a\n', 'b'], { lines: 9, bytes: 2 })).toMatchObject({ lineCount: 1, extent: 'cut' });
  });

  it('leave out the middle of what no screen shows', () => {
    const [line = ''] = linesOf([`begin${'x'.repeat(1 << 20)}end\n`]);
    expect(line.length).toBeLessThan(10_000);
    expect(line).toMatch(/^beginx+…x+end$/);
  });

  it('show what they can of one line that is longer than all that is kept', () => {
    const kept = keptLines(['x'.repeat(5000), 'y'.repeat(5000)], { lines: 9, bytes: 5000 });
    expect(kept).toMatchObject({ lineCount: 1, extent: 'cut' });
    expect(kept.line(0)).toBe('x'.repeat(5000));
  });
});
