/**
 * The options of a report as people write them: on the command line as flags, in the prompt as `name=value`. Names,
 * order and groups: configFields in pprof's internal/driver/config.go, 2026-11. The words are ours.
 */
import type { Granularity, ReportOptions } from '../analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../analysis/reportOptions';

export interface OptionField {
  readonly name: string;
  readonly key: keyof ReportOptions;
  readonly kind: 'text' | 'switch' | 'count' | 'number' | 'choice';
  /** What a choice chooses from; each is a flag and an assignable name of its own. */
  readonly choices: readonly string[];
  /** The first line stands in lists. */
  readonly help: readonly string[];
}

/** Options as set so far; without a granularity the command's own is used. */
export interface Settings extends Omit<ReportOptions, 'granularity'> {
  readonly granularity: Granularity | '';
}

export const DEFAULT_SETTINGS: Settings = { ...DEFAULT_REPORT_OPTIONS, granularity: '' };

export function reportOptionsOf(settings: Settings): ReportOptions {
  return {
    ...settings,
    granularity: settings.granularity === '' ? DEFAULT_REPORT_OPTIONS.granularity : settings.granularity,
  };
}

const text = (name: string, key: keyof ReportOptions, ...help: string[]): OptionField => ({
  ...{ name, key, kind: 'text', choices: [], help },
});
const onOff = (name: string, key: keyof ReportOptions, ...help: string[]): OptionField => ({
  ...{ name, key, kind: 'switch', choices: [], help },
});

const ALSO_FILES = 'Function names, file names and the path of the binary are looked at.';
const TAG_FORMS = [
  'key=… looks at the labels of that key only.',
  'Numbers are ranges: 1kb, 1kb:10kb, bytes=32mb: ; texts are expressions: red, path=/v1/.*',
];

export const OPTION_FIELDS: readonly OptionField[] = [
  text('output', 'output', 'File to write the report to'),
  onOff(
    ...(['call_tree', 'callTree'] as const),
    'Make a tree of calls',
    'A function reached on different ways is shown once for each.',
  ),
  onOff(
    ...(['relative_percentages', 'relativePercentages'] as const),
    'Count percentages from what filters leave',
    'Otherwise they refer to the whole profile, so that they can be compared.',
  ),
  text(
    ...(['unit', 'unit'] as const),
    'Unit of the values shown',
    'seconds, milliseconds, …, megabytes, kilobytes, …; auto chooses for each value alone.',
  ),
  onOff('compact_labels', 'compactLabels', 'Leave the lines about the profile out'),
  text('source_path', 'sourcePath', 'Folders to look for sources in'),
  text('trim_path', 'trimPath', 'Prefixes to cut from recorded paths'),
  onOff('intel_syntax', 'intelSyntax', 'Intel syntax of assembly', 'For disasm and weblist.'),
  onOff(
    ...(['mean', 'mean'] as const),
    'Divide values by the first value, a count',
    'Bytes for each allocation, or time for each event.',
  ),
  text('sample_index', 'sampleIndex', 'Which value is shown: its index from 0, or its name'),
  {
    ...{ name: 'divide_by', key: 'divideBy', kind: 'number', choices: [] },
    help: ['Divide all values by this', 'Such as the number of processors, or of jobs.'],
  },
  onOff('normalize', 'normalize', 'Scale the profile to the sums of the base'),
  {
    ...{ name: 'sort', key: 'sort', kind: 'choice', choices: ['cum', 'flat'] },
    help: ['Order of the entries'],
  },
  text(
    ...(['tagroot', 'tagRoot'] as const),
    'Frames made of labels, at the root of stacks',
    'Keys separated by commas; the first becomes the new root.',
  ),
  text(
    ...(['tagleaf', 'tagLeaf'] as const),
    'Frames made of labels, at the leaf of stacks',
    'Keys separated by commas; the last becomes the new leaf.',
  ),
  onOff('drop_negative', 'dropNegative', 'Leave negative differences out'),
  {
    ...{ name: 'nodecount', key: 'nodeCount', kind: 'count', choices: [] },
    help: [
      'Most entries to show',
      'Which of them are worth it is weighed; edges past what is left out are dotted.',
    ],
  },
  {
    ...{ name: 'nodefraction', key: 'nodeFraction', kind: 'number', choices: [] },
    help: ['Leave entries below this share of the total out'],
  },
  {
    ...{ name: 'edgefraction', key: 'edgeFraction', kind: 'number', choices: [] },
    help: ['Leave edges below this share of the total out'],
  },
  onOff('trim', 'trim', 'Obey nodecount, nodefraction and edgefraction', 'trim=false shows everything.'),
  text('focus', 'focus', 'Only samples through a frame that matches', ALSO_FILES),
  text('ignore', 'ignore', 'No samples through a frame that matches', ALSO_FILES),
  text('prune_from', 'pruneFrom', 'Cut matching frames, and what they called, from stacks'),
  text('hide', 'hide', 'Leave matching frames out of stacks', ALSO_FILES),
  text('show', 'show', 'Leave all but matching frames out of stacks', ALSO_FILES),
  text('show_from', 'showFrom', 'Cut what is above the highest matching frame', ALSO_FILES),
  text('tagfocus', 'tagFocus', 'Only samples with a label in the range or matching', ...TAG_FORMS),
  text('tagignore', 'tagIgnore', 'No samples with a label in the range or matching', ...TAG_FORMS),
  text('tagshow', 'tagShow', 'Only labels whose key matches'),
  text('taghide', 'tagHide', 'No labels whose key matches'),
  onOff('noinlines', 'noInlines', 'Count inlined calls as their caller'),
  onOff('showcolumns', 'showColumns', 'Columns beside line numbers'),
  {
    ...{ name: 'granularity', key: 'granularity', kind: 'choice' },
    choices: ['functions', 'filefunctions', 'files', 'lines', 'addresses'],
    help: ['What one entry stands for'],
  },
];

/** Of the groups' members. */
export const CHOICE_HELP: ReadonlyMap<string, readonly string[]> = new Map([
  ['cum', ['Order by cum, what a function and all it called cost']],
  ['flat', ['Order by flat, what a function itself cost']],
  ['functions', ['One entry for each function name']],
  ['filefunctions', ['One entry for each function name and file']],
  ['files', ['One entry for each source file']],
  ['lines', ['One entry for each source line']],
  ['addresses', ['One entry for each address, which is shown']],
]);

/** Options by name, and each choice by its own. */
export const FIELD_OF: ReadonlyMap<string, OptionField> = new Map(
  OPTION_FIELDS.flatMap((field) => [field.name, ...field.choices].map((name) => [name, field] as const)),
);
