/** Groups of goroutines, computed when they are asked for. Runs in the page. */
import type {
  ComparedGoroutines,
  GoroutineFrame,
  GoroutineGroupRow,
  GoroutinesPage,
  GoroutineTree,
  GoroutineTreeNode,
} from '../../../src/protocol/goroutineRequests';
import type { PanelAsk } from '../../../src/protocol/panelMessages';

export interface GeneratedGoroutines {
  readonly groupCount: number;
  readonly kind: GoroutinesPage['kind'];
  /** Of functions, operations, waits, labels and problems; take the place of the usual ones. */
  readonly hostile: string;
}

export const USUAL_GOROUTINES: GeneratedGoroutines = { groupCount: 14, kind: 'dump', hostile: '' };

type Ask<Kind extends PanelAsk['kind']> = Extract<PanelAsk, { kind: Kind }>;

/** Every group unfolds to this many lines: a note, frames, creators. */
export const LINES_BELOW = 6;

/** The query `bad:` is refused, `none` selects nothing, and any other one every second group. */
export function goroutinesPage(of: GeneratedGoroutines, ask: Ask<'goroutines'>): GoroutinesPage {
  const about = { total: '20318', labelKeys: ['tenant', of.hostile || 'region'], kind: of.kind };
  if (ask.query.startsWith('bad:')) {
    const message = `One of the keys state, minutes was expected, but "${of.hostile || 'bad'}" was found.`;
    return { groups: [], groupCount: 0, selected: '0', queryProblem: { message, at: 0 }, ...about };
  }
  const step = ask.query === '' ? 1 : 2;
  const groupCount = ask.query === 'none' ? 0 : Math.ceil(of.groupCount / step);
  const selected = ask.query === '' ? '20318' : '5000';
  return { groups: groupsIn(of, ask, groupCount, step), groupCount, selected, ...about };
}

export function comparedPage(of: GeneratedGoroutines, ask: Ask<'comparedGoroutines'>): ComparedGoroutines {
  const groups = groupsIn(of, ask, of.groupCount, 1).map((group, index) => {
    const where = (['both', 'onlyProfile', 'onlyBase'] as const)[(ask.offset + index) % 3] ?? 'both';
    return {
      where,
      countBefore: where === 'onlyProfile' ? '0' : '1000',
      countAfter: where === 'onlyBase' ? '0' : group.count,
      change: where === 'onlyBase' ? '-1000' : '+19312',
      group,
    };
  });
  return { groups, groupCount: of.groupCount };
}

/** `main`, below it an `accept` with two leaks and a `serve`, again and again; the last one has ended. */
export function goroutineTree(of: GeneratedGoroutines, ask: Ask<'goroutineTree'>): GoroutineTree {
  const nodeCount = ask.query === 'none' ? 0 : TREE_NODES;
  const length = Math.max(0, Math.min(ask.limit, nodeCount - ask.offset));
  const nodes = Array.from({ length }, (_, at) => treeNode(of, ask.offset + at));
  return { nodes, nodeCount, knows: of.kind === 'dump' ? 'parents' : 'none' };
}

/** One root with a thousand families of four, and one that has ended. */
export const TREE_NODES = 4002;

function treeNode(of: GeneratedGoroutines, index: number): GoroutineTreeNode {
  if (index === TREE_NODES - 1) {
    const title = of.hostile || 'goroutine 3, which has ended';
    return { depth: 0, title, count: '', share: 0, row: -1, operation: '', wait: '', below: 0 };
  }
  const part = index === 0 ? 0 : ((index - 1) % 4) + 1;
  const { depth, below, count } = TREE_PARTS[part] ?? { depth: 0, below: 0, count: 1 };
  return {
    ...{ depth, below, count: String(count), share: count / 20_318, row: index },
    title: of.hostile || (count > 1 ? `${count} goroutines` : `goroutine ${index + 1}`),
    operation: of.hostile || OPERATIONS[part] || '',
    wait: of.hostile || (depth > 1 ? '14 min' : ''),
    place: frame(of.hostile || FUNCTIONS[part] || '', `leak_demo.go:${40 + part}`, index),
  };
}

const TREE_PARTS = [
  { depth: 0, below: TREE_NODES - 2, count: 1 },
  { depth: 1, below: 3, count: 1 },
  { depth: 2, below: 0, count: 20 },
  { depth: 2, below: 1, count: 1 },
  { depth: 3, below: 0, count: 1 },
];

function groupsIn(
  of: GeneratedGoroutines,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  count: number,
  step: number,
): GoroutineGroupRow[] {
  const length = Math.max(0, Math.min(limit, count - offset));
  return Array.from({ length }, (_, at) => groupRow(of, (offset + at) * step));
}

function groupRow(of: GeneratedGoroutines, index: number): GoroutineGroupRow {
  const isDump = of.kind === 'dump';
  const name = of.hostile || FUNCTIONS[index % FUNCTIONS.length] || '';
  const at = `leak_demo.go:${53 + index}`;
  const count = Math.max(1, Math.floor(20_312 / (index + 1) ** 2));
  const frames = [
    { ...frame('runtime.gopark', 'proc.go:461', index * 10), origin: 'standardLibrary' as const },
    frame(name, at, index * 10 + 1),
    { ...frame('main.unknown', '', -1), inlined: true },
  ];
  return {
    key: `key-${index}`,
    title: `${name} ${at}`,
    count: String(count),
    share: count / 20_318,
    leaked: index === 0 ? of.hostile || 'leaked' : '',
    operation: of.hostile || OPERATIONS[index % OPERATIONS.length] || '',
    wait: isDump ? of.hostile || '2 to 14 min' : '',
    exampleIds: isDump ? [17 + index, 34, 35, 36, 20_318] : [],
    row: index,
    frames,
    frameCount: index === 1 ? 253 : frames.length,
    userFrame: 1,
    creators: isDump
      ? [
          { frame: frame(of.hostile || 'main.(*jobServer).accept', 'leak_demo.go:42', 900), count: '312' },
          { frame: frame('main.main', 'leak_demo.go:65', 901), count: '3' },
        ]
      : [],
    creatorCount: isDump ? 2 : 0,
  };
}

function frame(name: string, at: string, id: number): GoroutineFrame {
  return { frame: id, name, at, origin: 'user', inlined: false };
}

const OPERATIONS = ['chan send', 'select', 'IO wait', 'sync.Mutex.Lock', 'sync.WaitGroup.Wait', 'running'];

const FUNCTIONS = [
  'main.(*jobServer).handIn',
  'github.com/example/storage/internal/compaction/leveled.(*Planner[go.shape.int]).pickLevelForCompaction',
  'net/http.(*conn).serve',
  'google.golang.org/grpc/internal/transport.(*http2Server).HandleStreams',
  'time.Sleep',
];
