import type { DumpSection, RacePart } from '../../model/goroutineDump';

const MAX_TITLE = 500;
/** A log that panics in each line is not read to its end by anybody. */
export const MAX_SECTIONS = 10_000;

interface OpenSection {
  readonly kind: DumpSection['kind'];
  readonly title: string;
  readonly firstLine: number;
  readonly parts: RacePart[];
}

/** Panics, fatal errors, signals and race reports while they are read. */
export class SectionList {
  private readonly sections: DumpSection[] = [];
  private open: OpenSection | undefined;
  private part: Omit<RacePart, 'stack'> | undefined;

  /** A panic within a panic, or the signal that led to one, goes on with what is open. */
  begin(kind: DumpSection['kind'], title: string, line: number): void {
    if (this.open !== undefined && CONTINUED.has(this.open.kind) && CONTINUED.has(kind)) return;
    this.end(line - 1);
    this.open = { kind, title: title.slice(0, MAX_TITLE), firstLine: line, parts: [] };
    if (kind === 'exit') this.end(line);
  }

  /** Zero-based line of the section that is read; -1 outside of one. */
  get openLine(): number {
    return this.open?.firstLine ?? -1;
  }

  get isInPanic(): boolean {
    return this.open?.kind === 'panic';
  }

  get hasOpenPart(): boolean {
    return this.part !== undefined;
  }

  beginPart(title: string, goroutineId: number, line: number): void {
    this.part = { title: title.slice(0, MAX_TITLE), goroutineId, line };
  }

  endPart(stack: number): void {
    if (this.part !== undefined) this.open?.parts.push({ ...this.part, stack });
    this.part = undefined;
  }

  end(lastLine: number): void {
    const { open } = this;
    if (open === undefined) return;
    this.open = undefined;
    this.part = undefined;
    if (this.sections.length < MAX_SECTIONS)
      this.sections.push({ ...open, lastLine: Math.max(open.firstLine, lastLine) });
  }

  finish(lineCount: number): readonly DumpSection[] {
    this.end(lineCount - 1);
    return this.sections;
  }
}

const CONTINUED: ReadonlySet<DumpSection['kind']> = new Set(['panic', 'fatalError', 'signal']);
