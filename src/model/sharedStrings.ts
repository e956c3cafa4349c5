import { withKernel } from '../kernels/kernel';
import { HASH_SEED } from './stackHash';
import type { Utf8Strings } from './stringTable';

/** Of each string of a table. */
export interface NumberedStrings {
  /** Equal strings of all tables have one number, and numbers are as small as can be. */
  readonly numbers: Uint32Array;
  /** `hashOfBytes`. */
  readonly hashes: Int32Array;
}

/**
 * What the strings of several large tables share: which are the same, and where those are in what they are collected in.
 * Most strings of a profile are those of its base, and need be looked for only once.
 */
export class SharedStrings {
  /** By number, -1 for strings that have not been collected yet. */
  readonly indices: Int32Array;
  private readonly numbered: ReadonlyMap<Uint8Array, NumberedStrings>;

  constructor(tables: readonly Utf8Strings[]) {
    this.numbered = new Map(numberedStrings(tables)?.map((table, at) => [tables[at]?.bytes ?? NONE, table]));
    this.indices = new Int32Array(this.numbered.size === 0 ? 0 : stringCount(tables)).fill(-1);
  }

  /** Undefined where it would not pay: its strings are then looked for one by one. */
  of({ bytes }: Utf8Strings): NumberedStrings | undefined {
    return this.numbered.get(bytes);
  }
}

const NONE = new Uint8Array(0);

/** Bytes of all tables from which on it pays, and which are not worth their memory. */
const [LEAST_BYTES, MOST_BYTES] = [1 << 18, 1 << 28];

function numberedStrings(tables: readonly Utf8Strings[]): readonly NumberedStrings[] | undefined {
  const length = tables.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (tables.length < 2 || length < LEAST_BYTES || length > MOST_BYTES) return undefined;
  return kernelNumbers(tables);
}

/** Undefined where there is no kernel, or no memory for it. */
export function kernelNumbers(tables: readonly Utf8Strings[]): readonly NumberedStrings[] | undefined {
  return withKernel((kernel) => {
    const strings = stringCount(tables);
    const slotCount = 2 ** Math.ceil(Math.log2(2 * strings + 2));
    kernel.calls.beginStrings(kernel.allocate(8 * slotCount), slotCount, kernel.allocate(8 * strings));
    return tables.map(({ bytes, starts }) => {
      const count = starts.length - 1;
      const [text, places] = [kernel.put(bytes), kernel.put(starts)];
      const [hashes, numbers] = [kernel.allocate(4 * count), kernel.allocate(4 * count)];
      kernel.calls.hashStrings(text, places, count, HASH_SEED, hashes);
      kernel.calls.numberStrings(text, places, count, hashes, numbers);
      return {
        numbers: kernel.words(numbers, count).slice(),
        hashes: new Int32Array(kernel.words(hashes, count)),
      };
    });
  });
}

function stringCount(tables: readonly Utf8Strings[]): number {
  return tables.reduce((sum, { starts }) => sum + starts.length - 1, 0);
}
