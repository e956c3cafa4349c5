/** What the end of a line in the prompt may become: commands, options, values, functions of the profile. */
import { wellFormed } from '../model/byteText';
import type { Profile } from '../model/profile';
import { COMMANDS, COMMAND_OF } from './commandTable';
import { FIELD_OF, OPTION_FIELDS } from './optionTable';
import { isSwitch } from './settings';

export interface Completion {
  /** Where in the line that begins which a candidate replaces. */
  readonly from: number;
  readonly candidates: readonly string[];
}

export function completionOf(line: string, profile: Profile, shortcuts: readonly string[]): Completion {
  const assigned = /^\s*(\w+)\s*=\s*(.*)$/.exec(line);
  if (assigned && FIELD_OF.has(assigned[1] ?? '')) {
    const [, name = '', begun = ''] = assigned;
    return { from: line.length - begun.length, candidates: valuesOf(name, begun, profile) };
  }
  const begun = /\S*$/.exec(line)?.[0] ?? '';
  const before = line
    .slice(0, line.length - begun.length)
    .trim()
    .split(/\s+/);
  const [command = ''] = before;
  if (command === '') return { from: line.length - begun.length, candidates: firstWords(begun, shortcuts) };
  if (command === 'help') {
    const topics = before.length > 1 ? [] : [...COMMAND_OF.keys(), ...FIELD_OF.keys()].sort();
    return { from: line.length - begun.length, candidates: beginningWith(topics, begun) };
  }
  const known = COMMAND_OF.get(command.replace(/\d+$/, '')) ?? COMMAND_OF.get(command);
  if (!known || known.name === 'tags' || known.form === 'none') return { from: line.length, candidates: [] };
  const sign = /^-?/.exec(begun)?.[0] ?? '';
  const typed = begun.slice(sign.length);
  return { from: line.length - typed.length, candidates: functionPatterns(profile, typed) };
}

/** More than fit on a screen help nobody. */
const MAX_FUNCTIONS = 100;

function firstWords(begun: string, shortcuts: readonly string[]): readonly string[] {
  const options = OPTION_FIELDS.flatMap(({ name, choices }) => [
    isSwitch(name) ? name : `${name}=`,
    ...choices.map((choice) => `${choice}=true`),
  ]);
  const words = [
    'help',
    'options',
    'quit',
    'exit',
    ...COMMANDS.map(({ name }) => name),
    ...options,
    ...shortcuts,
  ];
  return beginningWith([...new Set(words)].sort(), begun.toLowerCase());
}

function beginningWith(words: readonly string[], begun: string): readonly string[] {
  return words.filter((word) => word.startsWith(begun));
}

function valuesOf(name: string, begun: string, profile: Profile): readonly string[] {
  const field = FIELD_OF.get(name);
  if (name === 'sample_index')
    return beginningWith(
      profile.sampleTypes.map(({ type }) => type),
      begun,
    );
  if (NAME_FILTERS.has(name)) return functionPatterns(profile, begun);
  if (isSwitch(name)) return beginningWith(['true', 'false'], begun);
  return beginningWith(field?.choices ?? [], begun);
}

const NAME_FILTERS = new Set(['focus', 'ignore', 'hide', 'show', 'show_from', 'prune_from']);

/** Functions whose name holds what was typed, written so that the expression finds just them. */
function functionPatterns(profile: Profile, typed: string): readonly string[] {
  const { functions, strings } = profile;
  const found = new Set<string>();
  for (let row = 0; row < functions.count && found.size < MAX_FUNCTIONS; row++) {
    const name = strings.text(functions.names[row] ?? 0);
    const pattern = patternOf(name);
    if (name !== '' && (name.includes(typed) || pattern.includes(typed))) found.add(pattern);
  }
  return [...found].sort();
}

/** Words end at white space, so that it is matched by a dot; other dots are left as they are, for who reads it. */
function patternOf(name: string): string {
  return wellFormed(name)
    .replace(/[\\+*?()|[\]{}^$]/g, '\\$&')
    .replace(/\s/g, '.');
}
