/** Every text of the Graph tab, in one place so that it can be translated later. */
import type { Quantity } from '../../src/protocol/view';
import { countText, plural, shownOfAll } from '../countedText';

export const graphStrings = {
  label: 'Call graph. Arrow keys go along calls, Enter to the source.',
  controls: 'Controls of the call graph',
  nodes: 'Nodes',
  usualNodes: '80, as pprof',
  nodeChoice: (count: number) => `at most ${countText(count)}`,
  shape: 'Shape',
  shapes: { graph: 'Graph', tree: 'Call tree' },
  shapeTitles: {
    graph: 'Each function once, with all who call it.',
    tree: 'A function once for each way to it: pprof’s -call_tree.',
  },
  fit: 'Fit',
  zoomToFit: 'Fit the whole graph ( 0 )',
  zoomIn: 'Zoom in ( + )',
  zoomOut: 'Zoom out ( - )',
  save: 'Save SVG… as pprof’s -svg writes it',
  saveShort: 'Save SVG…',
  node: (name: string, flat: Quantity, cum: Quantity) =>
    `${name}, flat ${flat.text} (${flat.percent}), cum ${cum.text} (${cum.percent})`,
  count: (found: number | undefined, nodes: number, all: number) =>
    found === undefined
      ? shownOfAll(nodes, all, 'node', 'nodes')
      : `${countText(found)} found in ${plural(nodes, 'node', 'nodes')}`,
  linesLeftOut: (drawn: number, all: number) =>
    `The ${countText(drawn)} heaviest of ${countText(all)} edges are drawn. The saved SVG has all of them.`,
  notDrawn: (name: string) => `${name} is none of the nodes that are drawn.`,
  nothing: 'This profile has no samples, so that there is nothing to draw.',
} as const;
