/** Flags as Go's flag package takes them: `-x v`, `-x=v`, `--x`, and none after the first word. Rules: flag.go, Go 1.26. */
import { parseFloat64, parseGoBool, parseInteger } from './goValues';

export type FlagKind = 'text' | 'switch' | 'count' | 'number';
export type FlagValue = string | boolean | number;

export type FlagsOutcome =
  | {
      readonly ok: true;
      /** Of the flags given; of one given twice, the last. */
      readonly values: ReadonlyMap<string, FlagValue>;
      readonly rest: readonly string[];
    }
  /** No message where help was asked for. */
  | { readonly ok: false; readonly message?: string };

export function parseGoFlags(args: readonly string[], kinds: ReadonlyMap<string, FlagKind>): FlagsOutcome {
  const values = new Map<string, FlagValue>();
  let at = 0;
  for (;;) {
    const word = args[at];
    if (word === undefined || word.length < 2 || !word.startsWith('-')) break;
    at++;
    if (word === '--') break;
    const flag = splitFlag(word);
    if (!flag) return { ok: false, message: `bad flag syntax: ${word}` };
    const kind = kinds.get(flag.name);
    if (kind === undefined) {
      if (flag.name === 'h' || flag.name === 'help') return { ok: false };
      return { ok: false, message: `flag provided but not defined: -${flag.name}` };
    }
    let given = flag.value;
    if (given === undefined) {
      if (kind === 'switch') given = 'true';
      else if (at < args.length) given = args[at++];
    }
    if (given === undefined) return { ok: false, message: `flag needs an argument: -${flag.name}` };
    const read = readValue(kind, given);
    if (!read.ok) return { ok: false, message: refusal(flag.name, kind, given, read.error) };
    values.set(flag.name, read.value);
  }
  return { ok: true, values, rest: args.slice(at) };
}

function splitFlag(word: string): { readonly name: string; readonly value?: string } | undefined {
  const body = word.slice(word.startsWith('--') ? 2 : 1);
  if (/^[-=]?$|^[-=]/.test(body)) return undefined;
  const equals = body.indexOf('=');
  return equals < 0 ? { name: body } : { name: body.slice(0, equals), value: body.slice(equals + 1) };
}

type ReadValue =
  { readonly ok: true; readonly value: FlagValue } | { readonly ok: false; readonly error: string };

function readValue(kind: FlagKind, given: string): ReadValue {
  if (kind === 'text') return { ok: true, value: given };
  if (kind === 'switch') {
    const value = parseGoBool(given);
    return value === undefined ? { ok: false, error: 'parse error' } : { ok: true, value };
  }
  const read = kind === 'count' ? parseInteger(given, 0) : parseFloat64(given);
  if (read.ok) return read;
  return { ok: false, error: read.error === 'invalid syntax' ? 'parse error' : read.error };
}

function refusal(name: string, kind: FlagKind, given: string, error: string): string {
  return kind === 'switch'
    ? `invalid boolean value ${JSON.stringify(given)} for -${name}: ${error}`
    : `invalid value ${JSON.stringify(given)} for flag -${name}: ${error}`;
}
