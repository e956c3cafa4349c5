export interface WordForm {
  readonly size: 4 | 8;
  readonly order: 'little' | 'big';
}

/** In the order in which pprof tries them. */
export const WORD_FORMS: readonly WordForm[] = [
  { size: 4, order: 'little' },
  { size: 4, order: 'big' },
  { size: 8, order: 'little' },
  { size: 8, order: 'big' },
];

/** Reads machine words one after the other, as 32-bit halves. */
export class WordReader {
  at = 0;
  low = 0;
  high = 0;
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    private readonly form: WordForm,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.bytes.length - this.at;
  }

  /** The word as a number, which is exact where it matters: for what is small. */
  get word(): number {
    return this.high * 2 ** 32 + this.low;
  }

  /** False where fewer bytes are left than a word has; they are passed over, and the word is 0. */
  next(): boolean {
    const { size, order } = this.form;
    if (this.remaining < size) {
      this.at = this.bytes.length;
      this.low = 0;
      this.high = 0;
      return false;
    }
    const isLittle = order === 'little';
    const first = this.view.getUint32(this.at, isLittle);
    const second = size === 8 ? this.view.getUint32(this.at + 4, isLittle) : 0;
    const isReversed = size === 8 && !isLittle;
    this.low = isReversed ? second : first;
    this.high = isReversed ? first : second;
    this.at += size;
    return true;
  }
}
