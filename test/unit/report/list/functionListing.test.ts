/** List has the numbers of `-list` and of nothing else. */
import { describe, expect, it } from 'vitest';
import { printableName } from '../../../../src/analysis/graph/nodeInfo';
import { fileNameOf, framesOf, functionNameOf } from '../../../../src/analysis/frames';
import type { FunctionListing } from '../../../../src/protocol/listRequests';
import { graphReport } from '../../../../src/report/graphReport';
import { functionListing } from '../../../../src/report/list/functionListing';
import { listText } from '../../../../src/report/listText';
import { OpenView } from '../../../../src/report/openView';
import { viewedProfile } from '../../../../src/report/viewedProfile';
import { filteredViews } from '../../../support/filteredStore';
import { wholeText } from '../../../support/printedReport';
import { smallProfile } from '../../../support/smallProfile';

const NAMES_OF_EACH = 8;
/** Every file has every line, so that all that has a number is printed. */
const SOURCES = {
  currentFolder: '/',
  read: () => ({ ok: true, text: 'x\n'.repeat(10_000) }) as const,
};

describe('list', () => {
  it('has the numbers of -list, under every filter, granularity and difference', async () => {
    let compared = 0;
    for (const { name, view } of await filteredViews()) {
      for (const row of view.top.rows.slice(0, NAMES_OF_EACH)) {
        const info = view.nodes.info(row.node);
        if (info.name === '') continue;
        const listing = functionListing(view, printableName(info));
        const wanted = printed(view, info.name).filter(
          (line) => info.file === '' || line.startsWith(`${info.file} `),
        );
        expect(linesOf(listing), `${name} ${row.name}`).toEqual(wanted);
        compared += wanted.length;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('leads to a frame of the function on the line', async () => {
    for (const { view } of await filteredViews()) {
      const { lineNumbers } = framesOf(view.profile);
      for (const row of view.top.rows.slice(0, 3)) {
        for (const { functionName, lines, recordedPath } of functionListing(view, row.name).routines) {
          for (const { place, lineNumber } of lines) {
            expect(functionNameOf(view.profile, place)).toBe(functionName);
            expect(fileNameOf(view.profile, place)).toBe(recordedPath);
            expect(lineNumbers[place]).toBe(lineNumber);
          }
        }
      }
    }
  });

  it('lists a function in each of its files, and all functions of a file where rows are files', () => {
    const view = viewOf(['main.a@/s/a.go:2', 'main.a@/s/b.go:3', 'main.c@/s/a.go:9']);
    expect(functionListing(view, 'main.a').routines.map(({ recordedPath }) => recordedPath)).toEqual([
      '/s/a.go',
      '/s/b.go',
    ]);
    const viewed = viewedProfile(view.unfiltered, { granularity: 'files' });
    if (!viewed.ok) throw new Error(viewed.message);
    const files = new OpenView(view.unfiltered, 0, 'plain', viewed.viewed);
    expect(
      functionListing(files, '/s/a.go').routines.map(({ functionName, lines }) => [
        functionName,
        lines[0]?.lineNumber,
      ]),
    ).toEqual([
      ['main.a', 2],
      ['main.c', 9],
    ]);
  });

  it('says what to do when there is no such function, and when there is no source', () => {
    expect(functionListing(viewOf(['a@/s/a.go:1']), 'gone').problems).toEqual([
      'The selected function is not in what is shown. Select another one in Top, or remove filters.',
    ]);
    const [problem] = functionListing(viewOf(['a b']), 'a').problems;
    expect(problem).toContain('does not say in which file');
  });

  it('cuts what nobody reads', () => {
    const stacks = Array.from({ length: 10_100 }, (_, line) => `f@/s/a.go:${line + 1}`);
    const { routines, problems } = functionListing(viewOf(stacks), 'f');
    expect(routines.map(({ lines }) => lines.length)).toEqual([10_000]);
    expect(problems).toHaveLength(1);
  });
});

function viewOf(stacks: readonly string[]): OpenView {
  const samples = stacks.map((stack) => ({ stack, values: [1] }));
  return new OpenView(smallProfile({ types: ['n/count'], samples }), 0, 'plain');
}

const plain = (text: string): string => text.replace(/^\+/, '');

/** `/s/a.go main.f 3 6 12%` of the whole, and `/s/a.go 12 . 3` of each line. */
function linesOf({ routines }: FunctionListing): string[] {
  return routines.flatMap(({ functionName, recordedPath, flat, cum, lines }) => [
    [recordedPath, functionName, plain(flat.text), plain(cum.text), cum.percent].join(' '),
    ...lines
      // Without a value in the end, as where two samples cancel out, it is a line like any other.
      .filter((line) => line.flat.sign !== 0 || line.cum.sign !== 0)
      .map((line) => [recordedPath, String(line.lineNumber), dotted(line.flat), dotted(line.cum)].join(' ')),
  ]);
}

function dotted({ text, sign }: { readonly text: string; readonly sign: number }): string {
  return sign === 0 ? '.' : plain(text);
}

/** The same out of the report's text. */
function printed(view: OpenView, name: string): string[] {
  const report = view.report('list', { source: name, matches: (other) => other === name });
  const text = wholeText(listText(report, graphReport(report).graph, SOURCES));
  let file = '';
  let head = '';
  return text.split('\n').flatMap((line) => {
    const routine = /^ROUTINE =+ (.+) in (.+)$/.exec(line);
    if (routine) {
      [, head = '', file = ''] = routine;
      return [];
    }
    const sums = /^ *(\S+) +(\S+) \(flat, cum\) +(\S+) of Total$/.exec(line);
    if (sums) return [[file, head, ...sums.slice(1)].join(' ')];
    const value = /^ *(\S+) +(\S+) +(\d+):/.exec(line);
    if (!value || (value[1] === '.' && value[2] === '.')) return [];
    return [[file, value[3], value[1], value[2]].join(' ')];
  });
}
