/** A profile as it crosses to another thread, which gets a copy of its columns. */
import { adoptLargeLineNumbers, largeLineNumbers } from '../../model/lineNumber';
import type { Profile } from '../../model/profile';
import type { Utf8Strings } from '../../model/stringTable';
import { stringTableOfBytes, stringTableOfTexts } from '../../model/stringTable';

export interface SentProfile {
  readonly columns: Omit<Profile, 'strings'>;
  readonly strings: Utf8Strings | readonly string[];
  /** What doubles in its columns may stand for. */
  readonly largeLineNumbers: readonly bigint[];
}

export function sentProfile({ strings, ...columns }: Profile): SentProfile {
  return {
    columns: compact(columns),
    strings:
      strings.utf8 === undefined
        ? Array.from({ length: strings.count }, (_, index) => strings.text(index))
        : compact(strings.utf8),
    largeLineNumbers: largeLineNumbers(),
  };
}

export function receivedProfile({ columns, strings, largeLineNumbers: known }: SentProfile): Profile {
  adoptLargeLineNumbers(known);
  return {
    ...columns,
    strings:
      'bytes' in strings ? stringTableOfBytes(strings.bytes, strings.starts) : stringTableOfTexts(strings),
  };
}

/** Of a column that is part of something larger, as of a file's bytes, all of that would be copied. */
function compact<T>(value: T): T {
  if (isColumn(value)) {
    return value.byteLength < value.buffer.byteLength ? (value.slice() as T) : value;
  }
  // Maps and lists hold no columns, and cross as they are.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, compact<unknown>(part)])) as T;
}

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array | BigInt64Array | BigUint64Array;

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
