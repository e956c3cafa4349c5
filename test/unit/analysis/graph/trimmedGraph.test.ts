import { describe, expect, it } from 'vitest';
import { callTreeShape } from '../../../../src/analysis/graph/callTree';
import type { Graph } from '../../../../src/analysis/graph/graph';
import { graphNodes } from '../../../../src/analysis/graph/graphNodes';
import { graphSamples } from '../../../../src/analysis/graph/graphSamples';
import { mergedShape } from '../../../../src/analysis/graph/graphShape';
import { printableName } from '../../../../src/analysis/graph/nodeInfo';
import type { TrimOptions } from '../../../../src/analysis/graph/trimmedGraph';
import { trimmedGraph } from '../../../../src/analysis/graph/trimmedGraph';
import type { Granularity } from '../../../../src/analysis/reportOptions';
import type { Profile } from '../../../../src/model/profile';
import type { SmallSample } from '../../../support/smallProfile';
import { smallProfile } from '../../../support/smallProfile';

const EVERYTHING: TrimOptions = {
  nodeCount: 0,
  nodeFraction: 0,
  edgeFraction: 0,
  sort: 'flat',
  dropNegative: false,
  purpose: 'listed',
  edges: 'all',
  tags: { byteUnit: 'bytes', format: (value, unit) => `${value.toString()} ${unit}` },
};

interface Wish extends Partial<TrimOptions> {
  readonly granularity?: Granularity;
  readonly noInlines?: boolean;
  readonly shape?: 'merged' | 'tree';
  readonly value?: 'sum' | 'mean';
}

function graphOf(profile: Profile, wish: Wish = {}): Graph {
  const { granularity = 'functions', noInlines = false, shape = 'merged', value = 'sum' } = wish;
  const samples = graphSamples(profile, profile.sampleTypes.length - 1, value);
  const nodes = graphNodes(profile, {
    granularity,
    noInlines,
    showColumns: false,
    binaries: 'merged',
    trimPath: (path) => path,
  });
  const of = shape === 'tree' ? callTreeShape(samples, nodes) : mergedShape(samples, nodes);
  return trimmedGraph(samples, of, { ...EVERYTHING, ...wish });
}

function samplesOf(stacks: Readonly<Record<string, number>>): SmallSample[] {
  return Object.entries(stacks).map(([stack, value]) => ({ stack, values: [value] }));
}

const profileOf = (stacks: Readonly<Record<string, number>>): Profile =>
  smallProfile({ samples: samplesOf(stacks) });

/** `a 50 160`: name, flat, cum, in the graph's order. */
function rows(graph: Graph): string[] {
  return Array.from(graph.order, (node) => {
    const name = printableName(graph.info(node));
    return `${name} ${graph.flatValue(node).toString()} ${graph.cumValue(node).toString()}`;
  });
}

/** `main -> a 160`, with `(inline)` and `...` for residual edges, by shown node. */
function edges(graph: Graph): string[] {
  return Array.from(graph.order).flatMap((node) =>
    graph.edgesIn(node).map((edge) => {
      const [source, target] = [edge.source, edge.target].map((end) => printableName(graph.info(end)));
      const arrow = edge.residual ? '...' : '->';
      return `${source ?? ''} ${arrow} ${target ?? ''} ${edge.weightValue.toString()}${edge.inline ? ' (inline)' : ''}`;
    }),
  );
}

const RECURSION = { 'b a b a main': 100, 'a main': 50, 'c a a main': 10 };

describe('a graph', () => {
  it('counts nodes and edges once per sample and has no edge from a node to itself', () => {
    const graph = graphOf(profileOf(RECURSION));
    expect(rows(graph)).toEqual(['b 100 100', 'a 50 160', 'c 10 10', 'main 0 160']);
    expect(edges(graph)).toEqual(['a -> b 100', 'main -> a 160', 'b -> a 100', 'a -> c 10']);
  });

  it('hides nodes whose cum is below a share of the flat sum, and counts them', () => {
    const profile = profileOf({
      'leaf small main': 100,
      'small main': 1,
      'other main': 100,
      'leaf small': -50,
    });
    const graph = graphOf(profile, { nodeFraction: 0.5 });
    expect(rows(graph)).toEqual(['other 100 100', 'main 0 201']);
    expect([graph.droppedNodes, graph.originalCount]).toEqual([2, 2]);
  });

  it('says of an edge over a hidden node that it is residual', () => {
    const graph = graphOf(profileOf({ 'leaf middle main': 60, 'middle main': -50 }), { nodeCount: 2 });
    expect(rows(graph)).toEqual(['leaf 60 60', 'middle -50 10']);
    const byCum = graphOf(profileOf({ 'leaf middle main': 60, 'middle main': -50 }), {
      nodeCount: 2,
      sort: 'cum',
    });
    expect(edges(byCum)).toEqual(['main ... leaf 60']);
  });

  it('gives the flat of a hidden leaf to nobody', () => {
    const graph = graphOf(profileOf({ 'tiny main': 1, 'big main': 1000 }), { nodeFraction: 0.1 });
    expect(rows(graph)).toEqual(['big 1000 1000', 'main 0 1001']);
  });

  it('keeps edges into nodes that cancelled out, which are not shown themselves', () => {
    const graph = graphOf(profileOf({ 'gone main': 5, 'gone b main': -5, 'kept main': 7 }));
    expect(rows(graph)).toEqual(['kept 7 7', 'b 0 -5', 'main 0 7']);
    const main = Array.from(graph.order).find((node) => graph.info(node).name === 'main') ?? -1;
    expect(
      graph.edgesOut(main).map((edge) => `${graph.info(edge.target).name} ${edge.weight.toString()}`),
    ).toEqual(['kept 7', 'b -5', 'gone 5']);
  });

  it('drops negative nodes when asked', () => {
    const profile = profileOf({ 'f main': 30, 'g main': -30, 'h main': 10 });
    expect(rows(graphOf(profile, { dropNegative: true }))).toEqual(['f 30 30', 'h 10 10', 'main 0 10']);
  });

  it('tells calls that were always inlined from those that were so sometimes', () => {
    const profile = smallProfile({
      samples: samplesOf({
        'in@f.go:1<out@f.go:2 main': 3,
        'in@f.go:1 main': 2,
        'only@f.go:9<out@f.go:2 main': 1,
      }),
    });
    const graph = graphOf(profile, { edges: 'inlined' });
    const marks = Array.from(graph.order, (node) => `${graph.info(node).name} ${graph.inlineMark(node)}`);
    expect(marks).toEqual(['in some', 'only all', 'main none', 'out none']);
  });

  it('counts inlined calls to their caller when inlines are not wanted', () => {
    const profile = smallProfile({ samples: samplesOf({ 'in@f.go:1<out@f.go:2 main': 3 }) });
    expect(rows(graphOf(profile, { noInlines: true }))).toEqual(['out 3 3', 'main 0 3']);
  });

  it.each([
    ['functions', ['f 3 3']],
    ['files', ['a.go 1 1', 'b.go 2 2']],
    ['filefunctions', ['f a.go 1 1', 'f b.go 2 2']],
    ['lines', ['f a.go:1 1 1', 'f b.go:1 2 2']],
    ['addresses', ['0000000000000010 f a.go:1 1 1', '0000000000000020 f b.go:1 2 2']],
  ] as const)('has nodes at granularity %s', (granularity, expected) => {
    const profile = smallProfile({ samples: samplesOf({ 'f@a.go:1': 1, 'f@b.go:1': 2 }) });
    expect(rows(graphOf(profile, { granularity })).sort()).toEqual(expected);
  });

  it('divides by the first sample type for a mean', () => {
    const profile = smallProfile({
      types: ['contentions/count', 'delay/nanoseconds'],
      samples: [
        { stack: 'f main', values: [2, 7] },
        { stack: 'g main', values: [1, -9] },
      ],
    });
    const graph = graphOf(profile, { value: 'mean' });
    expect(rows(graph)).toEqual(['g -9 -9', 'f 3 3', 'main 0 0']);
    expect(edges(graph)).toEqual(['main -> g -9', 'main -> f 3']);
  });

  it('adds numbers beyond 2^53 exactly', () => {
    const big = 2n ** 62n;
    const profile = smallProfile({
      samples: [
        { stack: 'f main', values: [big] },
        { stack: 'f main', values: [1n] },
      ],
    });
    const graph = graphOf(profile);
    expect(rows(graph)).toEqual([
      `f ${(big + 1n).toString()} ${(big + 1n).toString()}`,
      `main 0 ${(big + 1n).toString()}`,
    ]);
    expect(edges(graph)).toEqual([`main -> f ${(big + 1n).toString()}`]);
  });

  it('sorts equal values by the bytes of their names', () => {
    const graph = graphOf(
      profileOf({ 'b.F': 1, 'b.(*T).F': 1, 'b/c.F': 1, 'B.F': 1, 'b.\u{1F600}': 1, 'b.\uFFEE': 1 }),
    );
    expect(rows(graph)).toEqual([
      'B.F 1 1',
      'b.(*T).F 1 1',
      'b.F 1 1',
      'b.\uFFEE 1 1',
      'b.\u{1F600} 1 1',
      'b/c.F 1 1',
    ]);
  });
});

describe('a call tree', () => {
  it('has a node for each way to a function', () => {
    const graph = graphOf(profileOf({ 'f a main': 1, 'f b main': 2, 'f f b main': 4 }), { shape: 'tree' });
    expect(rows(graph)).toEqual(['f 4 4', 'f 2 6', 'f 1 1', 'a 0 1', 'b 0 6', 'main 0 7']);
    expect(edges(graph)).toEqual(['f -> f 4', 'b -> f 6', 'a -> f 1', 'main -> a 1', 'main -> b 6']);
  });

  it('hangs the callees of a hidden node onto its caller', () => {
    const graph = graphOf(profileOf({ 'leaf middle main': 60, 'other main': 100 }), {
      shape: 'tree',
      nodeCount: 3,
      sort: 'flat',
    });
    expect(rows(graph)).toEqual(['other 100 100', 'leaf 60 60', 'main 0 160']);
    expect(edges(graph)).toEqual(['main -> other 100', 'main ... leaf 60']);
  });
});

describe('a drawn graph', () => {
  it('leaves out an edge over hidden nodes whose ends are connected anyway', () => {
    const stacks = { 'c hidden a main': 10, 'c b a main': 100 };
    const graph = graphOf(profileOf(stacks), { purpose: 'drawn', nodeCount: 4 });
    expect(rows(graph).map((row) => row.split(' ')[0])).toEqual(
      expect.arrayContaining(['a', 'b', 'c', 'main']),
    );
    expect(edges(graph).filter((edge) => edge.includes('...'))).toEqual([]);
  });

  it('counts samples by label at each node', () => {
    const profile = smallProfile({
      samples: [
        { stack: 'f main', values: [3], labels: { tenant: 'acme', path: '/a' } },
        { stack: 'f main', values: [2], labels: { tenant: 'other' } },
      ],
    });
    const graph = graphOf(profile, { purpose: 'drawn' });
    const node = Array.from(graph.order).find((each) => graph.info(each).name === 'f') ?? -1;
    const { labels } = graph.tags(node);
    expect(labels.map(({ name, flat, cum }) => `${name} ${flat.toString()} ${cum.toString()}`)).toEqual([
      'path:/a\\ntenant:acme 3 3',
      'tenant:other 2 2',
    ]);
  });
});
