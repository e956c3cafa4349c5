/** Tries the forms that came before profile.proto, in pprof's order: parseLegacy in profile/profile.go. */
import { readBinaryCpu } from './binaryCpu';
import { readContentionText } from './contentionText';
import { readCountText } from './countText';
import { readHeapText } from './heapText';
import { readJavaText } from './javaText';
import { isBlankOrComment } from './lineBytes';
import { LineScanner } from './lineScanner';
import type { TextOutcome } from './textOutcome';
import { readThreadText } from './threadText';

export type ReadTextOutcome =
  | { readonly ok: true; readonly read: TextOutcome }
  /** `pprofError`: without the words that pprof puts before it. */
  | { readonly ok: false; readonly pprofError: string };

export function readText(bytes: Uint8Array): ReadTextOutcome {
  for (const read of READERS) {
    const outcome = read(bytes);
    if (outcome) return { ok: true, read: outcome };
  }
  return {
    ok: false,
    pprofError: beginsWithLongLine(bytes) ? 'bufio.Scanner: token too long' : 'unrecognized profile format',
  };
}

const READERS: readonly ((bytes: Uint8Array) => TextOutcome | undefined)[] = [
  readBinaryCpu,
  readHeapText,
  readCountText,
  readThreadText,
  readContentionText,
  readJavaText,
];

/** Already the search for a header fails in pprof when it meets a long line. */
function beginsWithLongLine(bytes: Uint8Array): boolean {
  let isLong = false;
  const scanner = new LineScanner(bytes, 0, () => (isLong = true));
  while (scanner.next() && !isLong && isBlankOrComment(bytes, scanner.start, scanner.end));
  return isLong;
}
