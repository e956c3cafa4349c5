/** A random profile of few names, so that stacks meet, recur and cancel. */
import { gzipSync } from 'node:zlib';
import { encodeProfile } from './encodeProfile.mjs';

const NAMES = [
  'main.main',
  'main.f',
  'main.g',
  'main.(*T).Method',
  'main.f.func1',
  'main.f.func1.2',
  'example.com/a/b.Run[...]',
  'example.com/a/b.(*Pool[go.shape.int]).Get',
  'gopkg.in/yaml%2ev3.Unmarshal',
  'runtime.goexit',
  'runtime.mallocgc',
  'net/http.(*conn).serve',
  'std::vector<int, std::allocator<int>>::push_back(int&&)',
  'operator()(int)',
  '(anonymous namespace)::work(char)',
  'größe.π',
  '',
];
const FILES = [
  '/home/ubuntu/fixture/main.go',
  '/src/a/b/run.go',
  'run.go',
  '/src/a/../c.go',
  '',
  'C:\\src\\w.go',
];
const TYPES = [
  [['goroutine', 'count']],
  [
    ['samples', 'count'],
    ['cpu', 'nanoseconds'],
  ],
  [
    ['contentions', 'count'],
    ['delay', 'nanoseconds'],
  ],
  [
    ['alloc_objects', 'count'],
    ['alloc_space', 'bytes'],
    ['inuse_objects', 'count'],
    ['inuse_space', 'bytes'],
  ],
  [
    ['widgets', 'widgets'],
    ['time', 'microseconds'],
  ],
  [
    ['space', 'megabytes'],
    ['cost', 'GCU'],
    ['none', ''],
  ],
];
const DROPS = ['runtime\\..*', 'main\\.g', 'std::.*|operator.*', '.*Method'];

/** Gives `{ bytes, words, types }`. `shape` of another one gives a profile that merges with it. */
export function drawProfile(random, shape = drawShape(random)) {
  const functions = Array.from({ length: 1 + random.below(12) }, (_, i) => drawFunction(random, i + 1));
  const mappings = Array.from({ length: random.below(3) }, (_, i) => drawMapping(random, i + 1));
  const locations = Array.from({ length: 1 + random.below(20) }, (_, i) =>
    drawLocation(random, i + 1, functions, mappings),
  );
  const width = shape.types.length;
  const samples = Array.from({ length: random.below(40) }, () => ({
    locations: Array.from({ length: random.below(9) }, () => random.pick(locations).id),
    values: Array.from({ length: width }, () => drawValue(random)),
    labels: Array.from({ length: random.pick([0, 0, 0, 1, 2, 3]) }, () => drawLabel(random)),
  }));
  const bytes = encodeProfile({
    types: shape.types,
    samples,
    mappings,
    locations,
    functions,
    comments: random.below(4) === 0 ? ['drawn at random', '#not shown'] : [],
    dropFrames: random.below(6) === 0 ? random.pick(DROPS) : '',
    keepFrames: random.below(12) === 0 ? 'main\\..*' : '',
    timeNanos: random.pick([0n, 1_763_000_000_123_456_789n, 1_700_000_000_000_000_000n]),
    durationNanos: random.pick([0n, 1_500_000_000n, 30_000_000_000n]),
    periodType: shape.types[0],
    period: random.pick([0n, 1n, 10_000_000n]),
    defaultType: shape.defaultType,
    docUrl: random.below(10) === 0 ? 'https://example.com/doc' : '',
  });
  const words = functions.map(({ name }) => name).filter((name) => name !== '');
  return {
    shape,
    bytes: gzipSync(bytes),
    words: [...words, 'main'],
    types: shape.types.map(([type]) => type),
  };
}

function drawShape(random) {
  const types = random.pick(TYPES);
  return { types, defaultType: random.below(4) === 0 ? random.pick(types)[0] : '' };
}

function drawFunction(random, id) {
  const name = random.pick(NAMES);
  return {
    id,
    name,
    systemName: random.below(5) === 0 ? `_sys_${name}` : name,
    file: random.pick(FILES),
    startLine: random.pick([0, 0, 1, 10, 40]),
  };
}

function drawMapping(random, id) {
  const start = 0x400000n * BigInt(id);
  return {
    id,
    start: random.below(6) === 0 ? 0n : start,
    limit: start + 0x200000n,
    offset: random.pick([0n, 0x1000n]),
    file: random.pick(['/usr/bin/server', '/lib/libc.so.6', '', '[vdso]', '/home/dev/a b']),
    buildId: random.pick(['', 'abc123', 'feed']),
    hasFunctions: random.below(4) > 0,
  };
}

function drawLocation(random, id, functions, mappings) {
  const count = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3]);
  const lines = Array.from({ length: count }, () => ({
    functionId: random.pick(functions).id,
    line: random.pick([0, 1, 12, 12, 40, 53, 2 ** 31]),
    column: random.pick([0, 0, 0, 3, 17]),
  }));
  const mapping = mappings.length > 0 && random.below(5) > 0 ? random.pick(mappings).id : 0;
  const address = random.below(8) === 0 ? 0n : 0x400000n * BigInt(mapping) + BigInt(16 * random.below(64));
  const far = random.below(20) === 0 ? 0xffffffffff600000n : 0n;
  return { id, mapping, address: BigInt.asUintN(64, address + far), lines, isFolded: random.below(15) === 0 };
}

/** Small ones that tie and cancel, ordinary ones, and few that a double cannot hold. */
function drawValue(random) {
  const kind = random.below(40);
  if (kind === 0) return 2n ** 53n + 1n;
  if (kind < 3) return 0n;
  if (kind < 6) return -BigInt(1 + random.below(30));
  if (kind < 20) return BigInt(random.below(5));
  return BigInt(random.below(10 ** (1 + random.below(9))));
}

function drawLabel(random) {
  const kind = random.below(8);
  if (kind < 4)
    return { key: random.pick(['tenant', 'phase', 'path']), str: random.pick(['acme', 'globex', 'a b', '']) };
  const unit = random.pick(['', '', 'bytes', 'kilobytes', 'seconds', 'milliseconds', 'things']);
  return {
    key: random.pick(['bytes', 'request', 'num', 'tenant']),
    num: BigInt(random.pick([0, 1, 7, 512, 4096, -3, 10 ** 7])),
    unit,
  };
}
