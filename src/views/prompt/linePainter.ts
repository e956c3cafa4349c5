import { characterWidth } from './characterWidth';
import { visibleLine } from './terminalText';

const ERASE_BELOW = '\x1b[J';
const UNKNOWN_COLUMNS = 80;

/** Paints the line that is edited, wrapped where the terminal wraps it, over what it painted before. */
export class LinePainter {
  private columns = UNKNOWN_COLUMNS;
  private painted = { text: '', cursor: 0 };

  constructor(private readonly prompt: string) {}

  /** @param cursor position in `line` */
  paint(line: string, cursor: number): string {
    const before = this.toStart();
    const text = this.prompt + visibleLine(line);
    this.painted = { text, cursor: this.prompt.length + cursor };
    const end = this.placeOf(text.length);
    // A full row leaves the cursor hanging behind it; a blank brings it to the next one, where it is expected.
    const settle = end.column === 0 && end.row > 0 ? ' \r' : '';
    const { row, column } = this.placeOf(this.painted.cursor);
    const up = end.row > row ? `\x1b[${end.row - row}A` : '';
    const right = column > 0 ? `\x1b[${column}C` : '';
    // Erased first: a wide character that moves to the next row leaves a gap that nothing is written to.
    return `${before}${ERASE_BELOW}${text}${settle}${up}\r${right}`;
  }

  /** Behind the whole line, on a row of its own; what is painted next begins there. */
  leave(): string {
    const end = this.placeOf(this.painted.text.length);
    const down = end.row - this.placeOf(this.painted.cursor).row;
    this.painted = { text: '', cursor: 0 };
    return `${down > 0 ? `\x1b[${down}B` : ''}\r\n`;
  }

  /** What was painted is gone, as after clearing the screen. */
  forget(): void {
    this.painted = { text: '', cursor: 0 };
  }

  /** The terminal wraps what is there anew by itself, and takes the cursor along. */
  resize(columns: number): void {
    if (columns > 0) this.columns = columns;
  }

  private toStart(): string {
    const { row } = this.placeOf(this.painted.cursor);
    return `${row > 0 ? `\x1b[${row}A` : ''}\r`;
  }

  private placeOf(position: number): { readonly row: number; readonly column: number } {
    let row = 0;
    let column = 0;
    for (const character of this.painted.text.slice(0, position)) {
      const width = characterWidth(character);
      // A wide character does not begin in the last column.
      if (column + width > this.columns) {
        row += 1;
        column = 0;
      }
      column += width;
    }
    return column >= this.columns ? { row: row + 1, column: 0 } : { row, column };
  }
}
