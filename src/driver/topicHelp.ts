/** What the prompt's `help NAME` says. */
import type { Command } from './commandTable';
import { COMMAND_OF } from './commandTable';
import { CHOICE_HELP, FIELD_OF } from './optionTable';

/** Undefined for what is neither a command nor an option. */
export function topicHelp(topic: string, sampleTypes: readonly string[]): string | undefined {
  const command = COMMAND_OF.get(topic);
  if (command) return commandHelp(command);
  const lines = CHOICE_HELP.get(topic) ?? FIELD_OF.get(topic)?.help;
  if (!lines) return undefined;
  const more = topic === 'sample_index' ? [`Names: ${sampleTypes.join(', ')}`] : [];
  return `${[...lines, ...more].join('\n')}\n`;
}

/** Whether pprof asks `did you mean: NAME=<val>` where the name is given like a command. */
export function isOption(name: string): boolean {
  const field = FIELD_OF.get(name);
  return field !== undefined && (field.kind !== 'choice' || field.name !== name);
}

function commandHelp(command: Command): string {
  const usage = usageLines(command).map((line) => `    ${line}\n`);
  return `${command.help}\n${usage.length === 0 ? '' : '  Usage:\n'}${usage.join('')}`;
}

const SAMPLES = [
  'Only samples through a match of focus_regex count, and none through a match of ignore_regex.',
];
const TO_FILE = 'With >f the report goes to the file f.';

function usageLines({ name, form }: Command): readonly string[] {
  switch (form) {
    case 'none':
      return [];
    case 'tags':
      return [`${name} [tag_regex]* [-ignore_regex]* [>f]`, 'Only labels that match count.', TO_FILE];
    case 'peek':
      return [`${name} func_regex`, 'Functions that match, with their callers and callees.'];
    case 'list':
      return [`${name} func_regex|address [focus_regex]* [-ignore_regex]* [>f]`, ...SAMPLES, TO_FILE];
    case 'shownGraph':
      return [`${name} [n] [focus_regex]* [-ignore_regex]*`, ...SAMPLES];
    case 'graph':
      return [`${name} [n] [focus_regex]* [-ignore_regex]* [>f]`, 'At most n entries.', ...SAMPLES, TO_FILE];
    case 'sortedGraph':
      return [
        `${name} [n] [focus_regex]* [-ignore_regex]* [-cum] [>f]`,
        'At most n entries.',
        ...SAMPLES,
        '-cum orders by cumulative weight.',
        TO_FILE,
      ];
  }
}
