import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../../src/analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../../../src/analysis/reportOptions';
import { buildReport } from '../../../src/report/buildReport';
import { parseAddress } from '../../../src/report/weblist/parseAddress';
import { weblistText } from '../../../src/report/weblist/weblistText';
import { smallProfile } from '../../support/smallProfile';
import { sourcesOf } from '../../support/sourcesOf';
import type { WeblistFunction } from '../../support/weblistRows';
import { weblistOfLens } from '../../support/weblistRows';

interface Given {
  readonly samples: readonly { stack: string; values: readonly (number | bigint)[] }[];
  readonly types?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<ReportOptions>;
}

function page({ samples, types = ['n/count'], files = {}, options = {} }: Given, pattern: string): string {
  const built = buildReport(smallProfile({ types, samples }), {
    command: 'weblist',
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
    argument: pattern,
  });
  if (!built.ok) return built.message;
  const text = weblistText(built.report, sourcesOf(files));
  return text.ok ? [...text.pieces].join('') : `error: ${text.message}`;
}

function rows(given: Given, pattern: string): WeblistFunction[] {
  return weblistOfLens(page(given, pattern));
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `text ${index + 1}\n`).join('');
}

describe('weblist', () => {
  it('counts by address, and a sample once for each address', () => {
    const samples = [
      { stack: 'f@/s/a.go:2 f@/s/a.go:1 f@/s/a.go:1', values: [3] },
      { stack: 'f@/s/a.go:1', values: [4] },
    ];
    expect(rows({ samples, files: { '/s/a.go': 'a\nb\n' } }, 'f')).toEqual([
      { name: 'f', path: '/s/a.go', sum: '7 10 142.86%', lines: ['1 4 7 a', '2 3 3 b'] },
    ]);
  });

  it('ends at lines that no file has', () => {
    const stacks = ['f@/s/a.go:9007199254740991', 'f@/s/a.go:1152921504606846976'];
    const given = { samples: stacks.map((stack, index) => ({ stack, values: [index + 1] })) };
    expect(rows(given, 'f').flatMap(({ lines }) => lines)).toEqual([
      '9007199254740991 1 1 ???',
      '1152921504606846976 2 2 ???',
    ]);
  });

  it('shows an address at each line that was inlined into the next, and says what was inlined', () => {
    const samples = [{ stack: 'main.leaf@/s/l.go:1<main.mid@/s/m.go:2<main.top@/s/t.go:3', values: [5] }];
    const html = page({ samples }, 'main.top');
    expect(weblistOfLens(html)).toEqual([
      { name: 'main.top', path: '/s/t.go', sum: '5 5 100%', lines: ['3 5 5 ???'] },
    ]);
    expect(html).toContain('<span title="/s/m.go:2">m.go:2</span> <span title="/s/l.go:1">l.go:1</span>');
    expect(html).toContain('<td class="n">0x10</td>');
    expect(rows({ samples }, 'main').map(({ path }) => path)).toEqual(['/s/l.go', '/s/m.go', '/s/t.go']);
  });

  it('joins lines of a function that are less than twenty apart, and shares what is between others', () => {
    const stack = (...lines: number[]): string => lines.map((line) => `f@/s/a.go:${line}`).join(' ');
    const ranges = (...lines: number[]): string[] =>
      rows(
        { samples: [{ stack: stack(...lines), values: [1] }], files: { '/s/a.go': numbered(60) } },
        'f',
      ).map(({ lines: shown }) => `${shown[0]?.split(' ')[0]}-${shown.at(-1)?.split(' ')[0]}`);
    expect(ranges(10, 30)).toEqual(['5-35']);
    expect(ranges(10, 31)).toEqual(['5-15', '26-36']);
    expect(ranges(3, 58)).toEqual(['1-8', '53-60']);
    const neighbours = [{ stack: 'g@/s/a.go:12 f@/s/a.go:8', values: [1] }];
    expect(
      rows({ samples: neighbours, files: { '/s/a.go': numbered(60) } }, '.').map(({ lines }) => lines.length),
    ).toEqual([7, 7]);
  });

  it('finds by name, file and address', () => {
    const samples = [
      { stack: 'f@/s/a.go:1', values: [1] },
      { stack: 'g@/s/b.go:1', values: [1] },
    ];
    const names = (pattern: string): string[] => rows({ samples }, pattern).map(({ name }) => name);
    expect(names('f')).toEqual(['f']);
    expect(names('b.go')).toEqual(['g']);
    expect(names('0x20')).toEqual(['g']);
    expect(page({ samples }, 'none')).toBe('error: no matches found for regexp: none');
  });

  it('divides each sample where means are asked for, unlike other reports', () => {
    const samples = [
      { stack: 'f@/s/a.go:1', values: [2, 7] },
      { stack: 'f@/s/a.go:1 g', values: [3, 10] },
    ];
    const given = { samples, types: ['n/count', 'x/count'], options: { mean: true } };
    expect(rows(given, 'f')[0]?.lines).toEqual(['1 6 6 ???']);
  });

  it('says what stands for lines that the source does not have', () => {
    const samples = [{ stack: 'f@/s/a.go:0 f@/s/a.go:40', values: [1] }];
    expect(rows({ samples, files: { '/s/a.go': 'a\n' } }, 'f').map(({ lines }) => lines)).toEqual([
      ['0 1 1 <instructions with unknown line numbers>', '1 . . a'],
      ['40 . 1 ???'],
    ]);
  });

  it('keeps every text of the profile and of sources from being markup, and runs no script', () => {
    const samples = [{ stack: `">!--&'@/s/">'.go:1`, values: [1] }];
    const source = `<script>alert("1")</script>&'\0\n`;
    const html = page({ samples, types: ['<i>/<u>'], files: { [`/s/">'.go`]: source } }, '<b>|.');
    expect(html).not.toMatch(/<(script|i|u|b)>(alert|:|\|)|<script/);
    expect(html).toContain('<title>Profile: source lines for &lt;b&gt;|.</title>');
    expect(html).toContain('<h2>&quot;&gt;!--&amp;&#39;</h2>\n<p class="path">/s/&quot;&gt;&#39;.go</p>');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\u{fffd}');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/src=|href=|url\(|onclick/i);
  });
});

describe('a pattern that is an address', () => {
  it.each([
    ['0x1F', 31n],
    ['0b11', 3n],
    ['0o17', 15n],
    ['017', 15n],
    ['0', 0n],
    ['1_000', 1000n],
    ['0xffffffffffffffff', 2n ** 64n - 1n],
    ['0x10000000000000000', undefined],
    ['1__0', undefined],
    ['_1', undefined],
    ['09', undefined],
    ['-1', undefined],
    ['', undefined],
    ['main', undefined],
    [`1${'0'.repeat(100_000)}`, undefined],
  ])('%#', (text, address) => {
    expect(parseAddress(text)).toBe(address);
  });
});
