/** Every text that the page shows: of the frame and of all tables here, of one tab in its own file. Each is a message of `l10n/`. */
import * as l10n from '@vscode/l10n';
import type { PanelTab } from '../src/protocol/panelMessages';
import { plural, shownOfAll } from './countedText';
import { filterStrings } from './filters/filterStrings';
import { flameStrings } from './flame/flameStrings';
import { functionStrings } from './functionStrings';
import { goroutineStrings } from './goroutines/goroutineStrings';
import { leakStrings } from './leaks/leakStrings';
import { memoryStrings } from './memory/memoryStrings';
import { reportStrings } from './reportStrings';

export { countText } from './countedText';

export const strings = {
  panelLabel: l10n.t('Profile views'),
  tabName: {
    top: l10n.t('Top'),
    flame: l10n.t('Flame graph'),
    graph: l10n.t('Graph'),
    peek: l10n.t('Peek'),
    list: l10n.t('List'),
    traces: l10n.t('Traces'),
    tags: l10n.t('Tags'),
    goroutines: l10n.t('Goroutines'),
    leaks: l10n.t('Leaks'),
    memory: l10n.t('Memory'),
    text: l10n.t('Text'),
  } satisfies Record<PanelTab, string>,

  ...filterStrings,
  ...flameStrings,
  ...functionStrings,
  ...goroutineStrings,
  ...leakStrings,
  ...memoryStrings,
  ...reportStrings,

  sampleType: l10n.t('Sample type'),
  sampleTypeChoice: (type: string, total: string) => (total === '' ? type : `${type} · ${total}`),
  base: l10n.t('Base'),
  noBase: l10n.t('None'),
  openBase: l10n.t('Open file…'),
  mode: l10n.t('Mode'),
  modeName: {
    base: '-base',
    diffBase: '-diff_base',
    baseNormalized: '-base -normalize',
    diffBaseNormalized: '-diff_base -normalize',
  },
  modeMeaning: {
    base: l10n.t('Subtracts the base; percentages refer to the total of what is left.'),
    diffBase: l10n.t('Subtracts the base; percentages refer to the total of the base.'),
    baseNormalized: l10n.t(
      'Scales the base to the total of the profile, then subtracts it: what has another share.',
    ),
    diffBaseNormalized: l10n.t(
      'Scales the base to the total of the profile, then subtracts it; percentages refer to the base.',
    ),
  },
  comparedWith: l10n.t('compared with'),

  filter: l10n.t('Filter'),
  filterPlaceholder: {
    top: l10n.t('Filter functions ( / )'),
    flame: l10n.t('Search functions ( / )'),
    graph: l10n.t('Search functions ( / )'),
    peek: l10n.t('Filter functions ( / )'),
    list: '',
    traces: l10n.t('Filter traces ( / )'),
    tags: l10n.t('Filter tags ( / )'),
    goroutines: l10n.t('state:"chan send" minutes:>0'),
    leaks: '',
    memory: '',
    text: l10n.t('Filter lines ( / )'),
  } satisfies Record<PanelTab, string>,
  filterTitle: l10n.t('Press / to type here, Escape to clear.'),

  nothingShownTitle: l10n.t('No profile is shown yet'),
  nothingShown: l10n.t(
    'Fetch a profile from a running Go program that serves net/http/pprof, or open one from a file. Its functions and stacks appear here, its numbers on the source lines.',
  ),
  fetchProfile: l10n.t('Fetch profile…'),
  openProfile: l10n.t('Open profile…'),

  readInPart: l10n.t('This profile could be read only in part.'),
  moreProblems: (count: number) => plural(count, l10n.t('{0} more problem'), l10n.t('{0} more problems')),

  topLabel: l10n.t('Functions by value'),
  tracesLabel: l10n.t('Stacks with their values'),
  flat: l10n.t('flat'),
  flatPercent: l10n.t('flat%'),
  sumPercent: l10n.t('sum%'),
  cum: l10n.t('cum'),
  cumPercent: l10n.t('cum%'),
  name: l10n.t('name'),
  value: l10n.t('value'),
  percent: '%',
  stack: l10n.t('stack'),
  flatTitle: l10n.t('Value of the samples that end in this function.'),
  flatPercentTitle: l10n.t('flat as a share of the total.'),
  sumPercentTitle: l10n.t('flat% of this row and of all rows before it.'),
  cumTitle: l10n.t('Value of the samples that pass through this function, each counted once.'),
  cumPercentTitle: l10n.t('cum as a share of the total.'),
  nameTitle: l10n.t('The function. Click a row to go to its line.'),
  valueTitle: l10n.t('Value of the trace.'),
  percentTitle: l10n.t('Value of the trace as a share of the total.'),
  stackTitle: l10n.t('Labels, then frames from the innermost outwards. Click a frame to go to its line.'),

  functionCount: (shown: number, all: number) =>
    shownOfAll(shown, all, l10n.t('{0} function'), l10n.t('{0} functions')),
  traceCount: (shown: number, all: number) =>
    shownOfAll(shown, all, l10n.t('{0} trace'), l10n.t('{0} traces')),
  frameCount: (count: number) => plural(count, l10n.t('{0} frame'), l10n.t('{0} frames')),
  ordinal: (ordinal: number) => `#${ordinal}`,
  inlined: l10n.t('(inline)'),
  labelLine: (key: string, value: string) => `${key}: ${value}`,

  noPlace: l10n.t('No source location is recorded for this row.'),
  loading: l10n.t('Loading…'),
  noFunctions: l10n.t('This profile has no samples.'),
  noTraces: l10n.t('This profile has no traces.'),
  noFunctionMatches: (filter: string) => l10n.t('No function name contains “{0}”.', filter),
  noTraceMatches: (filter: string) =>
    l10n.t('No function, file or label in any trace contains “{0}”.', filter),
  clearFilter: l10n.t('Clear filter'),
  tryAgain: l10n.t('Try again'),
  rowsFromBefore: l10n.t('The rows below are those from before.'),
  timedOut: (seconds: number) =>
    l10n.t(
      'The extension did not answer within {0} seconds. Try again; if it stays so, look into the pprof Lens output channel.',
      seconds,
    ),
  answeredAnother: (expected: string, found: string) =>
    l10n.t(
      'The extension was asked for {0} and answered with {1}. Reload the window so that page and extension fit together.',
      expected,
      found,
    ),
} as const;
