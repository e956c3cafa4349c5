import { describe, expect, it } from 'vitest';
import { LineEditor } from '../../../../src/views/prompt/lineEditor';
import { LinePainter } from '../../../../src/views/prompt/linePainter';
import { SmallScreen } from './smallScreen';

const COLUMNS = 10;

function painted(): {
  screen: SmallScreen;
  paint: (text: string, cursor?: number) => void;
  painter: LinePainter;
} {
  const screen = new SmallScreen(COLUMNS);
  const painter = new LinePainter('> ');
  painter.resize(COLUMNS);
  const paint = (text: string, cursor = text.length): void => {
    screen.write(painter.paint(text, cursor));
  };
  return { screen, paint, painter };
}

describe('painting the line', () => {
  it('paints over what was there before', () => {
    const { screen, paint } = painted();
    paint('focus=x');
    paint('top');
    expect(screen.rows).toEqual(['> top']);
    expect(screen.cursor).toEqual([0, 5]);
  });

  it('wraps long lines, and takes rows back that are not needed any more', () => {
    const { screen, paint } = painted();
    paint('abcdefghijklmnopqrst');
    expect(screen.rows).toEqual(['> abcdefgh', 'ijklmnopqr', 'st']);
    expect(screen.cursor).toEqual([2, 2]);
    paint('abcdefghijklmnopqrst', 1);
    expect(screen.cursor).toEqual([0, 3]);
    paint('ab', 1);
    expect(screen.text).toBe('> ab');
    expect(screen.cursor).toEqual([0, 3]);
  });

  it('goes to the next row when a row is just full', () => {
    const { screen, paint } = painted();
    paint('abcdefgh');
    expect(screen.rows[0]).toBe('> abcdefgh');
    expect(screen.cursor).toEqual([1, 0]);
    paint('abcdefghi');
    expect(screen.text).toBe('> abcdefgh\ni');
    paint('abcdefgh');
    paint('abcdefg');
    expect(screen.text).toBe('> abcdefg');
  });

  it('leaves to the row below the whole line', () => {
    const { screen, paint, painter } = painted();
    paint('abcdefghijklmnop', 2);
    screen.write(painter.leave());
    screen.write('answer');
    expect(screen.rows).toEqual(['> abcdefgh', 'ijklmnop', 'answer']);
    screen.write('\r\n');
    paint('x');
    expect(screen.rows).toEqual(['> abcdefgh', 'ijklmnop', 'answer', '> x']);
  });

  it('knows wide characters and marks without width', () => {
    const { screen, paint } = painted();
    paint('abcdefg世x');
    expect(screen.rows).toEqual(['> abcdefg', '世x']);
    expect(screen.cursor).toEqual([1, 3]);
    paint('e\u0301x');
    expect(screen.text).toBe('> e\u0301x');
    expect(screen.cursor).toEqual([0, 4]);
  });

  it('shows control characters instead of sending them', () => {
    const { screen, paint } = painted();
    paint('\x1b[Hx\t\n');
    expect(screen.rows).toEqual(['> ␛[Hx␉␊']);
  });

  it('stays one line whatever is typed', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 200; round++) {
      const { screen, paint } = painted();
      const editor = new LineEditor();
      for (let step = 0; step < 30; step++) {
        const keys = [
          'left',
          'right',
          'home',
          'end',
          'backspace',
          'delete',
          'wordLeft',
          'wordRight',
        ] as const;
        if (random(3) > 0) editor.insert(['a', 'bc ', '世', 'longer text'][random(4)] ?? '');
        else editor[keys[random(keys.length)] ?? 'end']();
        paint(editor.text, editor.cursor);
      }
      const fresh = painted();
      fresh.paint(editor.text, editor.cursor);
      expect(screen.text).toBe(fresh.screen.text);
      expect(screen.cursor).toEqual(fresh.screen.cursor);
    }
  });
});
