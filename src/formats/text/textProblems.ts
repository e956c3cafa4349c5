import { textOf } from './lineBytes';

/** What is wrong with a text: sentences for the person, and the first thing that pprof would have stopped at. */
export class TextProblems {
  private readonly sentences: string[] = [];
  private unsaid = 0;
  private refusal: string | undefined;

  /** pprof's whole message without the file's name; undefined where it reads the text. */
  get pprofRefuses(): string | undefined {
    return this.refusal;
  }

  /** Whether pprof goes on to its next reader. */
  get isUnrecognized(): boolean {
    return this.refusal === 'parsing profile: unrecognized profile format';
  }

  /** pprof stops at its first error, so only the first counts. */
  refuse(pprofError: string): void {
    this.refuseAfterParsing(`parsing profile: ${pprofError}`);
  }

  /** Where pprof reads the text but does nothing with it. */
  refuseAfterParsing(pprofMessage: string): void {
    this.refusal ??= pprofMessage;
  }

  /** Where pprof, not knowing the text as this one, reads it as another. */
  refuseAs({ refusal }: TextProblems): void {
    this.refusal = refusal;
  }

  /** For `LineScanner`: the view shows long lines, pprof does not read them. */
  readonly refuseLongLine = (): void => {
    this.refuse('bufio.Scanner: token too long');
  };

  say(sentence: string): void {
    if (this.sentences.length < MAX_SENTENCES) this.sentences.push(sentence);
    else this.unsaid++;
  }

  /** `Line 3 is no record (expected …, found "…").` */
  sayLine(lineNumber: number, what: string, bytes: Uint8Array, start: number, end: number): void {
    this.say(`Line ${lineNumber} ${what}, found ${quoted(bytes, start, end)}).`);
  }

  finish(): readonly string[] {
    if (this.unsaid === 0) return this.sentences;
    return [...this.sentences, `${this.unsaid.toLocaleString('en')} more such lines were left out.`];
  }
}

const MAX_SENTENCES = 20;
const MAX_QUOTED = 60;

function quoted(bytes: Uint8Array, start: number, end: number): string {
  const line = textOf(bytes, start, Math.min(end, start + MAX_QUOTED * 4));
  return JSON.stringify(line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}…` : line);
}
