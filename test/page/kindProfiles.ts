/** Profiles of every kind and form, and those at the edges: what every view of the page has to be able to show. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateProfile } from '../../bench/generateProfile.mjs';
import type { ViewFilters } from '../../src/protocol/view';
import { FIXTURES } from '../support/fixtures';
import { encodeMessage } from '../support/profileSchema';
import { smallProfileBytes } from '../support/smallProfile';

export interface KindProfile {
  readonly name: string;
  /** Written into the folder when it is none of the fixtures; gives the file's path. */
  file(folder: string): string;
  /** Taken away from it, as `-diff_base` does. */
  base?(folder: string): string;
  readonly filters?: ViewFilters;
  /** Nothing of it is left to show. */
  readonly isEmpty?: true;
  /** Reports as text take longer than a test may. */
  readonly isLarge?: true;
  /** Lines of reports as text are longer than the panel shows of them. */
  readonly hasLongNames?: true;
}

const RECORDED = [
  ...['goroutine', 'heap', 'allocs', 'cpu', 'block', 'mutex', 'threadcreate', 'goroutineleak', 'custom'].map(
    (kind) => `profiles/${kind}.go1.27.pb.gz`,
  ),
  ...['goroutine', 'heap', 'allocs', 'block', 'mutex', 'threadcreate', 'goroutineleak', 'custom'].map(
    (kind) => `profiles/${kind}.go1.26.debug1.txt`,
  ),
  'profiles/goroutine.go1.26.debug2.txt',
  'profiles/heap.go1.19.pb.gz',
  'edgeCases/labels.pb.gz',
  'edgeCases/inline.pb.gz',
  'edgeCases/recursion.pb.gz',
  'edgeCases/src_none.pb.gz',
  'edgeCases/big.pb.gz',
  ...['cpu.32le.prof', 'contentionz.txt', 'growth.txt', 'heap_v2.txt', 'threadz.txt'].map(inTexts),
  ...['java.cpu.prof', 'java.heapz.txt', 'java.contentionz.txt'].map(inTexts),
];

const FILTERED: readonly (readonly [recorded: string, filters: ViewFilters])[] = [
  ['heap.go1.27.pb.gz', { granularity: 'files' }],
  ['cpu.go1.27.pb.gz', { granularity: 'filefunctions', noTrim: true }],
  ['cpu.go1.24.pb.gz', { granularity: 'addresses', showFrom: 'main' }],
  ['block.go1.27.pb.gz', { mean: true, ignore: 'runtime' }],
  ['goroutine.go1.27.pb.gz', { tagRoot: 'tenant', tagIgnore: 'note', pruneFrom: 'chan' }],
  ['goroutine.go1.27.pb.gz', { tagFocus: 'tenant=acme', tagHide: 'path', show: 'main|runtime' }],
];

const LONG = 2 ** 20;

export const KIND_PROFILES: readonly KindProfile[] = [
  ...RECORDED.map((name) => ({ name, file: () => path.join(FIXTURES, name) })),
  { name: 'no samples', file: () => path.join(FIXTURES, 'edgeCases/nosamples.pb.gz'), isEmpty: true },
  {
    name: 'one sample',
    ...written(() => smallProfileBytes({ samples: [{ stack: 'main.f@f.go:3', values: [7] }] })),
  },
  {
    name: 'negative values',
    ...written(() =>
      smallProfileBytes({
        samples: [
          { stack: 'main.f@f.go:3 main.main@main.go:5', values: [-7], labels: { tenant: 'acme' } },
          { stack: 'main.g@g.go:3 main.main@main.go:6', values: [3] },
        ],
      }),
    ),
  },
  {
    name: 'a difference',
    file: () => path.join(FIXTURES, 'profiles/goroutine.after.go1.27.pb.gz'),
    base: () => path.join(FIXTURES, 'profiles/goroutine.before.go1.27.pb.gz'),
  },
  {
    name: 'a difference of heaps under filters',
    file: () => path.join(FIXTURES, 'profiles/heap.after.go1.27.pb.gz'),
    base: () => path.join(FIXTURES, 'profiles/heap.before.go1.27.pb.gz'),
    filters: { focus: 'main', noInlines: true },
  },
  {
    name: 'filters and lines',
    file: () => path.join(FIXTURES, 'profiles/cpu.go1.27.pb.gz'),
    filters: { focus: 'main', hide: 'runtime\\.', granularity: 'lines', relativePercentages: true },
  },
  ...FILTERED.map(([recorded, filters]) => ({
    name: `${recorded} with ${JSON.stringify(filters)}`,
    file: () => path.join(FIXTURES, `profiles/${recorded}`),
    filters,
  })),
  {
    name: 'filters that leave nothing',
    file: () => path.join(FIXTURES, 'profiles/goroutine.go1.27.pb.gz'),
    filters: { focus: 'nothing has this name' },
    isEmpty: true,
  },
  {
    name: 'names of 1 MB',
    ...written(() =>
      smallProfileBytes({
        samples: [
          {
            stack: `${'x'.repeat(LONG)}@${'f'.repeat(LONG)}.go:3 main.main@main.go:5`,
            values: [7],
            labels: { ['k'.repeat(LONG)]: 'v'.repeat(LONG) },
          },
        ],
      }),
    ),
    hasLongNames: true,
  },
  { name: 'no symbols', ...written(addressesOnly) },
  { name: 'C++ names', ...written(cppNames) },
  {
    name: 'a million samples',
    ...written(() =>
      generateProfile({ samples: 1_000_000, functions: 2000, locations: 3000, depth: 4, labels: true }, 7),
    ),
    isLarge: true,
  },
];

function inTexts(name: string): string {
  return `texts/${name}`;
}

let writtenCount = 0;

function written(bytes: () => Uint8Array): Pick<KindProfile, 'file'> {
  return {
    file: (folder) => {
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `${++writtenCount}.pb.gz`);
      writeFileSync(file, bytes());
      return file;
    },
  };
}

/** As perf and gperftools leave them when nothing has looked up any name. */
function addressesOnly(): Uint8Array {
  const addresses = [0x401a10, 0x401b20, 0x7f0000001a2c];
  return encodeMessage({
    sample_type: [{ type: 1, unit: 2 }],
    sample: [
      { location_id: [1, 2, 3], value: ['5'] },
      { location_id: [2, 3], value: ['4'] },
    ],
    mapping: [{ id: 1, memory_start: '4194304', memory_limit: '8388608', filename: 3 }],
    location: addresses.map((address, index) => ({
      id: index + 1,
      address: String(address),
      mapping_id: index < 2 ? 1 : 0,
    })),
    string_table: ['', 'samples', 'count', '/usr/bin/server'],
  });
}

function cppNames(): Uint8Array {
  const names = [
    'std::vector<std::pair<int, char const*>, std::allocator<std::pair<int, char const*> > >::push_back(int&&)',
    'operator<< <std::char_traits<char> >(std::ostream&, char const*)',
    '(anonymous namespace)::Worker::run() const::{lambda(auto:1)#1}::operator()<int>(int) const',
    'main',
  ];
  return encodeMessage({
    sample_type: [{ type: names.length + 1, unit: names.length + 2 }],
    sample: [
      { location_id: [1, 3, 4], value: ['2000000'] },
      { location_id: [2, 3, 4], value: ['1500000'] },
      { location_id: [3, 4], value: ['250'] },
    ],
    location: names.map((_, index) => ({
      id: index + 1,
      line: [{ function_id: index + 1, line: index + 9 }],
    })),
    function: names.map((_, index) => ({ id: index + 1, name: index + 1, filename: names.length + 3 })),
    string_table: ['', ...names, 'cpu', 'nanoseconds', '/src/server/worker.cc'],
  });
}
