import type { DumpProblem } from '../../model/goroutineDump';

/** A damaged file could have one in each line; nobody reads more. */
const MAX_PROBLEMS = 1000;

/** The problems of a text, or of a part of it. */
export interface FoundProblems {
  readonly listed: readonly DumpProblem[];
  /** How many more there are. */
  readonly further: number;
  /** Of the last of all. */
  readonly lastLine: number;
}

export class ProblemList {
  private readonly listed: DumpProblem[] = [];
  private further = 0;
  private lastLine = 0;

  get found(): FoundProblems {
    return { listed: this.listed, further: this.further, lastLine: this.lastLine };
  }

  add(message: string, firstLine: number, lastLine = firstLine): void {
    this.lastLine = lastLine;
    if (this.listed.length < MAX_PROBLEMS) this.listed.push({ message, firstLine, lastLine });
    else this.further++;
  }

  /** Those of a part that begins with `line`. */
  addFound({ listed, further, lastLine }: FoundProblems, line: number): void {
    for (const problem of listed)
      this.add(problem.message, problem.firstLine + line, problem.lastLine + line);
    this.further += further;
    if (further > 0) this.lastLine = lastLine + line;
  }

  finish(): readonly DumpProblem[] {
    if (this.further === 0) return this.listed;
    const message = `${this.further.toLocaleString('en')} more lines could not be read.`;
    return [...this.listed, { message, firstLine: this.lastLine, lastLine: this.lastLine }];
  }
}
