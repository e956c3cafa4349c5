import { describe, expect, it } from 'vitest';
import { heatColor } from '../../../src/report/dot/heatColor';
import { collapsedTags } from '../../../src/report/dot/tagGroups';
import { dotText } from '../../../src/report/dotText';
import type { HandMadeGraph } from '../../support/handMadeGraph';
import { handMadeGraph, tag } from '../../support/handMadeGraph';

describe('dotText', () => {
  it('is what pprof writes, boxes for labels included', () => {
    // What `pprof -dot` prints for test/fixtures/edgeCases/labels.pb.gz, version of 2026-11.
    expect(
      dot({
        nodes: [
          { info: { name: 'main' }, flat: 0, cum: 10 },
          {
            info: { name: 'f' },
            ...{ flat: 5, cum: 5 },
            tags: {
              labels: [tag('k:v3', 2), tag('k:v1\\nk:v2', 3)],
              numbers: new Map([['k:v1\\nk:v2', [tag('2kB', 3, 2048, 'bytes')]]]),
            },
          },
          { info: { name: 'g' }, flat: 5, cum: 5 },
        ],
        edges: [
          { source: 0, target: 2, weight: 5n },
          { source: 0, target: 1, weight: 5n },
        ],
        total: 10,
        labels: [
          'Type: n',
          'Showing nodes accounting for 10, 100% of 10 total',
          '\nSee https://git.io/JfYMW for how to read the graph',
        ],
      }),
    ).toBe(LABELS_DOT);
  });

  it('has only the legend when there are no nodes', () => {
    expect(dot({ nodes: [], total: 0, title: 'a "b"', labels: ['x\\y'] })).toBe(
      'digraph "a \\"b\\"" {\nnode [style=filled fillcolor="#f8f8f8"]\n' +
        'subgraph cluster_L { "x\\\\y" [shape=box fontsize=16 label="x\\\\y\\l" tooltip="a \\"b\\""] }\n}\n',
    );
  });

  it('stands the pieces of a name below each other, but for type parameters', () => {
    const info = { name: 'example.com/a/leak.(*Server[...]).Send', file: '/src/a/leak.go', line: 12 };
    expect(dot({ nodes: [{ info, flat: 1, cum: 4 }], total: 4 })).toContain(
      'N1 [label="leak\\n(*Server[…])\\nSend\\nleak.go:12\\n1 (25.00%)\\nof 4 (100%)" id="node1" fontsize=24 ' +
        'shape=box tooltip="example.com/a/leak.(*Server[...]).Send /src/a/leak.go:12 (4)"',
    );
  });

  it('escapes names, and says what stands for what has none', () => {
    const nodes = [
      { info: { name: 'say "hi"\n\\' }, flat: 1, cum: 1 },
      { info: {}, flat: 1, cum: 1 },
      { info: { address: 0x43b2f5n, objFile: '/bin/demo' }, flat: 1, cum: 1 },
    ];
    const text = dot({ nodes, total: 3 });
    expect(text).toContain('label="say \\"hi\\"\\l\\\\\\n1 (33.33%)"');
    expect(text).toContain('label="<unknown>\\n1 (33.33%)"');
    expect(text).toContain('label="000000000043b2f5\\n[demo]\\n1 (33.33%)"');
  });

  it('marks inlined calls, ways over hidden nodes, and ends that are not shown', () => {
    const text = dot({
      nodes: [
        { info: { name: 'a' }, flat: 0, cum: 10 },
        { info: { name: 'b' }, flat: 10, cum: 10 },
      ],
      edges: [
        { source: 0, target: 1, weight: 10n, inline: true },
        { source: 0, target: 7, weight: -1n, residual: true },
      ],
      total: 10,
    });
    expect(text).toContain(
      'N1 -> N2 [label=" 10\\n (inline)" weight=101 penwidth=6 color="#b20000" tooltip=',
    );
    expect(text).toContain(
      'N1 -> N0 [label=" -1" weight=11 color="#8585b2" tooltip="a ... <unknown> (-1)" ' +
        'labeltooltip="a ... <unknown> (-1)" style="dotted"]',
    );
  });

  it('has edges without colours and weights when there is no total', () => {
    const nodes = [
      { info: { name: 'a' }, flat: -1, cum: 0 },
      { info: { name: 'b' }, flat: 1, cum: 1 },
    ];
    const text = dot({ nodes, edges: [{ source: 0, target: 1, weight: 1n }], total: 0 });
    expect(text).toContain('N1 -> N2 [label=" 1" tooltip="a -> b (1)" labeltooltip="a -> b (1)"]');
  });
});

describe('collapsedTags', () => {
  const sizes = [
    tag('1kB', 10, 1024, 'bytes'),
    tag('64kB', 9, 65_536, 'bytes'),
    tag('1MB', 8, 1_048_576, 'bytes'),
    tag('16MB', 7, 16_777_216, 'bytes'),
    tag('2kB', 3, 2048, 'bytes'),
    tag('512B', 2, 512, 'bytes'),
    tag('100kB', 1, 102_400, 'bytes'),
  ];

  it('leaves few tags as they are, heaviest first', () => {
    const few = [tag('b', 1), tag('a', 1), tag('c', -5)];
    expect(collapsedTags(few, 4, 'flat').map(({ name }) => name)).toEqual(['c', 'a', 'b']);
  });

  it('makes ranges of many, each around a heavy one', () => {
    expect(collapsedTags(sizes, 4, 'cum').map(({ name, cum }) => `${name} ${cum}`)).toEqual([
      '512B..2kB 15',
      '64kB..100kB 10',
      '1MB 8',
      '16MB 7',
    ]);
  });
});

describe('heatColor', () => {
  it.each([
    [1, '#b20000', '#edd5d5'],
    [0.4295, '#b22700', '#eddad5'],
    [0.1409, '#b26c34', '#ede3dc'],
    [-1, '#0000b2', '#d5d5ed'],
    [5, '#b20000', '#edd5d5'],
    [0, '#b2b2b2', '#ededed'],
    [NaN, '#b20000', '#ed00d5'],
  ])('of %d is %s and %s', (share, line, background) => {
    expect(heatColor(share, 'line')).toBe(line);
    expect(heatColor(share, 'background')).toBe(background);
  });
});

function dot(content: HandMadeGraph): string {
  const { report, graphReport } = handMadeGraph(content);
  const text = dotText(report, graphReport);
  return text.ok ? [...text.pieces].join('') : text.message;
}

const LABELS_DOT = `digraph "unnamed" {
node [style=filled fillcolor="#f8f8f8"]
subgraph cluster_L { "Type: n" [shape=box fontsize=16 label="Type: n\\lShowing nodes accounting for 10, 100% of 10 total\\l\\lSee https://git.io/JfYMW for how to read the graph\\l"] }
N1 [label="main\\n0 of 10 (100%)" id="node1" fontsize=8 shape=box tooltip="main (10)" color="#b20000" fillcolor="#edd5d5"]
N2 [label="f\\n5 (50.00%)" id="node2" fontsize=24 shape=box tooltip="f (5)" color="#b22100" fillcolor="#edd9d5"]
N2_0 [label = "k:v1\\nk:v2" id="N2_0" fontsize=8 shape=box3d tooltip="3"]
N2 -> N2_0 [label=" 3" weight=100 tooltip="3" labeltooltip="3"]
NN2_0_0 [label = "2kB" id="NN2_0_0" fontsize=8 shape=box3d tooltip="3"]
N2_0 -> NN2_0_0 [label=" 3" weight=100 tooltip="3" labeltooltip="3"]
N2_1 [label = "k:v3" id="N2_1" fontsize=8 shape=box3d tooltip="2"]
N2 -> N2_1 [label=" 2" weight=100 tooltip="2" labeltooltip="2"]
N3 [label="g\\n5 (50.00%)" id="node3" fontsize=24 shape=box tooltip="g (5)" color="#b22100" fillcolor="#edd9d5"]
N1 -> N2 [label=" 5" weight=51 penwidth=3 color="#b22100" tooltip="main -> f (5)" labeltooltip="main -> f (5)"]
N1 -> N3 [label=" 5" weight=51 penwidth=3 color="#b22100" tooltip="main -> g (5)" labeltooltip="main -> g (5)"]
}
`;
