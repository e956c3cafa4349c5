/** One replacement of text, in lines and characters (zero-based) of the document before it. */
export interface LineEdit {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** Line ends in the new text. */
  readonly insertedLines: number;
  /** The line where it begins is blank after it: a line that was broken before its text has its text in the last part. */
  readonly leavesBlank: boolean;
}

/**
 * Follows lines through edits, so that a number stays with its text. All lines are zero-based: where one was when
 * following began, and where it is now.
 */
export class LineShift {
  private readonly followed: ReadonlySet<number>;
  private now: Map<number, number>;

  constructor(lines: Iterable<number>) {
    this.followed = new Set(lines);
    this.now = identity(this.followed);
  }

  /** Where the line is now; undefined when its text is gone. Lines that are not followed are where they were. */
  currentOf(line: number): number | undefined {
    return this.now.get(line) ?? (this.followed.has(line) ? undefined : line);
  }

  /** The followed line that is at `current` now. */
  originalOf(current: number): number | undefined {
    for (const [line, at] of this.now) if (at === current) return line;
    return undefined;
  }

  apply(edit: LineEdit): void {
    const next = new Map<number, number>();
    for (const [line, at] of this.now) {
      const moved = moveLine(at, edit);
      if (moved !== undefined) next.set(line, moved);
    }
    this.now = next;
  }

  /** The text is again what it was when following began. */
  reset(): void {
    this.now = identity(this.followed);
  }
}

function identity(lines: ReadonlySet<number>): Map<number, number> {
  return new Map([...lines].map((line) => [line, line]));
}

function moveLine(line: number, edit: LineEdit): number | undefined {
  const { startLine, endLine, insertedLines } = edit;
  if (line < startLine) return line;
  if (line > endLine) return line + insertedLines - (endLine - startLine);
  if (startLine === endLine) {
    const isPushedDown = insertedLines > 0 && (edit.startCharacter === 0 || edit.leavesBlank);
    return isPushedDown ? startLine + insertedLines : line;
  }
  // The edit joins or removes lines: the first keeps what stood before it, the last what stands behind it.
  if (line === startLine) return edit.startCharacter > 0 ? line : undefined;
  return line === endLine && edit.endCharacter === 0 ? startLine + insertedLines : undefined;
}
