import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../../src/analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../../../src/analysis/reportOptions';
import { buildReport } from '../../../src/report/buildReport';
import { graphReport } from '../../../src/report/graphReport';
import { listText } from '../../../src/report/listText';
import type { SourceReader } from '../../../src/report/report';
import { smallProfile } from '../../support/smallProfile';
import { sourcesOf } from '../../support/sourcesOf';

/** As `go tool pprof -list=PATTERN`. */
function list(
  samples: readonly { stack: string; values: readonly (number | bigint)[] }[],
  pattern: string,
  sources: SourceReader = sourcesOf({}),
  { types = ['cpu/nanoseconds'], ...options }: Partial<ReportOptions> & { types?: readonly string[] } = {},
): string {
  const built = buildReport(smallProfile({ types, samples }), {
    command: 'list',
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
    argument: pattern,
  });
  if (!built.ok) return built.message;
  const text = listText(built.report, graphReport(built.report).graph, sources);
  return text.ok ? [...text.pieces].join('') : `error: ${text.message}`;
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
}

/** The line numbers that are shown. */
function shown(text: string): string {
  const numbers = [...text.matchAll(/^.{10} .{10} {1,6}(\d+):/gm)].map(([, number]) => Number(number));
  return `${numbers[0]}-${numbers.at(-1)}`;
}

describe('list', () => {
  it('prints each function whose name matches, by name and then by file, with each value in a unit of its own', () => {
    const samples = [
      { stack: 'main.b@/s/b.go:2 main.a@/s/a.go:1', values: [1_500_000] },
      { stack: 'main.b@/s/a.go:2 main.a@/s/a.go:1', values: [20_000] },
    ];
    expect(list(samples, 'main', sourcesOf({ '/s/a.go': 'a1\na2\n', '/s/b.go': 'b1\n\tb2\n' })))
      .toBe(`Total: 1.52ms
ROUTINE ======================== main.a in /s/a.go
         0     1.52ms (flat, cum)   100% of Total
         .     1.52ms      1:a1
         .          .      2:a2
ROUTINE ======================== main.b in /s/a.go
      20us       20us (flat, cum)  1.32% of Total
         .          .      1:a1
      20us       20us      2:a2
ROUTINE ======================== main.b in /s/b.go
    1.50ms     1.50ms (flat, cum) 98.68% of Total
         .          .      1:b1
    1.50ms     1.50ms      2:	b2
`);
  });

  it('counts a stack that passes two lines of a function twice in its sum, once on each line', () => {
    const text = list(
      [{ stack: 'f@/s/a.go:2 f@/s/a.go:1 f@/s/a.go:1', values: [3] }],
      'f',
      sourcesOf({ '/s/a.go': 'a\nb\n' }),
      {
        types: ['n/count'],
      },
    );
    expect(text).toBe(
      `Total: 3
ROUTINE ======================== f in /s/a.go
         3          6 (flat, cum) 200.00% of Total
         .          3      1:a
         3          3      2:b
`,
    );
  });

  it('says that nothing matches, and matches names only', () => {
    expect(list([{ stack: 'f@/s/a.go:1', values: [1] }], 'a.go')).toBe(
      'error: no matches found for regexp: a.go',
    );
  });

  it('says which function has no file, and which file cannot be opened', () => {
    const samples = [
      { stack: 'nowhere', values: [1] },
      { stack: 'f@/s/gone.go:1', values: [1] },
      { stack: 'g@sub/gone.go:1', values: [1] },
    ];
    expect(list(samples, '.', undefined, { sourcePath: '/a:/b', types: ['n/count'] })).toBe(`Total: 3
ROUTINE ======================== f in /s/gone.go
         1          1 (flat, cum) 33.33% of Total
 Error: open /s/gone.go: no such file or directory
ROUTINE ======================== g in sub/gone.go
         1          1 (flat, cum) 33.33% of Total
 Error: could not find file sub/gone.go on path /a:/b
No source information for nowhere
`);
  });

  it('shows five lines around values, or from the start of the function, and ends with the file', () => {
    const sources = sourcesOf({ '/s/a.go': numbered(40) });
    expect(shown(list([{ stack: 'f@/s/a.go:20', values: [1] }], 'f', sources))).toBe('15-25');
    expect(shown(list([{ stack: 'f@/s/a.go:20#3', values: [1] }], 'f', sources))).toBe('3-25');
    expect(shown(list([{ stack: 'f@/s/a.go:38', values: [1] }], 'f', sources))).toBe('33-40');
    expect(shown(list([{ stack: 'f@/s/a.go:2 f@/s/a.go:30', values: [1] }], 'f', sources))).toBe('1-35');
  });

  it('shows nothing of a function that starts after its lines, and does not look for its file', () => {
    const sources = sourcesOf({});
    expect(list([{ stack: 'f@/s/a.go:20#30', values: [1] }], 'f', sources, { types: ['n/count'] }))
      .toBe(`Total: 1
ROUTINE ======================== f in /s/a.go
         1          1 (flat, cum)   100% of Total
`);
    expect(sources.opened).toEqual([]);
  });

  it('counts line 0 without showing it', () => {
    const samples = [{ stack: 'f@/s/a.go:0 f@/s/a.go:1', values: [2] }];
    expect(list(samples, 'f', sourcesOf({ '/s/a.go': 'a\n' }), { types: ['n/count'] })).toContain(
      '         2          4 (flat, cum) 200.00% of Total\n         .          2      1:a\n',
    );
  });

  it('prints in the unit asked for, divided', () => {
    const samples = [{ stack: 'f@/s/a.go:1', values: [7_000_000] }];
    const text = list(samples, 'f', sourcesOf({ '/s/a.go': 'a\n' }), { unit: 'us', divideBy: 2 });
    expect(text).toContain('    3500us     3500us      1:a\n');
  });

  it('prints sums even where means are asked for; only the total is a mean', () => {
    const samples = [{ stack: 'f@/s/a.go:1', values: [2, 10] }];
    const text = list(samples, 'f', sourcesOf({ '/s/a.go': 'a\n' }), {
      types: ['n/count', 'x/count'],
      mean: true,
    });
    expect(text).toContain('Total: 5\n');
    expect(text).toContain('        10         10      1:a\n');
  });

  it('keeps int64 exact', () => {
    const samples = [
      { stack: 'f@/s/a.go:1', values: [2n ** 62n] },
      { stack: 'f@/s/a.go:2', values: [1] },
    ];
    const text = list(samples, 'f', sourcesOf({ '/s/a.go': 'a\nb\n' }), { types: ['n/count'] });
    expect(text).toContain(
      '4611686018427387904 4611686018427387904      1:a\n         1          1      2:b\n',
    );
  });

  it('opens each file once, and none that the profile does not name', () => {
    const sources = sourcesOf({ '/s/a.go': numbered(9) });
    list([{ stack: 'f@/s/a.go:1 g@/s/a.go:5 h@/x/none.go:1 k@/x/none.go:2', values: [1] }], '.', sources);
    expect(sources.opened.sort()).toEqual(['/s/a.go', '/x/none.go']);
  });
});
