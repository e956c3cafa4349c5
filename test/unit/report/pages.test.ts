import { describe, expect, it } from 'vitest';
import { subtractBase } from '../../../src/analysis/subtractBase';
import { lineStacksReport } from '../../../src/report/lineStacksReport';
import { lineTable, recordedPaths } from '../../../src/report/lineTable';
import { OpenView } from '../../../src/report/openView';
import { topPage } from '../../../src/report/topPage';
import { tracesPage } from '../../../src/report/tracesPage';
import { viewedProfile } from '../../../src/report/viewedProfile';
import { fixtureProfile } from '../../support/fixtures';
import { smallProfile } from '../../support/smallProfile';

const all = { filter: '', offset: 0, limit: 1000 } as const;

const leak = smallProfile({
  samples: [
    { stack: 'runtime.gopark@proc.go:1 main.send@leak_demo.go:53 main.run@leak_demo.go:60', values: [20312] },
    {
      stack: 'runtime.gopark@proc.go:1 main.wait@wait.go:9 main.main@leak_demo.go:80#70',
      values: [688],
      labels: { task: 'beat' },
    },
  ],
});

describe('a window of the top table', () => {
  const view = new OpenView(leak, 0, 'plain');

  it('has pprof’s numbers, and the function’s hottest line as its place', () => {
    const page = topPage(view, { ...all, sort: 'cum', descending: true });
    expect(
      page.rows.map((row) => [row.name, row.flat.text, row.cum.text, row.cum.percent, row.sumPercent]),
    ).toEqual([
      ['runtime.gopark', '21000', '21000', '100%', '100%'],
      ['main.run', '0', '20312', '96.72%', '100%'],
      ['main.send', '0', '20312', '96.72%', '100%'],
      ['main.main', '0', '688', '3.28%', '100%'],
      ['main.wait', '0', '688', '3.28%', '100%'],
    ]);
    expect(page.legend).toContain('Showing nodes accounting for 21000, 100% of 21000 total');
  });

  it('sorts both ways, filters without changing numbers, and cuts windows', () => {
    const names = (sort: 'flat' | 'cum' | 'name', descending: boolean, more = {}): string[] =>
      topPage(view, { ...all, sort, descending, ...more }).rows.map((row) => row.name);
    expect(names('name', false)).toEqual([
      'main.main',
      'main.run',
      'main.send',
      'main.wait',
      'runtime.gopark',
    ]);
    expect(names('name', true)).toEqual(names('name', false).reverse());
    expect(names('cum', false)).toEqual(names('cum', true).reverse());
    expect(names('cum', true, { filter: 'MAIN.S' })).toEqual(['main.send']);
    expect(names('cum', true, { offset: 1, limit: 2 })).toEqual(['main.run', 'main.send']);
    const filtered = topPage(view, { ...all, sort: 'flat', descending: true, filter: 'wait' });
    expect([filtered.rowCount, filtered.allRowCount, filtered.rows[0]?.sumPercent]).toEqual([1, 5, '100%']);
  });
});

describe('a window of the traces', () => {
  const view = new OpenView(leak, 0, 'plain');

  it('lists each trace’s value, labels and frames, and any window of that', () => {
    const page = tracesPage(view, all);
    expect(page.lines.map((line) => (line.kind === 'frame' ? `${line.name} ${line.at}` : line.kind))).toEqual(
      [
        'trace',
        'runtime.gopark proc.go:1',
        'main.send leak_demo.go:53',
        'main.run leak_demo.go:60',
        'trace',
        'label',
        'runtime.gopark proc.go:1',
        'main.wait wait.go:9',
        'main.main leak_demo.go:80',
      ],
    );
    for (let offset = 0; offset < page.lineCount + 2; offset++) {
      expect(tracesPage(view, { filter: '', offset, limit: 3 }).lines).toEqual(
        page.lines.slice(offset, offset + 3),
      );
    }
  });

  it('filters by function, by file and line, and by label', () => {
    const count = (filter: string): number => tracesPage(view, { ...all, filter }).traceCount;
    expect(['Main.Send', 'leak_demo.go:53', 'task: beat', 'gopark', 'absent'].map(count)).toEqual([
      1, 1, 1, 2, 0,
    ]);
  });
});

describe('the traces of a difference to a diff base', () => {
  it('can be filtered by the label that marks the base', () => {
    const base = smallProfile({ samples: [{ stack: 'main.send@leak_demo.go:53', values: [30] }] });
    const next = smallProfile({ samples: [{ stack: 'main.send@leak_demo.go:53', values: [60] }] });
    const outcome = subtractBase(next, base, 'diffBase');
    if (!outcome.ok) throw new Error(outcome.message);
    const page = tracesPage(new OpenView(outcome.profile, 0, 'difference'), {
      ...all,
      filter: 'pprof::base',
    });
    expect([page.traceCount, page.allTraceCount]).toEqual([1, 2]);
    expect(page.lines[0]).toMatchObject({ kind: 'trace', value: { text: '-30' } });
  });
});

describe('the numbers of a file’s lines', () => {
  it('are flat and cum, with the functions on each line', () => {
    const view = new OpenView(leak, 0, 'plain');
    const file = recordedPaths(view).indexOf('leak_demo.go');
    const table = lineTable(view, [file]);
    expect(table.lines.map((line) => [line.lineNumber, line.flat.text, line.cum.text, line.heat])).toEqual([
      [53, '0', '20312', 7],
      [60, '0', '20312', 7],
      [80, '0', '688', 1],
    ]);
    expect(table.functions.map((entry) => [entry.name, entry.startLineNumber, entry.cum.text])).toEqual([
      ['main.send', 0, '20312'],
      ['main.run', 0, '20312'],
      ['main.main', 70, '688'],
    ]);
  });

  it('carry signs in a difference', () => {
    const base = smallProfile({
      samples: [
        { stack: 'main.send@leak_demo.go:53', values: [30] },
        { stack: 'main.gone@leak_demo.go:90', values: [4] },
      ],
    });
    const next = smallProfile({ samples: [{ stack: 'main.send@leak_demo.go:53', values: [60] }] });
    const outcome = subtractBase(next, base, 'base');
    if (!outcome.ok) throw new Error(outcome.message);
    const table = lineTable(new OpenView(outcome.profile, 0, 'difference'), [0]);
    expect(table.lines.map((line) => [line.lineNumber, line.cum.text])).toEqual([
      [53, '+30'],
      [90, '-4'],
    ]);
  });

  it('never exceed the total when two recorded files are one local file', () => {
    const profile = smallProfile({ samples: [{ stack: 'a@/one/f.go:3 b@/two/f.go:3', values: [9] }] });
    const view = new OpenView(profile, 0, 'plain');
    expect(lineTable(view, [0, 1]).lines.map((line) => [line.flat.text, line.cum.text])).toEqual([
      ['9', '9'],
    ]);
  });

  it('never exceed the total in any profile that Go wrote', () => {
    for (const kind of ['goroutine', 'heap', 'cpu', 'block', 'mutex']) {
      const profile = fixtureProfile('profiles', `${kind}.go1.26.pb.gz`);
      profile.sampleTypes.forEach((_, sampleType) => {
        const view = new OpenView(profile, sampleType, 'plain');
        recordedPaths(view).forEach((_path, file) => {
          for (const line of lineTable(view, [file]).lines) expect(line.cum.share).toBeLessThanOrEqual(1);
        });
      });
    }
  });
});

describe('the stacks through a line', () => {
  it('are merged, heaviest first, with the line marked', () => {
    const profile = smallProfile({
      samples: [
        { stack: 'a@f.go:1 m@f.go:9', values: [1], labels: { x: '1' } },
        { stack: 'b@f.go:2 m@f.go:9', values: [5] },
        { stack: 'a@f.go:1 m@f.go:9', values: [7], labels: { x: '2' } },
        { stack: 'c@f.go:3', values: [99] },
      ],
    });
    const report = lineStacksReport(new OpenView(profile, 0, 'plain'), {
      files: [0],
      lineNumber: 9,
      limit: 1,
    });
    expect(report.stackCount).toBe(2);
    expect(
      report.stacks.map((stack) => [
        stack.value.text,
        stack.frames.map((frame) => `${frame.name} ${frame.here}`),
      ]),
    ).toEqual([['8', ['a false', 'm true']]]);
  });
});

describe('a view of means', () => {
  const profile = smallProfile({
    types: ['contentions/count', 'delay/count'],
    samples: [
      { stack: 'lock@f.go:1 m@f.go:9', values: [2, 10], labels: { x: '1' } },
      { stack: 'lock@f.go:1 m@f.go:9', values: [3, 40], labels: { x: '2' } },
      { stack: 'wait@f.go:2 m@f.go:9', values: [4, 30] },
    ],
  });
  const viewed = viewedProfile(profile, { mean: true, focus: 'm' });
  if (!viewed.ok) throw new Error(viewed.message);
  const view = new OpenView(profile, 1, 'plain', viewed.viewed);

  it('divides sums, never samples first, in rows, lines and stacks', () => {
    const rows = topPage(view, { ...all, sort: 'flat', descending: true }).rows;
    expect(rows.map(({ name, flat, cum }) => [name, flat.text, cum.text])).toEqual([
      ['lock', '10', '10'],
      ['wait', '7', '7'],
      ['m', '0', '8'],
    ]);
    const table = lineTable(view, [0]);
    expect(table.lines.map(({ lineNumber, cum }) => [lineNumber, cum.text])).toEqual([
      [1, '10'],
      [2, '7'],
      [9, '8'],
    ]);
    expect(table).toMatchObject({ sampleType: 'mean_delay', filtered: true });
    const { stacks } = lineStacksReport(view, { files: [0], lineNumber: 9, limit: 9 });
    expect(stacks.map(({ value, frames }) => [frames[0]?.name, value.text])).toEqual([
      ['lock', '10'],
      ['wait', '7'],
    ]);
  });
});
