import type { DumpSection } from '../../model/goroutineDump';

/** What a line outside of goroutines begins, by its text; undefined for a log's. */
export function sectionOf(text: string): DumpSection['kind'] | undefined {
  return SECTIONS.find(([pattern]) => pattern.test(text))?.[1];
}

const SECTIONS: readonly (readonly [RegExp, DumpSection['kind']])[] = [
  [/^(?:.*[^\w])?panic: /, 'panic'],
  [/^(?:.*[^\w])?fatal error: /, 'fatalError'],
  [/^(?:.*[^\w])?WARNING: DATA RACE$/, 'race'],
  [/^(?:.*[^\w])?runtime stack:$/, 'runtimeStack'],
  [/^(?:.*[^\w])?SIG[A-Z]+: \S/, 'signal'],
  [/^\[signal SIG[A-Z]+/, 'signal'],
  [/^\[?exit (?:status )?\d+\]?$/, 'exit'],
];

/** The first bytes of a line that may begin a section, so that a log's lines need not become text. */
export function mayBeginSection(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 2000) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    // `c: ` of `panic: `, `r: ` of `fatal error: `, `SIG`, `DATA RACE`, `exit `, `stack:`
    if (byte === COLON && (at + 1 === end || bytes[at + 1] === BLANK)) return true;
    if (byte === UPPER_R && bytes[at + 1] === 65) return true;
    if (byte === LOWER_E && bytes[at + 1] === 120 && bytes[at + 2] === 105) return true;
    if (byte === UPPER_S && bytes[at + 1] === 73) return true;
  }
  return false;
}

/** `Previous write at 0x00c0000ae008 by goroutine 7:`, `Goroutine 7 (running) created at:`, `Location is global …`. */
export function racePartOf(text: string): { readonly goroutineId: number } | undefined {
  if (!RACE_PARTS.test(text)) return undefined;
  const id = /goroutine (\d+)/i.exec(text)?.[1];
  return { goroutineId: id === undefined ? -1 : Number(id) };
}

const RACE_PARTS =
  /^(?:(?:Previous )?[A-Za-z][A-Za-z ]{0,40} at 0x[0-9a-f]+ by .*:|Goroutine \d+ \(\w+\) created at:|.{0,80}allocated .*at:|Location is .*)$/;

const COLON = 58;
const BLANK = 32;
const UPPER_R = 82;
const UPPER_S = 83;
const LOWER_E = 101;
