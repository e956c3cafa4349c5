import { textOfBytes } from './byteText';

/**
 * The strings of a profile as bytes, decoded one by one when somebody looks at them.
 * Index 0 is the empty string, as profile.proto demands.
 */
export interface StringTable {
  readonly count: number;
  /** The string at a zero-based index; `''` when there is none. What is not UTF-8 is as `byteText.ts` has it. */
  text(index: number): string;
  /** The bytes that the strings are made of, where the table has them. */
  readonly utf8?: Utf8Strings;
}

/** String i is `bytes[starts[i] … starts[i + 1])`. */
export interface Utf8Strings {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** `starts` has one entry more than there are strings: string i is `bytes[starts[i] … starts[i + 1])`. */
export function stringTableOfBytes(bytes: Uint8Array, starts: Uint32Array): StringTable {
  const count = starts.length - 1;
  const decoded = new Array<string | undefined>(count);
  return {
    count,
    utf8: { bytes, starts },
    text(index) {
      if (!(index >= 0 && index < count)) return '';
      let text = decoded[index];
      if (text === undefined) {
        text = textOfBytes(bytes.subarray(starts[index], starts[index + 1]));
        decoded[index] = text;
      }
      return text;
    },
  };
}

export function stringTableOfTexts(texts: readonly string[]): StringTable {
  return { count: texts.length, text: (index) => texts[index] ?? '' };
}

/** Collects strings while text is read or profiles are merged; equal strings get one index, `''` gets 0. */
export class StringCollector {
  private readonly texts: string[] = [''];
  private readonly indices = new Map<string, number>([['', 0]]);

  indexOf(text: string): number {
    let index = this.indices.get(text);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(text);
      this.indices.set(text, index);
    }
    return index;
  }

  toTable(): StringTable {
    return stringTableOfTexts(this.texts);
  }
}

/** The same strings under the same indices, and more behind them. */
export function withMoreStrings(strings: StringTable, texts: readonly string[]): StringTable {
  const { count } = strings;
  return {
    count: count + texts.length,
    text: (index) => (index < count ? strings.text(index) : (texts[index - count] ?? '')),
  };
}
