import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../src/model/profile';
import type { ViewFilters } from '../../../../src/protocol/view';
import { textField } from '../../../../src/report/export/csvTable';
import { exportText } from '../../../../src/report/export/exportText';
import { fencedText, topMarkdown } from '../../../../src/report/export/markdownReport';
import { speedscopeUnit } from '../../../../src/report/export/speedscopeFile';
import { OpenView } from '../../../../src/report/openView';
import { viewedProfile } from '../../../../src/report/viewedProfile';
import { subtractBase } from '../../../../src/analysis/subtractBase';
import { valueAt } from '../../../../src/model/valueColumn';
import { fixtureProfile } from '../../../support/fixtures';
import { smallProfile } from '../../../support/smallProfile';

const GOROUTINES = fixtureProfile('profiles', 'goroutine.after.go1.26.pb.gz');

const PROFILES: readonly (readonly [string, Profile])[] = [
  ['goroutine', GOROUTINES],
  ['cpu', fixtureProfile('profiles', 'cpu.go1.26.pb.gz')],
  ['heap', fixtureProfile('profiles', 'heap.go1.26.pb.gz')],
  ['inline', fixtureProfile('edgeCases', 'inline.pb.gz')],
  ['big', fixtureProfile('edgeCases', 'big.pb.gz')],
  ['strays', fixtureProfile('edgeCases', 'strays.pb.gz')],
  ['empty', fixtureProfile('edgeCases', 'nosamples.pb.gz')],
  ['difference', difference()],
];

const FILTERS: readonly ViewFilters[] = [
  {},
  { focus: 'main' },
  { hide: 'runtime' },
  { noInlines: true },
  { granularity: 'lines' },
  { granularity: 'files' },
];

const NAMES = ['=cmd|x', '"quoted",name', 'a;b', 'new\nline', '/script>', '\u202Ebidi', '+1', 'back\\slash'];
const HOSTILE = smallProfile({
  samples: NAMES.map((name, index) => ({ stack: `${name} main.main@m.go:3#2`, values: [index + 1] })),
});

describe.each(PROFILES)('exports of %s', (_, profile) => {
  it.each(FILTERS)('%o have sums that are the totals', (filters) => {
    const view = viewOf(profile, filters);
    const sum = sumOfSamples(view);
    const flats = csvRows(view).map((row) => BigInt(row[1] ?? ''));
    const folded = foldedRows(view);
    expect(folded.reduce((all, { value }) => all + value, 0n)).toBe(sum);
    expect(weightsOf(view)).toBe(sum);
    // Samples without a stack are in no function, but are lines of their own.
    const stackless = folded.filter(({ stack }) => stack === '').reduce((all, { value }) => all + value, 0n);
    expect(flats.reduce((all, flat) => all + flat, 0n)).toBe(sum - stackless);
  });
});

describe('bytes that are no UTF-8', () => {
  it.each(['csv', 'folded', 'speedscope'] as const)('are U+FFFD in %s', (format) => {
    const view = viewOf(fixtureProfile('edgeCases', 'strays.pb.gz'), { granularity: 'lines' });
    const text = [...exportText(view, format)].join('');
    expect(text).toContain('gr\ufffd\ufffde.(*T).f');
    expect(text).not.toMatch(/\p{Surrogate}|\\ud[c-f]/u);
  });
});

describe('folded stacks', () => {
  it('are root first, each once', () => {
    const samples = [
      { stack: 'main.f@f.go:1<main.g@g.go:2 main.main@m.go:3', values: [5] },
      { stack: 'main.f@f.go:9<main.g@g.go:2 main.main@m.go:4', values: [7] },
    ];
    const view = viewOf(smallProfile({ samples }));
    expect(textOf(exportText(view, 'folded'))).toBe('main.main;main.g;main.f 12\n');
  });

  it('have one line and as many frames whatever names hold', () => {
    const rows = foldedRows(viewOf(HOSTILE));
    expect(rows.map(({ value }) => value)).toEqual(NAMES.map((_, index) => BigInt(index + 1)));
    expect(rows.map(({ stack }) => stack.split(';').length)).toEqual(NAMES.map(() => 2));
    expect(rows[2]?.stack).toBe('main.main;a\\u003bb');
  });
});

describe('CSV', () => {
  it('has names back that hold its own signs, and none that a program takes for a formula', () => {
    const names = csvRows(viewOf(HOSTILE)).map(([name]) => name ?? '');
    expect(names.filter((name) => /^[=+\-@]/.test(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(["'=cmd|x", '"quoted",name', 'new\nline', "'+1"]));
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=1', "'=1"],
    ['\t=1', "'\t=1"],
    ['-x,y', '"\'-x,y"'],
  ])('writes %j as %s', (text, field) => {
    expect(textField(text)).toBe(field);
  });
});

describe('speedscope', () => {
  it('names frames with file and line, and the unit', () => {
    const samples = [{ stack: 'main.f@f.go:5#4 main.main@m.go:3#2', values: [5] }];
    const file = speedscopeOf(viewOf(smallProfile({ types: ['cpu/nanoseconds'], samples })));
    expect(file).toMatchObject({
      $schema: 'https://www.speedscope.app/file-format-schema.json',
      shared: {
        frames: [
          { name: 'main.main', file: 'm.go', line: 2 },
          { name: 'main.f', file: 'f.go', line: 4 },
        ],
      },
      profiles: [
        { type: 'sampled', unit: 'nanoseconds', startValue: 0, endValue: 5, samples: [[0, 1]], weights: [5] },
      ],
    });
  });

  it('has what became less as a profile of its own', () => {
    const file = speedscopeOf(viewOf(difference()));
    expect(file.profiles.length).toBe(2);
    for (const { samples, weights, endValue } of file.profiles) {
      expect(weights.every((weight) => weight > 0)).toBe(true);
      expect(samples.length).toBe(weights.length);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(endValue);
    }
  });

  it.each([
    ['bytes', 'bytes'],
    ['Bytes', 'bytes'],
    ['ns', 'nanoseconds'],
    ['microseconds', 'microseconds'],
    ['seconds', 'seconds'],
    ['count', 'none'],
    ['', 'none'],
  ])('knows %s as %s', (unit, expected) => {
    expect(speedscopeUnit(unit)).toBe(expected);
  });
});

describe('Markdown', () => {
  it('is a table whose rows names cannot break', () => {
    const samples = ['a|b', '`tick`', 'x\ny', '</td>'].map((name) => ({ stack: name, values: [1] }));
    const text = [...topMarkdown(viewOf(smallProfile({ samples })).top)].join('');
    const rows = text.split('\n').filter((line) => line.startsWith('| 1 '));
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.split(/(?<!\\)\|/).length === 8)).toBe(true);
    expect(text).toContain('`` `tick` ``');
  });

  it('fences text so that nothing in it ends the fence', () => {
    expect([...fencedText('a\n````\nb')].join('')).toBe('`````text\na\n````\nb\n`````\n');
  });
});

function difference(): Profile {
  const before = fixtureProfile('profiles', 'goroutine.before.go1.26.pb.gz');
  const outcome = subtractBase(GOROUTINES, before, 'base');
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}

function viewOf(profile: Profile, filters: ViewFilters = {}): OpenView {
  const outcome = viewedProfile(profile, filters);
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(profile, 0, 'plain', outcome.viewed);
}

function sumOfSamples({ profile, sampleType }: OpenView): bigint {
  const column = profile.samples.values[sampleType] ?? new Float64Array(0);
  let sum = 0n;
  for (let row = 0; row < column.length; row++) sum += valueAt(column, row);
  return sum;
}

function textOf(pieces: Iterable<string>): string {
  return [...pieces].join('');
}

function foldedRows(view: OpenView): { readonly stack: string; readonly value: bigint }[] {
  return textOf(exportText(view, 'folded'))
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const blank = line.lastIndexOf(' ');
      return { stack: line.slice(0, blank), value: BigInt(line.slice(blank + 1)) };
    });
}

interface SpeedscopeFile {
  readonly profiles: readonly {
    readonly name: string;
    readonly samples: readonly (readonly number[])[];
    readonly weights: readonly number[];
    readonly endValue: number;
  }[];
}

function speedscopeOf(view: OpenView): SpeedscopeFile {
  return JSON.parse(textOf(exportText(view, 'speedscope'))) as SpeedscopeFile;
}

/** Read with the digits that are there, since a double does not hold them all. */
function weightsOf(view: OpenView): bigint {
  const text = textOf(exportText(view, 'speedscope'));
  return [...text.matchAll(/"name":"([^"]*)","unit".*?"weights":\[([^\]]*)\]/g)].reduce(
    (all, [, name, list]) => {
      const weights = (list ?? '').split(',').filter((weight) => weight !== '');
      const sum = weights.reduce((sumSoFar, weight) => sumSoFar + BigInt(weight), 0n);
      return name?.endsWith('(decrease)') === true ? all - sum : all + sum;
    },
    0n,
  );
}

/** RFC 4180, by the letter; without the head. */
function csvRows(view: OpenView): string[][] {
  const text = textOf(exportText(view, 'csv'));
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(1, -1);
}
