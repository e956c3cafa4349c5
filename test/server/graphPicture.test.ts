/** The Graph tab's picture has the numbers of pprof's graph and the places of `-svg`'s picture. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { combineWithBase } from '../../src/analysis/merge/combineWithBase';
import { applyDropFrames } from '../../src/analysis/filters/dropFrames';
import type { Profile } from '../../src/model/profile';
import type { GraphChoice, GraphNode, GraphPicture } from '../../src/protocol/graphRequests';
import type { ViewFilters, ViewSpec } from '../../src/protocol/view';
import { VIEW_GRANULARITIES } from '../../src/protocol/viewFilters';
import { graphPicture } from '../../src/report/graph/graphPicture';
import { graphSvg } from '../../src/report/graph/graphSvg';
import { graphReport } from '../../src/report/graphReport';
import type { OpenView } from '../../src/report/openView';
import { printReport } from '../../src/report/printReport';
import { quantity } from '../../src/report/quantity';
import type { Report } from '../../src/report/report';
import { DISK_FILES } from '../../src/server/diskFiles';
import { ProfileStore } from '../../src/server/profileStore';
import { FIXTURES, readFile, RECORDINGS } from '../support/fixtures';
import { reportOn, wholeText } from '../support/printedReport';

const FILES = [
  path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz'),
  ...['cpu.go1.26', 'heap.go1.26', 'mutex.go1.26', 'heap.go1.24'].map((name) =>
    path.join(FIXTURES, 'profiles', `${name}.pb.gz`),
  ),
  ...['inline', 'labels', 'recursion', 'edges', 'ctree', 'nosamples', 'big', 'many'].map((name) =>
    path.join(FIXTURES, 'edgeCases', `${name}.pb.gz`),
  ),
];

const FILTERS: readonly ViewFilters[] = [
  {},
  { focus: 'main' },
  { focus: 'main', ignore: 'gopark', hide: 'mcall', relativePercentages: true },
  { tagFocus: 'tenant', tagRoot: 'tenant' },
  { noInlines: true, show: 'main|runtime', noTrim: true },
  { mean: true },
  { dropNegative: true },
  { focus: 'matches nothing' },
  ...VIEW_GRANULARITIES.map((granularity) => ({ granularity })),
];

const CHOICES: readonly GraphChoice[] = [
  {},
  { nodeCount: 10 },
  { callTree: true },
  { nodeCount: 120, callTree: true },
];

const store = new ProfileStore(DISK_FILES);
const profiles: Profile[] = [];

beforeAll(async () => {
  for (const [id, file] of FILES.entries()) {
    const read = readFile(file);
    const opened = await store.open(id, file);
    if (!read.ok || !opened.ok) throw new Error(`Expected a profile in ${file}.`);
    profiles.push(applyDropFrames(read.profile));
  }
});

/** Each profile, and the difference of two heaps. */
function sources(): readonly ViewSpec[] {
  return [
    ...profiles.map((_, profile) => ({ profile, sampleType: 0 })),
    { profile: 2, sampleType: 0, base: { profile: 4, mode: 'diffBase' } },
  ];
}

function opened(spec: ViewSpec): OpenView | undefined {
  const view = store.view(spec);
  return view.ok ? view.value : undefined;
}

/** What the terminal would make of it: with `-svg`, and the options of the view. */
function printed({ profile: id, base }: ViewSpec, filters: ViewFilters, choice: GraphChoice): Report {
  const [profile, other] = [profiles[id], profiles[base?.profile ?? id]];
  if (!profile || !other) throw new Error(`no profile ${id}`);
  const { noTrim, ...given } = filters;
  const combined = base && combineWithBase(profile, other, base.mode, { normalize: false });
  if (combined?.ok === false) throw new Error(combined.message);
  const options = { ...given, ...choice, trim: noTrim !== true, sampleIndex: '0' };
  const report = reportOn(combined?.profile ?? profile, 'svg', options);
  const nodeCount = choice.nodeCount ?? (report.options.nodeCount === 0 ? 400 : report.options.nodeCount);
  return { ...report, options: { ...report.options, nodeCount } };
}

const NO_SOURCES = { read: () => ({ ok: false, message: '' }) as const, currentFolder: '/' };

describe.each(FILTERS)('with the filters %j', (filters) => {
  it.each(CHOICES)('and %j it is what -svg draws', (choice) => {
    let count = 0;
    for (const source of sources()) {
      const view = opened({ ...source, filters });
      if (view === undefined) continue;
      const report = printed(source, filters, choice);
      const picture = graphPicture(view, choice);
      const svg = wholeText(printReport(report, NO_SOURCES));
      expect(graphSvg(view, choice)).toEqual({ ok: true, value: { text: svg } });
      const { graph, unit } = graphReport(report);
      const style = { ...view.style, to: unit };
      expect(nodesOf(picture).map(({ name, flat, cum }) => [name, flat, cum])).toEqual(
        Array.from(graph.order, (node) => [
          graph.nameOf(node),
          quantity(graph.flatValue(node), style),
          quantity(graph.cumValue(node), style),
        ]),
      );
      expect(farthestApart(shapesOf(picture), shapesIn(svg))).toBeLessThan(0.25);
      count++;
    }
    expect(count).toBeGreaterThan(8);
  });
});

describe('a node', () => {
  it('leads to its hottest line, in a graph and in a tree', () => {
    const view = opened({ profile: 1, sampleType: 0 });
    if (view === undefined) throw new Error('Expected a view.');
    const places = (choice: GraphChoice): Map<string, number> =>
      new Map(nodesOf(graphPicture(view, choice)).map(({ name, place }) => [name, place]));
    const [graph, tree] = [places({}), places({ callTree: true })];
    expect(graph.size).toBeGreaterThan(10);
    for (const [name, place] of graph) {
      expect(place, name).toBeGreaterThanOrEqual(0);
      if (tree.has(name)) expect(tree.get(name)).toBe(place);
    }
  });

  it('is as hot as pprof paints it: red for more, blue for less', () => {
    const view = opened({ profile: 2, sampleType: 0, base: { profile: 4, mode: 'diffBase' } });
    const nodes = nodesOf(graphPicture(view ?? fail(), {}));
    for (const { heat, cum } of nodes) expect(Math.sign(heat)).toBe(cum.sign);
    expect(nodes.some(({ heat }) => heat > 0.3)).toBe(true);
    expect(nodes.some(({ heat }) => heat < -0.3)).toBe(true);
  });
});

function fail(): never {
  throw new Error('Expected a view.');
}

function nodesOf({ boxes }: GraphPicture): GraphNode[] {
  return boxes.filter((box) => box.kind === 'node');
}

/** All rectangles and lines relative to the first rectangle, since the file has its legend beside the graph. */
function shapesOf({ boxes, lines }: GraphPicture): number[][] {
  const [first] = boxes;
  const at = first && { x: first.left, y: first.top };
  return [
    ...boxes.map(({ left, top, width, height }) => relative([left, top], at).concat([width, height])),
    ...lines.map(({ shaft }) => relative(numbersIn(shaft), at)),
  ];
}

function shapesIn(svg: string): number[][] {
  const rectangle =
    /class="(?:node|tags)">.*?<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/g;
  const boxes = [...svg.matchAll(rectangle)].map((match) => match.slice(1).map(Number));
  const [first] = boxes;
  const at = first && { x: first[0] ?? 0, y: first[1] ?? 0 };
  const shafts = [...svg.matchAll(/class="edge">.*?<path fill="none"[^>]* d="([^"]*)"/g)];
  return [
    ...boxes.map(([x = 0, y = 0, width = 0, height = 0]) => relative([x, y], at).concat([width, height])),
    ...shafts.map(([, data = '']) => relative(numbersIn(data), at)),
  ];
}

function numbersIn(data: string): number[] {
  return [...data.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
}

function relative(
  numbers: readonly number[],
  at: { readonly x: number; readonly y: number } | undefined,
): number[] {
  return numbers.map((number, index) => number - (index % 2 === 0 ? (at?.x ?? 0) : (at?.y ?? 0)));
}

/** Both are rounded to tenths, one of them after it was moved. */
function farthestApart(ours: readonly number[][], theirs: readonly number[][]): number {
  expect(ours.map(({ length }) => length)).toEqual(theirs.map(({ length }) => length));
  const flat = theirs.flat();
  return Math.max(0, ...ours.flat().map((number, index) => Math.abs(number - (flat[index] ?? NaN))));
}
