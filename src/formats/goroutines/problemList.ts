import type { DumpProblem } from '../../model/goroutineDump';

/** A damaged file could have one in each line; nobody reads more. */
const MAX_PROBLEMS = 1000;

export class ProblemList {
  private readonly problems: DumpProblem[] = [];
  private further = 0;
  private lastLine = 0;

  add(message: string, firstLine: number, lastLine = firstLine): void {
    this.lastLine = lastLine;
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ message, firstLine, lastLine });
    else this.further++;
  }

  finish(): readonly DumpProblem[] {
    if (this.further === 0) return this.problems;
    const message = `${this.further.toLocaleString('en')} more lines could not be read.`;
    return [...this.problems, { message, firstLine: this.lastLine, lastLine: this.lastLine }];
  }
}
