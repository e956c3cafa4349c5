import { characterWidth } from '../../../../src/views/prompt/characterWidth';

/** As much of a terminal as the prompt uses: wrapping with the cursor hanging behind a full row, and a few sequences. */
export class SmallScreen {
  private lines: string[][] = [[]];
  private row = 0;
  private column = 0;

  constructor(private readonly columns: number) {}

  get rows(): readonly string[] {
    return this.lines.map((cells) =>
      Array.from(cells, (cell) => cell ?? ' ')
        .join('')
        .trimEnd(),
    );
  }

  get text(): string {
    return this.rows.join('\n').trimEnd();
  }

  /** Row and column; a cursor that hangs behind a full row is in its last column. */
  get cursor(): readonly [number, number] {
    return [this.row, Math.min(this.column, this.columns - 1)];
  }

  write(text: string): void {
    for (const { 0: token } of text.matchAll(/\x1b\[[?\d;]*[A-Za-z]|[^]/gu)) {
      if (token.startsWith('\x1b[')) this.obey(token);
      else if (token === '\r') this.column = 0;
      else if (token === '\n') this.moveTo(this.row + 1);
      else this.put(token);
    }
  }

  private put(character: string): void {
    const width = characterWidth(character);
    if (this.column + width > this.columns) {
      this.moveTo(this.row + 1);
      this.column = 0;
    }
    const cells = this.lines[this.row] ?? [];
    if (width === 0) cells[this.column - 1] = (cells[this.column - 1] ?? '') + character;
    else cells[this.column] = character;
    if (width === 2) cells[this.column + 1] = '';
    this.column += width;
  }

  private obey(sequence: string): void {
    const count = Number(/\d+/.exec(sequence)?.[0] ?? 1);
    this.column = Math.min(this.column, this.columns - 1);
    switch (sequence.at(-1)) {
      case 'A':
        this.row = Math.max(0, this.row - count);
        return;
      case 'B':
        this.row = Math.min(this.lines.length - 1, this.row + count);
        return;
      case 'C':
        this.column = Math.min(this.columns - 1, this.column + count);
        return;
      case 'J':
        if (sequence === '\x1b[J') {
          this.lines = this.lines.slice(0, this.row + 1);
          this.lines[this.row] = (this.lines[this.row] ?? []).slice(0, this.column);
        } else this.lines = [[]];
        return;
      case 'H':
        [this.row, this.column] = [0, 0];
        return;
      default:
        // Bracketed paste and colours are not seen.
        return;
    }
  }

  private moveTo(row: number): void {
    while (this.lines.length <= row) this.lines.push([]);
    this.row = row;
  }
}
