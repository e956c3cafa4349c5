import { describe, expect, it } from 'vitest';
import { ListedLines } from '../../../../src/views/prompt/listedLines';
import { findFileLinks, findNameLink } from '../../../../src/views/prompt/promptLinks';
import { recordedAs } from '../../../../src/views/prompt/recordedAs';
import { processorMillis } from '../../../support/processorMillis';

describe('links to lines of files', () => {
  it.each([
    [
      '      1000   main.(*jobServer).handIn /home/ubuntu/heap/leak_demo.go:53 (inline)',
      ['/home/ubuntu/heap/leak_demo.go:53'],
    ],
    ['leak_demo.go:53', ['leak_demo.go:53']],
    [
      '     1: 0x43f4a5 M=1 runtime.gopark /usr/local/go/src/runtime/proc.go:402:7 s=382',
      ['/usr/local/go/src/runtime/proc.go:402'],
    ],
    ['a/b.go:1 and (c.s:2), "d.c:3"', ['a/b.go:1', 'c.s:2', 'd.c:3']],
    [String.raw`C:\src\x.go:7`, [String.raw`C:\src\x.go:7`]],
    ['example.com/mod@v1.2.3/x.pb.go:9', ['example.com/mod@v1.2.3/x.pb.go:9']],
    ['http://pprof.example:6060 12:30 x.go x.go:y .go:5 main.go:53x', []],
    ['', []],
  ])('%j has %j', (line, links) => {
    const found = findFileLinks(line);
    expect(found.map(({ start, length }) => line.slice(start, start + length))).toEqual(links);
    expect(found.map(({ path, lineNumber }) => `${path}:${lineNumber}`)).toEqual(links);
  });

  it('are found quickly in the worst of lines', () => {
    const millis = processorMillis(() => {
      findFileLinks('.go:'.repeat(100_000));
      findFileLinks('a.go'.repeat(100_000));
      findNameLink(`${' '.repeat(100_000)}1`);
      findNameLink('1 2% '.repeat(50_000));
    });
    expect(millis).toBeLessThan(200);
  });
});

describe('links to functions', () => {
  it.each([
    [
      '         0     0%   100%       1000 98.91%  main.(*jobServer).handIn (inline)',
      'main.(*jobServer).handIn',
    ],
    ['   34.04MB 12.5%  50%    40MB 60%  net/http.(*conn).serve', 'net/http.(*conn).serve'],
    ['     -1000 99.50% 99.50%      -1000 99.50%                | runtime.gopark', 'runtime.gopark'],
    ['                                              1000   100% |   main.f (partial-inline)', 'main.f'],
    ['         1  0.5% 1e-05%          1  0.5%  a b c', 'a b c'],
  ])('%j has %s', (line, name) => {
    const found = findNameLink(line);
    expect(found?.name).toBe(name);
    expect(line.slice(found?.start, (found?.start ?? 0) + (found?.length ?? 0))).toBe(name);
  });

  it.each([
    ['      flat  flat%   sum%        cum   cum%'],
    ['Showing nodes accounting for 1003, 99.80% of 1005 total'],
    ['----------------------------------------------------------+-------------'],
    ['(pprof) top 5% 5% 5 5%'],
    [''],
  ])('%j has none', (line) => {
    expect(findNameLink(line)).toBeUndefined();
  });
});

describe('listed lines', () => {
  const HEADING = 'ROUTINE ======================== main.(*T).f in g in /src/a b.go';

  it('lead to the file of their heading, and the heading to the first of them', () => {
    const listed = new ListedLines();
    listed.note('Total: 5\n');
    listed.note(
      `${HEADING}\n         .      5 (flat, cum) 100% of Total\n         .          .     52:func f() {\n   `,
    );
    listed.note('      .       1000     53:        s.reports <- r\n');
    const line = '         .       1000     53:        s.reports <- r   ';
    const found = listed.find(line);
    expect(found?.places).toEqual([{ path: '/src/a b.go', lineNumber: 53 }]);
    expect(line.slice(found?.link.start, (found?.link.start ?? 0) + (found?.link.length ?? 0))).toBe('53');
    const heading = listed.find(HEADING);
    expect(heading?.places).toEqual([{ path: '/src/a b.go', lineNumber: 52 }]);
    expect(HEADING.slice(heading?.link.start)).toBe('/src/a b.go');
    expect(listed.find('Total: 5')).toBeUndefined();
    expect(listed.find('         .       1000     54:}')).toBeUndefined();
  });

  it('that are equal in two files lead to both', () => {
    const listed = new ListedLines();
    const row = '         .          .     54:}';
    listed.note(
      `ROUTINE ==== f in /a.go\n${row}\nROUTINE ==== g in /b.go\n${row}\nROUTINE ==== h in /b.go\n${row}\n`,
    );
    expect(listed.find(row)?.places.map(({ path }) => path)).toEqual(['/a.go', '/b.go']);
  });

  it('are of no file in another answer, and not remembered for ever', () => {
    const listed = new ListedLines();
    listed.note('ROUTINE ==== f in /a.go\n');
    listed.begin();
    listed.note('         .          .     54:}\n');
    expect(listed.find('         .          .     54:}')).toBeUndefined();
    listed.note('ROUTINE ==== f in /a.go\n');
    for (let line = 1; line <= 30_000; line++) listed.note(` . . ${line}:x\n`);
    expect(listed.find(' . . 1:x')).toBeUndefined();
    expect(listed.find(' . . 30000:x')?.places).toHaveLength(1);
  });
});

describe('a printed path', () => {
  const recorded = ['/src/a/x.go', '/src/b/x.go', 'x.go', '/src/yx.go', String.raw`C:\src\z.go`];

  it.each([
    ['x.go', ['x.go']],
    ['a/x.go', ['/src/a/x.go']],
    ['src/yx.go', ['/src/yx.go']],
    ['z.go', [String.raw`C:\src\z.go`]],
    ['absent.go', ['absent.go']],
  ])('%s may be %j', (printed, paths) => {
    expect(recordedAs(printed, recorded)).toEqual(paths);
  });
});
