import type { Demangling } from './simplifiedNames';

/**
 * The value of `-symbolize`. No binary is read here, so some of it changes nothing, but wrong ones are told as pprof
 * tells them: Symbolize in pprof's internal/symbolizer/symbolizer.go, 2026-11. `text` is ours.
 */
export interface Symbolize {
  /** `text`: the names that a text profile carries in its comments, which pprof does not look at. */
  readonly namesFrom: 'profile' | 'text';
  /** Whether pprof would look into binaries on this machine; `always`: also for what has names. */
  readonly local: 'never' | 'whereMissing' | 'always';
  /** Whether the program that a profile was fetched from is asked for names; `always`: also for those that have some. */
  readonly remote: 'never' | 'whereMissing' | 'always';
  /** Absent where names stay as they are. */
  readonly demangling?: Demangling;
  readonly warnings: readonly string[];
}

export function readSymbolize(value: string): Symbolize {
  let namesFrom: Symbolize['namesFrom'] = 'profile';
  let isLocal = true;
  let isRemote = true;
  let isForced = false;
  let isAsked = true;
  let mode: Demangling['mode'] = 'default';
  const warnings: string[] = [];
  for (const option of value.toLowerCase().split(':')) {
    if (option === 'none' || option === 'no') {
      isLocal = isRemote = isAsked = false;
      break;
    }
    if (option === 'local' || option === 'fastlocal') [isLocal, isRemote] = [true, false];
    else if (option === 'remote') [isLocal, isRemote] = [false, true];
    else if (option === 'force') isForced = true;
    const demangled = MODES.get(option.replace(/^demangle=/, ''));
    if (demangled !== undefined) {
      mode = demangled;
      isForced = true;
    }
    if (option === 'text') namesFrom = 'text';
    else if (!KNOWN.has(option.replace(/^demangle=/, ''))) {
      warnings.push(
        `ignoring unrecognized symbolization option: ${value}`,
        'expecting -symbolize=[local|fastlocal|remote|none][:force][:demangle=[none|full|templates|default]',
      );
    }
  }
  return {
    namesFrom,
    local: !isLocal || namesFrom === 'text' ? 'never' : isForced ? 'always' : 'whereMissing',
    remote: !isRemote ? 'never' : isForced ? 'always' : 'whereMissing',
    ...(isAsked ? { demangling: { mode, force: isForced } } : {}),
    warnings,
  };
}

/** Another way to demangle makes pprof look at names that are there. */
const MODES: ReadonlyMap<string, Demangling['mode']> = new Map([
  ['full', 'full'],
  ['none', 'none'],
  ['templates', 'templates'],
]);

/** pprof takes the ways to demangle with their prefix and without. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['', 'local', 'fastlocal', 'remote', 'force'],
  ...['full', 'none', 'templates', 'default'],
]);
