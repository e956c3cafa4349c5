/** Every text that the page shows, in one place so that it can be translated later. */
import type { BaseMode } from '../src/protocol/view';

const number = new Intl.NumberFormat('en-US');

/** `100000` → `100,000`. */
export function countText(count: number): string {
  return number.format(count);
}

function plural(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `12 of 30,000 functions`, or `30,000 functions` where nothing is filtered out. */
function shownOfAll(shown: number, all: number, one: string, many: string): string {
  return shown === all ? plural(all, one, many) : `${countText(shown)} of ${plural(all, one, many)}`;
}

export const strings = {
  panelLabel: 'Profile views',
  tabTop: 'Top',
  tabTraces: 'Traces',
  tabGoroutines: 'Goroutines',
  tabMemory: 'Memory',
  tabLeaks: 'Leaks',

  watchTarget: 'Watch target',
  stopWatching: 'Stop watching',
  copyMarkdown: 'Copy as Markdown',
  nothingWatchedTitle: 'No program is watched',
  nothingWatched:
    'Watch a running Go program: its goroutines and memory are looked at again and again, and what leaks is named with its line, its start, its growth and the reason.',
  watching: (target: string, seconds: number) => `Watching ${target} every ${countText(seconds)} s`,
  watched: (target: string) => `Watched ${target}`,
  sureness: { proven: 'proven', likely: 'likely', possible: 'possible' },
  createdBy: 'Started at ',
  exampleStack: (count: number) => `Example stack, ${plural(count, 'frame', 'frames')}`,
  acceptLeak: 'Accept this leak',
  acceptLeakTitle: 'Puts it on the allow list of the setting pprofLens.leaks.accepted.',
  unknownLine: '(line unknown)',
  dismissed: (count: number) => `${plural(count, 'group is', 'groups are')} no leak`,
  goroutineChart: 'Goroutines',
  memoryChart: 'Memory',

  noMemStatsTitle: 'This profile has no MemStats',
  noMemStats: 'Fetch heap with debug=1: the figures that Go keeps of its memory are in that text only.',
  fetchMemoryText: 'Fetch memory text',
  whereIsTheMemory: 'Where is the memory',
  memoryPart: 'part',
  memoryBytes: 'bytes',
  memoryOfSys: 'of Sys',
  memoryBar: 'What the memory that was taken from the system is used for',
  comparedMemory: 'Compared with the base',
  memoryOverTime: 'Over time',
  memoryOverTimeChart: 'What the memory is used for',
  pausesTitle: 'Pauses of the garbage collector',
  pausesChart: 'Pause of each collection, the oldest first',
  checksTitle: 'Do the figures add up?',
  checksLabel: 'What must be true of the figures',
  check: 'check',
  checkState: { holds: '✓ holds', doesNotHold: '✗ does not hold', notSaid: '– not said' },
  figuresTitle: 'MemStats',
  figure: 'figure',
  figureValue: 'value',
  figureExact: 'exactly',
  figureBase: 'base',
  figureDifference: 'change',
  figureRate: 'rate',
  recordsTitle: 'Records',
  recordsOrder: 'Order by',
  recordsBy: { estimated: 'estimated', sampled: 'sampled' },
  recordsLabel: 'Records of the heap text, the largest first',
  recordColumn: {
    inUseBytes: 'in use',
    inUseObjects: 'objects in use',
    allocatedBytes: 'allocated',
    allocatedObjects: 'objects allocated',
  },
  sampledValue: (text: string) => `sampled ${text}`,
  recordStack: 'allocated at',
  noRecords: 'The text has no records.',
  moreRecords: (count: number) => `Show ${countText(count)} more`,
  recordCount: (shown: number, all: number) => shownOfAll(shown, all, 'record', 'records'),

  groupBy: 'Group by',
  groupedBy: {
    exact: 'Stack: exact',
    lines: 'Stack: lines',
    functions: 'Stack: functions',
    operation: 'Stack: operation',
    waitReason: 'Wait reason',
    creator: 'Creator',
  },
  groupedByTitle: {
    exact: 'Same lines, same state, same creator and same labels.',
    lines: 'Same functions at the same lines.',
    functions: 'Same functions, at any line.',
    operation: 'Same operation at the same line of your own code.',
  },
  groupedByLabel: (key: string) => `Label: ${key}`,
  noGoroutinesTitle: 'No goroutines here',
  noGoroutines: 'This profile has no goroutines. Fetch a goroutine profile.',
  goroutinesLabel: 'Goroutines in groups',
  noGoroutineGroups: 'This profile has no goroutines.',
  noGoroutineMatches: (query: string) => `No goroutine matches “${query}”.`,
  queryProblem: (column: number, message: string) => `Column ${countText(column)} of the query: ${message}`,
  goroutineCount: (selected: string, total: string, groups: number) => {
    const all = `${total} ${total === '1' ? 'goroutine' : 'goroutines'}`;
    return `${selected === total ? all : `${selected} of ${all}`} · ${plural(groups, 'group', 'groups')}`;
  },
  groupCount: (count: number) => plural(count, 'group', 'groups'),
  exampleGoroutines: (ids: readonly number[]) =>
    `${ids.length === 1 ? 'goroutine' : 'goroutines'} ${ids.join(', ')}`,
  moreFrames: (count: number) => `and ${plural(count, 'more frame', 'more frames')}`,
  moreCreators: (count: number) =>
    `and ${plural(count, 'more line', 'more lines')} that start such goroutines`,
  comparedWhere: { onlyBase: 'only in the base', onlyProfile: 'new', both: '' },
  goroutines: 'goroutines',
  goroutinesTitle: 'How many goroutines the group has; the bar is its share of all.',
  countBefore: 'base',
  countBeforeTitle: 'How many goroutines the group has in the base.',
  countChange: 'change',
  countChangeTitle: 'How many more or fewer there are than in the base.',
  group: 'where',
  groupTitle: 'What makes the group. Click a row, or press Enter on it, to unfold its stack.',
  operation: 'operation',
  operationTitle: 'What the goroutines wait for, or that they run.',
  wait: 'waiting',
  waitTitle: 'The shortest and the longest wait of the group.',
  creator: 'started at',
  creatorTitle: 'The line that starts most of these goroutines, and how many others there are.',
  exampleIds: 'examples',
  exampleIdsTitle: 'Ids of some goroutines of the group.',

  sampleType: 'Sample type',
  sampleTypeChoice: (type: string, total: string) => (total === '' ? type : `${type} · ${total}`),
  base: 'Base',
  noBase: 'None',
  mode: 'Mode',
  modeName: { base: '-base', diffBase: '-diff_base' } satisfies Record<BaseMode, string>,
  modeMeaning: {
    base: 'Subtracts the base; percentages refer to the total of what is left.',
    diffBase: 'Subtracts the base; percentages refer to the total of the base.',
  } satisfies Record<BaseMode, string>,
  comparedWith: 'compared with',

  filter: 'Filter',
  filterPlaceholder: {
    top: 'Filter functions ( / )',
    traces: 'Filter traces ( / )',
    goroutines: 'state:"chan send" minutes:>0',
    memory: '',
    leaks: '',
  },
  filterTitle: 'Press / to type here, Escape to clear.',

  nothingShownTitle: 'No profile is shown yet',
  nothingShown:
    'Fetch a profile from a running Go program that serves net/http/pprof, or open one from a file. Its functions and stacks appear here, its numbers on the source lines.',
  fetchProfile: 'Fetch profile…',
  openProfile: 'Open profile…',

  readInPart: 'This profile could be read only in part.',
  moreProblems: (count: number) => plural(count, 'more problem', 'more problems'),

  topLabel: 'Functions by value',
  tracesLabel: 'Stacks with their values',
  flat: 'flat',
  flatPercent: 'flat%',
  sumPercent: 'sum%',
  cum: 'cum',
  cumPercent: 'cum%',
  name: 'name',
  value: 'value',
  percent: '%',
  stack: 'stack',
  flatTitle: 'Value of the samples that end in this function.',
  flatPercentTitle: 'flat as a share of the total.',
  sumPercentTitle: 'flat% of this row and of all rows before it.',
  cumTitle: 'Value of the samples that pass through this function, each counted once.',
  cumPercentTitle: 'cum as a share of the total.',
  nameTitle: 'The function. Click a row to go to its line.',
  valueTitle: 'Value of the trace.',
  percentTitle: 'Value of the trace as a share of the total.',
  stackTitle: 'Labels, then frames from the innermost outwards. Click a frame to go to its line.',

  functionCount: (shown: number, all: number) => shownOfAll(shown, all, 'function', 'functions'),
  traceCount: (shown: number, all: number) => shownOfAll(shown, all, 'trace', 'traces'),
  frameCount: (count: number) => plural(count, 'frame', 'frames'),
  ordinal: (ordinal: number) => `#${ordinal}`,
  inlined: '(inline)',
  labelLine: (key: string, value: string) => `${key}: ${value}`,

  noPlace: 'No source location is recorded for this row.',
  loading: 'Loading…',
  noFunctions: 'This profile has no samples.',
  noTraces: 'This profile has no traces.',
  noFunctionMatches: (filter: string) => `No function name contains “${filter}”.`,
  noTraceMatches: (filter: string) => `No function, file or label in any trace contains “${filter}”.`,
  clearFilter: 'Clear filter',
  tryAgain: 'Try again',
  rowsFromBefore: 'The rows below are those from before.',
  timedOut: (seconds: number) =>
    `The extension did not answer within ${seconds} seconds. Try again; if it stays so, look into the pprof Lens output channel.`,
  answeredAnother: (expected: string, found: string) =>
    `The extension was asked for ${expected} and answered with ${found}. Reload the window so that page and extension fit together.`,
} as const;
