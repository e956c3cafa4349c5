const MAX_LINES = 1000;

/** Lines that were entered in the prompts of this window, oldest first. */
export class PromptHistory {
  private readonly lines: string[] = [];

  add(line: string): void {
    if (line.trim() === '' || line === this.lines.at(-1)) return;
    this.lines.push(line);
    if (this.lines.length > MAX_LINES) this.lines.shift();
  }

  get length(): number {
    return this.lines.length;
  }

  at(index: number): string | undefined {
    return this.lines[index];
  }
}

/** A walk through the history from a line that is not entered yet, and back to it. */
export class HistoryWalk {
  private index: number;

  constructor(
    private readonly history: PromptHistory,
    private readonly draft: string,
  ) {
    this.index = history.length;
  }

  /** Undefined at the oldest line. */
  older(): string | undefined {
    if (this.index === 0) return undefined;
    this.index -= 1;
    return this.history.at(this.index);
  }

  /** Undefined where the walk began. */
  newer(): string | undefined {
    if (this.index >= this.history.length) return undefined;
    this.index += 1;
    return this.history.at(this.index) ?? this.draft;
  }
}
