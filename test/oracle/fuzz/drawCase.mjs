/** Draws a command line: random flags over the fixtures and the example's recordings, named by a seed and a number. */
import { GOOD_PROFILES, PROFILES, partnersOf, sampleTypesOf, wordsOf } from './profilePool.mjs';
import { drawProfile } from './drawProfile.mjs';
import { drawPattern, drawTagPattern } from './drawPattern.mjs';
import { makeRandom } from './seededRandom.mjs';

/** Gives `{ args, files }`: files are those to write before it runs. `report` limits the draw to one report. */
export function drawCase(seed, number, { report } = {}) {
  const random = makeRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const draw = random.below(3) === 0 ? drawnProfiles(random, `${seed}-${number}`) : recordedProfiles(random);
  const profile = draw.main;
  const flags = [...drawReport(random, profile, report), ...drawOptions(random, profile)];
  const args = [...flags, ...drawBase(random, draw), profile.file, ...drawSources(random, draw)];
  return { args, files: draw.files };
}

/** One of the fixtures and recordings, and others of its kind. */
function recordedProfiles(random) {
  const file = random.pick(random.below(25) === 0 ? PROFILES : GOOD_PROFILES);
  return {
    main: { file, words: wordsOf(file), types: sampleTypesOf(file) },
    other: () => random.pick(random.below(30) === 0 ? PROFILES : partnersOf(file)),
    files: [],
  };
}

/** A profile made for this case alone; a third of its others are itself. */
function drawnProfiles(random, name) {
  const files = [];
  const add = ({ bytes }) => {
    const file = `${DRAWN_FOLDER}/${name}-${files.length}.pb.gz`;
    files.push({ file, bytes });
    return file;
  };
  const { shape, ...first } = drawProfile(random);
  const file = add(first);
  return {
    main: { file, words: first.words, types: first.types },
    other: () => (random.below(3) === 0 ? file : add(drawProfile(random, shape))),
    files,
  };
}

const DRAWN_FOLDER = 'test-results/fuzz';

export const REPORTS = {
  top: () => ['-top'],
  text: () => ['-text'],
  tree: () => ['-tree'],
  peek: (random, profile) => [`-peek=${drawPattern(random, profile)}`],
  list: (random, profile) => [`-list=${drawPattern(random, profile)}`],
  traces: () => ['-traces'],
  tags: () => ['-tags'],
  raw: () => ['-raw'],
  comments: () => ['-comments'],
  dot: () => ['-dot'],
  callgrind: () => ['-callgrind'],
  proto: () => ['-proto'],
  topproto: () => ['-topproto'],
};
/** Those with more rules of their own are drawn more often. */
const REPORT_WEIGHTS = { top: 5, tree: 4, peek: 4, list: 3, traces: 3, tags: 2, raw: 2, dot: 4 };

function drawReport(random, profile, asked) {
  const names = Object.keys(REPORTS).flatMap((name) => Array(REPORT_WEIGHTS[name] ?? 1).fill(name));
  return REPORTS[asked ?? random.pick(names)](random, profile);
}

/** Up to five options; most reports are asked for with few. */
function drawOptions(random, profile) {
  const count = random.pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5]);
  const drawn = new Map();
  for (let i = 0; i < count; i++) {
    const name = random.pick(OPTION_NAMES);
    if (!conflicts(name, drawn)) drawn.set(name, OPTIONS[name](random, profile));
  }
  return [...drawn.values()];
}

const GROUPS = [
  ['functions', 'filefunctions', 'files', 'lines', 'addresses'],
  ['cum', 'flat'],
];

function conflicts(name, drawn) {
  return GROUPS.some((group) => group.includes(name) && group.some((other) => drawn.has(other)));
}

const flag = (name) => () => `-${name}`;
const choice = (name, values) => (random) => `-${name}=${random.pick(values)}`;
const pattern = (name) => (random, profile) => `-${name}=${drawPattern(random, profile)}`;
const tagPattern = (name) => (random, profile) => `-${name}=${drawTagPattern(random, profile)}`;
const LABEL_KEYS = [
  'tenant',
  'path',
  'note',
  'phase',
  'bytes',
  'k',
  'num',
  'request',
  'id',
  'absent',
  'tenant,path',
];
const FRACTIONS = ['0', '0.001', '0.02', '0.05', '0.1', '0.3', '1'];
const UNITS = [
  'auto',
  'minimum',
  'ms',
  's',
  'us',
  'kb',
  'MB',
  'bytes',
  'count',
  'hour',
  'GCU',
  'nonsense',
  'ns',
  'B',
  'TB',
];
const SAMPLE_TYPES = ['0', '1', '-1', '9', 'inuse_space', 'space', 'delay', 'cpu', 'absent'];
const OLD_SPELLINGS = [
  'inuse_space',
  'inuse_objects',
  'alloc_space',
  'alloc_objects',
  'total_delay',
  'contentions',
  'mean_delay',
];
const OLD_SPELLINGS_OF_DELAYS = ['total_delay', 'contentions', 'mean_delay'];

/** One that the profile has, but for one time in twelve. */
function drawSampleIndex(random, profile) {
  const known = profile.types;
  return `-sample_index=${random.pick(random.below(12) === 0 ? SAMPLE_TYPES : ['0', ...known])}`;
}

function drawOldSpelling(random, profile) {
  const known = profile.types;
  const fitting = known.includes('delay')
    ? OLD_SPELLINGS_OF_DELAYS
    : OLD_SPELLINGS.filter((name) => known.includes(name));
  return `-${random.pick(fitting.length > 0 && random.below(12) > 0 ? fitting : OLD_SPELLINGS)}`;
}

const OPTIONS = {
  cum: flag('cum'),
  flat: flag('flat'),
  functions: flag('functions'),
  filefunctions: flag('filefunctions'),
  files: flag('files'),
  lines: flag('lines'),
  addresses: flag('addresses'),
  noinlines: flag('noinlines'),
  showcolumns: flag('showcolumns'),
  call_tree: flag('call_tree'),
  relative_percentages: flag('relative_percentages'),
  compact_labels: flag('compact_labels'),
  drop_negative: flag('drop_negative'),
  mean: flag('mean'),
  all_frames: flag('all_frames'),
  trim: () => '-trim=false',
  nodecount: choice('nodecount', ['-1', '0', '1', '2', '3', '5', '10', '30']),
  nodefraction: choice('nodefraction', FRACTIONS),
  edgefraction: choice('edgefraction', FRACTIONS),
  unit: choice('unit', UNITS),
  divide_by: choice('divide_by', [
    '2',
    '10',
    '0.5',
    '1000',
    '3',
    '7',
    '-1',
    '1e-3',
    '100',
    '0.01',
    '1e9',
    '60',
    '0',
  ]),
  sample_index: drawSampleIndex,
  old_index: drawOldSpelling,
  source_path: choice('source_path', [
    'test/fixtures/program',
    'examples/leakdemo',
    '/absent',
    'test/fixtures',
  ]),
  trim_path: choice('trim_path', [
    '/home/ubuntu/fixture',
    '/usr/local/go/src',
    '/home',
    '/absent',
    '/home/ubuntu/fixture:/home/dev',
  ]),
  add_comment: choice('add_comment', ['a comment', '#hidden', '']),
  focus: pattern('focus'),
  ignore: pattern('ignore'),
  hide: pattern('hide'),
  show: pattern('show'),
  show_from: pattern('show_from'),
  prune_from: pattern('prune_from'),
  tagfocus: tagPattern('tagfocus'),
  tagignore: tagPattern('tagignore'),
  tagshow: tagPattern('tagshow'),
  taghide: tagPattern('taghide'),
  tagroot: choice('tagroot', LABEL_KEYS),
  tagleaf: choice('tagleaf', LABEL_KEYS),
};
const OPTION_NAMES = Object.keys(OPTIONS);

/** A quarter has a base. */
function drawBase(random, { other }) {
  if (random.below(4) > 0) return random.below(200) === 0 ? ['-normalize'] : [];
  const name = random.pick(['base', 'diff_base']);
  const flags = [`-${name}=${other()}`];
  if (random.below(5) === 0) flags.push('-normalize');
  if (random.below(12) === 0) flags.push(`-${name}=${other()}`);
  return flags;
}

function drawSources(random, { other }) {
  if (random.below(10) > 0) return [];
  return random.below(3) === 0 ? [other(), other()] : [other()];
}
