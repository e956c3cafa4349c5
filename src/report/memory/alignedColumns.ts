/** Rows for a terminal: the first column at the left, the others, which are numbers, at the right. */
export function alignedColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.min(MAX_WIDTH, Math.max(widths[column] ?? 0, cell.length));
    });
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** One long name does not push all numbers out of sight. */
const MAX_WIDTH = 60;
