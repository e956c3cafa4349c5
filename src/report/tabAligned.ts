import { codePointCount } from './padded';

/**
 * Go's text/tabwriter with padding 1 and AlignRight, as pprof's tags report uses it (Go 1.26). Cells end at tabs; the
 * last cell of a line belongs to no column. A column is a block of lines, one under the other, that all have it.
 * What stands between two bytes 0xff is text, whatever it is, and the two have no width.
 */
export function* tabAligned(texts: Iterable<string>): Generator<string> {
  const block = new LineBlock();
  let cell = '';
  let isEscaped = false;
  for (const text of texts) {
    let start = 0;
    for (const match of text.matchAll(/[\t\v\n\f\udcff]/gu)) {
      if (match[0] === ESCAPE) isEscaped = !isEscaped;
      if (isEscaped || match[0] === ESCAPE) continue;
      const cellCount = block.addCell(cell + text.slice(start, match.index));
      cell = '';
      start = match.index + 1;
      if (match[0] === '\t' || match[0] === '\v') continue;
      block.endLine();
      // A line of one cell ends every column, and a form feed does so by force.
      if (cellCount === 1 || match[0] === '\f') yield block.take();
    }
    cell += text.slice(start);
  }
  if (cell !== '') block.addCell(cell);
  yield block.take();
}

/** Lines whose columns are not all known yet. Cells of all lines lie one after the other. */
class LineBlock {
  private cells: string[] = [];
  /** Of each cell, the column that it stands in. */
  private columns: number[] = [];
  /** Where each line's cells end. */
  private lineEnds: number[] = [];
  private columnWidths: number[] = [];
  /** First cell of the line before, and of the line that is being read. */
  private previousStart = 0;
  private lineStart = 0;

  /** Says how many cells the line has by now. */
  addCell(text: string): number {
    this.cells.push(text);
    return this.cells.length - this.lineStart;
  }

  endLine(): void {
    const { cells, columns, columnWidths, previousStart, lineStart } = this;
    const previousColumns = Math.max(0, lineStart - previousStart - 1);
    for (let at = lineStart; at < cells.length - 1; at++) {
      const index = at - lineStart;
      const column =
        index < previousColumns ? (columns[previousStart + index] as number) : columnWidths.push(0) - 1;
      columns[at] = column;
      const width = widthOf(cells[at] as string) + PADDING;
      if (width > (columnWidths[column] as number)) columnWidths[column] = width;
    }
    columns[cells.length - 1] = NO_COLUMN;
    this.lineEnds.push(cells.length);
    this.previousStart = lineStart;
    this.lineStart = cells.length;
  }

  /** The lines so far, aligned; with them, cells of a line that the text does not end. */
  take(): string {
    const open = this.cells.length > this.lineStart;
    if (open) this.endLine();
    let text = '';
    let at = 0;
    for (const end of this.lineEnds) {
      for (; at < end; at++) text += this.aligned(at);
      text += '\n';
    }
    this.cells = [];
    this.columns = [];
    this.lineEnds = [];
    this.columnWidths = [];
    this.previousStart = 0;
    this.lineStart = 0;
    return open ? text.slice(0, -1) : text;
  }

  private aligned(at: number): string {
    const cell = this.cells[at] as string;
    const column = this.columns[at] as number;
    if (column === NO_COLUMN) return cell;
    return ' '.repeat((this.columnWidths[column] as number) - widthOf(cell)) + cell;
  }
}

/** One that is not closed takes the width of two, too. */
function widthOf(cell: string): number {
  const escapes = cell.includes(ESCAPE) ? (cell.match(/\udcff/gu)?.length ?? 0) : 0;
  return codePointCount(cell) - 2 * Math.ceil(escapes / 2);
}

/** The byte 0xff, which is no UTF-8. */
const ESCAPE = '\udcff';
const PADDING = 1;
const NO_COLUMN = -1;
