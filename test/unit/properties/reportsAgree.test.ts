/**
 * The same profile in top, tree, peek, flame and lines, untrimmed: one place has one flat and one cum everywhere, under
 * all filters and in every granularity, whatever is negative or cancels out.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphNodes } from '../../../src/analysis/graph/graphNodes';
import { printableName } from '../../../src/analysis/graph/nodeInfo';
import { lineNodesOf } from '../../../src/analysis/nodes';
import type { ReportOptions } from '../../../src/analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../../../src/analysis/reportOptions';
import type { Profile } from '../../../src/model/profile';
import { valueAt } from '../../../src/model/valueColumn';
import { buildReport } from '../../../src/report/buildReport';
import { graphReport } from '../../../src/report/graphReport';
import { linesOfFiles } from '../../../src/report/linesOfFiles';
import { OpenView } from '../../../src/report/openView';
import type { Report, ReportCommand, ReportText } from '../../../src/report/report';
import { topReport } from '../../../src/report/topReport';
import { topText } from '../../../src/report/topText';
import { peekText, treeText } from '../../../src/report/treeText';
import { viewedProfile } from '../../../src/report/viewedProfile';
import type { ViewFilters } from '../../../src/protocol/view';
import { functionSums, openedNodes } from '../report/flame/flameNodes';
import { anyFilters } from './anyFilters';
import { anyProfile } from './anyProfile';
import { nodeSums } from './nodeSums';

const UNTRIMMED = { ...DEFAULT_REPORT_OPTIONS, trim: false, sampleIndex: '0' };
const profiles = anyProfile({ types: 1, values: 'counts', withoutRecursion: true });
const runs = { numRuns: 100 };

function reportOf(
  profile: Profile,
  command: ReportCommand,
  given: Partial<ReportOptions> = {},
  argument?: string,
): Report {
  const request = {
    command,
    options: { ...UNTRIMMED, ...given },
    ...(argument === undefined ? {} : { argument }),
  };
  const outcome = buildReport(profile, request);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.report;
}

function printed(report: Report): string {
  const outcome = textOf(report);
  if (!outcome.ok) throw new Error(outcome.message);
  return Array.from(outcome.pieces, (piece) => Buffer.from(piece).toString()).join('');
}

function textOf(report: Report): ReportText {
  if (report.command === 'top') return topText(report);
  return report.command === 'peek'
    ? peekText(report, graphReport(report))
    : treeText(report, graphReport(report));
}

type Row = readonly [name: string, flat: bigint, cum: bigint];
const byName = (rows: readonly Row[]): readonly Row[] => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
const counting = (rows: readonly Row[]): readonly Row[] =>
  byName(rows.filter(([, flat, cum]) => flat !== 0n || cum !== 0n));
const topRows = (profile: Profile, given: Partial<ReportOptions> = {}): readonly Row[] =>
  topReport(reportOf(profile, 'top', given)).rows.map(({ name, flat, cum }) => [name, flat, cum]);

describe('top', () => {
  it('has the flat and cum of a plain count', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(counting(topRows(profile))).toEqual(counting(nodeSums(profile, 0)));
      }),
      runs,
    );
  });

  it('has flats that sum to the total of the samples that have a stack', () => {
    fc.assert(
      fc.property(anyProfile({ types: 1, values: 'counts' }), (profile) => {
        const total = reportOf(profile, 'top').total;
        const withoutFrames = sumWhere(profile, (row) => framesOf(profile, row) === 0);
        const flats = topRows(profile).reduce((sum, [, flat]) => sum + flat, 0n);
        expect(flats + withoutFrames).toBe(total);
      }),
      runs,
    );
  });
});

describe('lines', () => {
  it('have flats that sum to those of their functions', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const sums = new Map<string, bigint>();
        for (const [name, flat] of topRows(profile, { granularity: 'lines' })) {
          const plain = name.replace(/ (\/src|:|count|bytes|main|größe|a b|x).*$/, '');
          sums.set(plain, (sums.get(plain) ?? 0n) + flat);
        }
        const all = (values: Iterable<bigint>): bigint => [...values].reduce((sum, value) => sum + value, 0n);
        expect(all(sums.values())).toBe(all(topRows(profile).map(([, flat]) => flat)));
      }),
      runs,
    );
  });
});

describe('tree and peek', () => {
  it('have the flat and cum of top in the rows of their functions', () => {
    let compared = 0;
    fc.assert(
      fc.property(profiles, (profile) => {
        const top = printedRows(printed(reportOf(profile, 'top')));
        expect(functionRows(printed(reportOf(profile, 'tree'))).sort()).toEqual([...top].sort());
        compared += top.length;
        if (top.length > 0) {
          const peeked = functionRows(printed(reportOf(profile, 'peek', {}, '.')));
          expect(peeked.sort()).toEqual([...top].filter((row) => !row.endsWith(' ')).sort());
        }
      }),
      runs,
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('have edges out of a function that make up its cum less its flat, where nothing recurs', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { graph } = graphReport(reportOf(profile, 'tree', { edgeFraction: 0 }));
        for (const node of graph.order) {
          const out = graph.edgesOut(node).reduce((sum, edge) => sum + edge.weight, 0n);
          expect(out).toBe(graph.cum(node) - graph.flat(node));
        }
      }),
      runs,
    );
  });
});

describe('top, tree, peek, flame and lines of one view', () => {
  it('agree on every place, whatever is filtered, negative or counted by', () => {
    const met = { rows: 0, negative: 0, filtered: 0, lines: 0 };
    fc.assert(
      fc.property(anyProfile({ types: 1, values: 'int64' }), anyFilters, (profile, filters) => {
        const view = viewUnder(profile, filters);
        if (filters.dropNegative !== true) expectTotal(view);
        expectListed(view);
        expectFlame(view);
        // What has a negative sum is left out line by line, which other lines of a function know nothing of.
        met.lines += expectLines(viewUnder(profile, byLine(filters)));
        met.rows += view.top.rows.length;
        met.negative += view.top.rows.filter(({ flat }) => flat < 0n).length;
        met.filtered += Number(view.profile.samples.count < profile.samples.count);
      }),
      { numRuns: 150 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(20);
  });
});

function byLine(filters: ViewFilters): ViewFilters {
  const kept = Object.entries(filters).filter(([name]) => name !== 'dropNegative');
  return { ...Object.fromEntries(kept), granularity: 'lines' };
}

function viewUnder(profile: Profile, filters: ViewFilters): OpenView {
  const outcome = viewedProfile(profile, filters);
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(profile, 0, 'plain', outcome.viewed);
}

const wrapped = (values: Iterable<bigint>): bigint =>
  BigInt.asIntN(
    64,
    [...values].reduce((sum, value) => sum + value, 0n),
  );

/** Top's flats are all that the samples with a stack have. */
function expectTotal({ top, profile }: OpenView): void {
  const flats = wrapped(top.rows.map(({ flat }) => flat));
  expect(flats).toBe(wrapped([sumWhere(profile, (row) => framesOf(profile, row) > 0)]));
}

/** The printed rows of tree and peek are those of top, in another order. */
function expectListed(view: OpenView): void {
  const top = [...printedRows(printed(view.report('top')))];
  expect(functionRows(printed(view.report('tree'))).sort()).toEqual(top.sort());
  if (top.length === 0) return;
  const everything = { source: '.', matches: () => true };
  expect(functionRows(printed(view.report('peek', everything))).sort()).toEqual(top);
}

/** The boxes of a name have together its flat, and the outermost of them its cum, where the name is one node's. */
function expectFlame(view: OpenView): void {
  const sums = functionSums(openedNodes(view));
  const nodesNamed = countedBy(view.nodes, (info) => printableName(info));
  const flats = new Map<string, bigint>();
  for (const { name, flat } of view.top.rows) flats.set(name, wrapped([flats.get(name) ?? 0n, flat]));
  for (const { node, name, cum, flat } of view.top.rows) {
    // A nameless function has one kind of box for its file, where Top has a row for each binary.
    if (view.filters.granularity === undefined && view.nodes.info(node).name === '') continue;
    const [flatOfBoxes, cumOfBoxes] = sums.get(name) ?? [0n, 0n];
    // Of nodes that have one name, those with negative sums may be left out, and others of no sum.
    if (nodesNamed.get(name) === 1) expect([name, flatOfBoxes, cumOfBoxes]).toEqual([name, flat, cum]);
    else if (view.filters.dropNegative !== true) expect([name, flatOfBoxes]).toEqual([name, flats.get(name)]);
  }
}

/** The numbers that stand at a line of a file are those of top's rows of that line; says how many were compared. */
function expectLines(view: OpenView): number {
  expectTotal(view);
  const placeOf = ({ file, line }: { file: string; line: number }): string => `${file}:${line}`;
  const nodesAt = countedBy(view.nodes, placeOf);
  const flats = new Map<string, bigint>();
  const cums = new Map<string, bigint>();
  for (const { node, flat, cum } of view.top.rows) {
    const place = placeOf(view.nodes.info(node));
    flats.set(place, wrapped([flats.get(place) ?? 0n, flat]));
    if (nodesAt.get(place) === 1) cums.set(place, cum);
  }
  let compared = 0;
  for (const [index, file] of lineNodesOf(view.profile).files.entries()) {
    for (const [line, { flat, cum }] of linesOfFiles(view, [index]).byLineNumber) {
      const place = placeOf({ file, line });
      expect([place, flat]).toEqual([place, flats.get(place) ?? 0n]);
      if (nodesAt.get(place) === 1) expect([place, cum]).toEqual([place, cums.get(place)]);
      compared++;
    }
  }
  return compared;
}

function countedBy(
  nodes: GraphNodes,
  keyOf: (info: ReturnType<GraphNodes['info']>) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let node = 0; node < nodes.count; node++) {
    const key = keyOf(nodes.info(node));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** `   3 60.00% 60.00%   5   100%  main.f (inline)` -> `3 5 main.f`. */
function printedRows(text: string): readonly string[] {
  const rows = text.split('\n').flatMap((line) => {
    const found = /^ *(-?\d+) +\S*% +\S*% +(-?\d+) +\S*%  (.*)$/.exec(line);
    return found
      ? [`${found[1] ?? ''} ${found[2] ?? ''} ${(found[3] ?? '').replace(/ \((partial-)?inline\)$/, '')}`]
      : [];
  });
  return rows;
}

/** `   3 60.00% 60.00%   5   100%                | main.f` -> `3 5 main.f`. */
function functionRows(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const found = /^ *(-?\d+) +\S*% +\S*% +(-?\d+) +\S*% +\| (.*)$/.exec(line);
    return found ? [`${found[1] ?? ''} ${found[2] ?? ''} ${found[3] ?? ''}`] : [];
  });
}

function framesOf({ samples, locations }: Profile, row: number): number {
  let frames = 0;
  for (let at = samples.stackStarts[row] ?? 0; at < (samples.stackStarts[row + 1] ?? 0); at++) {
    const location = samples.stacks[at] ?? 0;
    // A location without lines is a frame as well: <unknown>.
    frames += Math.max(1, (locations.lineStarts[location + 1] ?? 0) - (locations.lineStarts[location] ?? 0));
  }
  return frames;
}

function sumWhere({ samples }: Profile, wanted: (row: number) => boolean): bigint {
  let sum = 0n;
  for (let row = 0; row < samples.count; row++)
    if (wanted(row)) sum += valueAt(samples.values[0] ?? new Float64Array(), row);
  return sum;
}
