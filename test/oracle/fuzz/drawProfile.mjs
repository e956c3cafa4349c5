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
/** What is not UTF-8, as `encodeProfile` writes it, and what comes close. */
const STRAY_NAMES = [
  'main.\udcff',
  'main.\udc80',
  'main.\ufffd',
  'gr\udcf6\udcdfe.f',
  'größe.\udcc3',
  'größe.\udce2\udc82',
  '\udced\udca0\udc80.f',
  '\udcf0\udc9f\udc98.😀.(*T).g',
  'a/b\udcff/c.f(int)',
  'std::\udcc0\udcaf<int>::A::push(\udcff)',
  'main.f',
  'main.\uffff',
];
const STRAY_FILES = [
  '/src/\udcff/a.go',
  '/src/\udcff/../\udcc3/b.go',
  'r\udcfcn.go',
  '/src/a.go',
  '\ufffd.go',
];
const STRAY_VALUES = ['\udcff', '\udc80b', 'ä\udcff', 'acme', '\ufffd', '😀'];
const STRAY_UNITS = ['\udcff', 'KB\udcff', 'BYTES\udcffS', 'bytes', 'Äs'];
const LARGE_LINES = [
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 53n + 2n,
  -(2n ** 53n) - 1n,
  2n ** 60n,
  2n ** 60n + 1n,
  2n ** 63n - 1n,
  2n ** 63n - 2n,
  -(2n ** 63n),
  -1n,
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
  const functions = Array.from({ length: 1 + random.below(12) }, (_, i) =>
    drawFunction(random, i + 1, shape),
  );
  const mappings = Array.from({ length: random.below(3) }, (_, i) => drawMapping(random, i + 1, shape));
  const locations = Array.from({ length: 1 + random.below(20) }, (_, i) =>
    drawLocation(random, i + 1, shape, { functions, mappings }),
  );
  const width = shape.types.length;
  const { strays } = shape;
  const samples = Array.from({ length: random.below(40) }, () => ({
    locations: Array.from({ length: random.below(9) }, () => random.pick(locations).id),
    values: Array.from({ length: width }, () => drawValue(random)),
    labels: Array.from({ length: random.pick([0, 0, 0, 1, 2, 3]) }, () => drawLabel(random, shape)),
  }));
  const bytes = encodeProfile({
    types: shape.types,
    samples,
    mappings,
    locations,
    functions,
    comments: random.below(4) === 0 ? ['drawn at random', '#not shown', ...(strays ? STRAY_VALUES : [])] : [],
    dropFrames:
      random.below(6) === 0 ? random.pick(strays ? [...DROPS, 'main\\..|\ufffd', 'main.\udcff'] : DROPS) : '',
    keepFrames: random.below(12) === 0 ? 'main\\..*' : '',
    timeNanos: random.pick([0n, 1_763_000_000_123_456_789n, 1_700_000_000_000_000_000n]),
    durationNanos: random.pick([0n, 1_500_000_000n, 30_000_000_000n]),
    periodType: shape.types[0],
    period: random.pick([0n, 1n, 10_000_000n]),
    defaultType: shape.defaultType,
    docUrl: random.below(10) === 0 ? `https://example.com/doc${strays ? '\udcff' : ''}` : '',
  });
  // As command lines can say them: expressions find a stray byte by U+FFFD.
  const words = functions
    .map(({ name }) => name.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\0-\uffff]/gu, ''))
    .filter((name) => name !== '');
  return {
    shape,
    bytes: gzipSync(bytes),
    words: [...words, 'main'],
    types: shape.types.map(([type]) => type),
  };
}

function drawShape(random) {
  const types = random.pick(TYPES);
  const strays = random.below(4) === 0;
  const drawn = strays ? types.map(([type, unit]) => drawStrayType(random, type, unit)) : types;
  return {
    types: drawn,
    defaultType: random.below(4) === 0 ? random.pick(drawn)[0] : '',
    strays,
    large: random.below(4) === 0,
  };
}

function drawStrayType(random, type, unit) {
  const kind = random.below(4);
  if (kind === 0) return [`${type}\udcff`, unit];
  return [type, kind === 1 ? random.pick(STRAY_UNITS) : unit];
}

function drawFunction(random, id, { strays, large }) {
  const name = random.pick(strays ? STRAY_NAMES : NAMES);
  return {
    id,
    name,
    systemName: random.below(5) === 0 ? `_sys_${name}` : name,
    file: random.pick(strays ? STRAY_FILES : FILES),
    startLine: random.pick(large ? [0, 1, ...LARGE_LINES] : [0, 0, 1, 10, 40]),
  };
}

function drawMapping(random, id, { strays }) {
  const start = 0x400000n * BigInt(id);
  return {
    id,
    start: random.below(6) === 0 ? 0n : start,
    limit: start + 0x200000n,
    offset: random.pick([0n, 0x1000n]),
    file: random.pick(strays ? STRAY_BINARIES : BINARIES),
    buildId: random.pick(['', 'abc123', strays ? 'fe\udcff' : 'feed']),
    hasFunctions: random.below(4) > 0,
  };
}

const BINARIES = ['/usr/bin/server', '/lib/libc.so.6', '', '[vdso]', '/home/dev/a b'];
const STRAY_BINARIES = ['/usr/bin/\udcff', '/lib\udc80/libc\udcc3.so', '', '[\udcff]'];

function drawLocation(random, id, { large }, { functions, mappings }) {
  const count = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3]);
  const lines = Array.from({ length: count }, () => ({
    functionId: random.pick(functions).id,
    line: random.pick(large ? [0, 12, ...LARGE_LINES] : [0, 1, 12, 12, 40, 53, 2 ** 31]),
    column: random.pick(large ? [0, 3, ...LARGE_LINES] : [0, 0, 0, 3, 17]),
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

function drawLabel(random, { strays }) {
  const kind = random.below(8);
  if (kind < 4)
    return {
      key: random.pick(['tenant', 'phase', strays ? 'p\udce4th' : 'path']),
      str: random.pick(strays ? STRAY_VALUES : ['acme', 'globex', 'a b', '']),
    };
  const units = strays ? STRAY_UNITS : ['', 'bytes', 'kilobytes', 'seconds', 'milliseconds', 'things'];
  const unit = random.pick(['', ...units]);
  return {
    key: random.pick(['bytes', 'request', 'num', 'tenant']),
    num: BigInt(random.pick([0, 1, 7, 512, 4096, -3, 10 ** 7])),
    unit,
  };
}
