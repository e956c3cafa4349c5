/**
 * One line of the prompt: which report it asks for, with options of its own. Rules and messages: parseCommandLine in
 * pprof's internal/driver/interactive.go, 2026-11.
 */
import type { CommandCall } from './commandLine';
import { COMMAND_OF } from './commandTable';
import { parseInteger } from './goValues';
import type { Settings } from './optionTable';
import { isOption } from './topicHelp';

export type PromptLine =
  | { readonly ok: true; readonly call: CommandCall; readonly settings: Settings }
  | { readonly ok: false; readonly message: string };

/** @param words at least one */
export function readPromptLine(words: readonly string[], current: Settings): PromptLine {
  const named = namedCommand(words);
  if (!named.ok) return named;
  const { name, isPattern } = named;
  let { rest } = named;
  let call: CommandCall = { name };
  if (isPattern) {
    const [argument, ...others] = rest;
    if (argument === undefined) return { ok: false, message: `command ${name} requires an argument` };
    call = { name, argument };
    rest = others;
  }
  const read = readArguments(rest, current);
  if (!read.ok) return read;
  return { ok: true, call, settings: settingsFor(name, read, current) };
}

/** Entries that a table in the prompt has when nobody says how many. */
const PROMPT_NODES = 10;

type Named =
  | {
      readonly ok: true;
      readonly name: string;
      readonly isPattern: boolean;
      readonly rest: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** `top10` is `top 10`. */
function namedCommand([name = '', ...rest]: readonly string[]): Named {
  const known = COMMAND_OF.get(name);
  if (known) return { ok: true, name, isPattern: known.argument === 'pattern', rest };
  const digits = /\d+$/.exec(name)?.[0] ?? '';
  const shorter = digits === '' || digits === name ? name : name.slice(0, -digits.length);
  const command = COMMAND_OF.get(shorter);
  const words = shorter === name ? rest : [digits, ...rest];
  if (command) return { ok: true, name: shorter, isPattern: command.argument === 'pattern', rest: words };
  if (isOption(shorter)) return { ok: false, message: `did you mean: ${shorter}=${words[0] ?? '<val>'}` };
  return { ok: false, message: `unrecognized command: ${JSON.stringify(shorter)}` };
}

interface Arguments {
  readonly ok: true;
  readonly focus: string;
  readonly ignore: string;
  readonly settings: Partial<Settings>;
}

function readArguments(
  words: readonly string[],
  current: Settings,
): Arguments | { readonly ok: false; readonly message: string } {
  const focus: string[] = [];
  const ignore: string[] = [];
  let { nodeCount, output, sort } = current;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const number = parseInteger(word, 10);
    if (number.ok && Math.abs(number.value) < 2 ** 31) nodeCount = number.value;
    else if (word === '|')
      return { ok: false, message: 'no other program is started here: save with >file instead' };
    else if (word.startsWith('>')) {
      const file = word.length > 1 ? word.slice(1) : words[++at];
      if (file === undefined) return { ok: false, message: 'unexpected end of line after >' };
      output = file;
    } else if (word === '-cum' || word === '--cum') sort = 'cum';
    else if (word.startsWith('-')) ignore.push(word.slice(1));
    else focus.push(word);
  }
  return { ok: true, focus: either(focus), ignore: either(ignore), settings: { nodeCount, output, sort } };
}

/** `-` alone is an empty expression, which adds nothing. */
function either(patterns: readonly string[]): string {
  return patterns.filter((pattern) => pattern !== '').join('|');
}

function settingsFor(name: string, { focus, ignore, settings }: Arguments, current: Settings): Settings {
  const [focusKey, ignoreKey] =
    name === 'tags' ? (['tagFocus', 'tagIgnore'] as const) : (['focus', 'ignore'] as const);
  const chosen: Settings = {
    ...current,
    ...settings,
    ...(focus === '' ? {} : { [focusKey]: focus }),
    ...(ignore === '' ? {} : { [ignoreKey]: ignore }),
  };
  const isTable = name === 'text' || name === 'top';
  return isTable && chosen.nodeCount === -1 ? { ...chosen, nodeCount: PROMPT_NODES } : chosen;
}
