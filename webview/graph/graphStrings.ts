/** Texts of the tab Graph. */
import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../src/protocol/view';
import { countText, plural, shownOfAll } from '../countedText';

export const graphStrings = {
  label: l10n.t('Call graph. Arrow keys go along calls, Enter to the source.'),
  controls: l10n.t('Controls of the call graph'),
  nodes: l10n.t('Nodes'),
  usualNodes: l10n.t('80, as pprof'),
  nodeChoice: (count: number) => l10n.t('at most {0}', countText(count)),
  shape: l10n.t('Shape'),
  shapes: { graph: l10n.t('Graph'), tree: l10n.t('Call tree') },
  shapeTitles: {
    graph: l10n.t('Each function once, with all who call it.'),
    tree: l10n.t('A function once for each way to it: pprof’s -call_tree.'),
  },
  fit: l10n.t('Fit'),
  zoomToFit: l10n.t('Fit the whole graph ( 0 )'),
  zoomIn: l10n.t('Zoom in ( + )'),
  zoomOut: l10n.t('Zoom out ( - )'),
  save: l10n.t('Save SVG… as pprof’s -svg writes it'),
  saveShort: l10n.t('Save SVG…'),
  node: (name: string, flat: Quantity, cum: Quantity) =>
    l10n.t('{0}, flat {1} ({2}), cum {3} ({4})', name, flat.text, flat.percent, cum.text, cum.percent),
  count: (found: number | undefined, nodes: number, all: number) =>
    found === undefined
      ? shownOfAll(nodes, all, l10n.t('{0} node'), l10n.t('{0} nodes'))
      : l10n.t('{0} found in {1}', countText(found), plural(nodes, l10n.t('{0} node'), l10n.t('{0} nodes'))),
  linesLeftOut: (drawn: number, all: number) =>
    l10n.t(
      'The {0} heaviest of {1} edges are drawn. The saved SVG has all of them.',
      countText(drawn),
      countText(all),
    ),
  notDrawn: (name: string) => l10n.t('{0} is none of the nodes that are drawn.', name),
  nothing: l10n.t('This profile has no samples, so that there is nothing to draw.'),
} as const;
