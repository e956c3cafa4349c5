/** Longer lines are no commands. */
const MAX_LENGTH = 8192;

/** The line that is being typed, with the keys of readline. Positions are UTF-16 units, at bounds of what is seen as one character. */
export class LineEditor {
  private line = '';
  private at = 0;
  private killed = '';

  get text(): string {
    return this.line;
  }

  get cursor(): number {
    return this.at;
  }

  get beforeCursor(): string {
    return this.line.slice(0, this.at);
  }

  /** Puts another line in place, with the cursor at its end. */
  replace(text: string): void {
    this.line = text.slice(0, MAX_LENGTH);
    this.at = this.line.length;
  }

  insert(text: string): void {
    const room = MAX_LENGTH - this.line.length;
    const inserted = text.slice(0, Math.max(0, room));
    this.line = this.line.slice(0, this.at) + inserted + this.line.slice(this.at);
    this.at += inserted.length;
  }

  /** What begins at `from` and ends at the cursor becomes `text`. */
  complete(from: number, text: string): void {
    this.cut(Math.min(Math.max(0, from), this.at), this.at);
    this.insert(text);
  }

  left(): void {
    this.at = this.boundBefore();
  }

  right(): void {
    this.at = this.boundAfter();
  }

  home(): void {
    this.at = 0;
  }

  end(): void {
    this.at = this.line.length;
  }

  wordLeft(): void {
    this.at = this.wordStart(LETTERS_BEFORE);
  }

  wordRight(): void {
    this.at = this.wordEnd();
  }

  backspace(): void {
    this.cut(this.boundBefore(), this.at);
  }

  delete(): void {
    this.cut(this.at, this.boundAfter());
  }

  killToStart(): void {
    this.kill(0, this.at);
  }

  killToEnd(): void {
    this.kill(this.at, this.line.length);
  }

  /** Up to the blank before, as Ctrl+W of a shell: names of functions are one word. */
  killWordBefore(): void {
    this.kill(this.wordStart(WORD_BEFORE), this.at);
  }

  killWordAfter(): void {
    this.kill(this.at, this.wordEnd());
  }

  /** What was killed last. */
  yank(): void {
    this.insert(this.killed);
  }

  private kill(from: number, to: number): void {
    if (from < to) this.killed = this.line.slice(from, to);
    this.cut(from, to);
  }

  private cut(from: number, to: number): void {
    this.line = this.line.slice(0, from) + this.line.slice(to);
    this.at = from;
  }

  private wordStart(word: RegExp): number {
    return this.at - (word.exec(this.beforeCursor)?.[0].length ?? 0);
  }

  private wordEnd(): number {
    return this.at + (LETTERS_AFTER.exec(this.line.slice(this.at))?.[0].length ?? 0);
  }

  private boundBefore(): number {
    return this.bounds().findLast((bound) => bound < this.at) ?? 0;
  }

  private boundAfter(): number {
    return this.bounds().find((bound) => bound > this.at) ?? this.line.length;
  }

  private bounds(): readonly number[] {
    return [...SEGMENTER.segment(this.line)].map(({ index }) => index);
  }
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
const LETTERS_BEFORE = /[\p{L}\p{N}_]*[^\p{L}\p{N}_]*$/u;
const LETTERS_AFTER = /^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u;
const WORD_BEFORE = /\S*\s*$/;
