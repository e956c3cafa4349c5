/** Texts of the flame graph. */
import * as l10n from '@vscode/l10n';
import { countText } from '../countedText';

export const flameStrings = {
  flameLabel: l10n.t('Flame graph'),
  flameKeys: l10n.t(
    'Arrow keys walk along the calls. Enter opens the source, Space shows it and stays. z fills the width with the box, Escape goes back. c shows callers and callees.',
  ),
  flameRoot: l10n.t('root'),
  flameInlined: (name: string) => l10n.t('{0} (inlined)', name),
  flameIsInlined: l10n.t('inlined'),
  flameBox: (box: {
    readonly name: string;
    readonly cum: string;
    readonly percent: string;
    readonly flat: string;
    readonly depth: number;
  }) =>
    l10n.t(
      '{0}, {1}, {2}, flat {3}, depth {4}',
      box.name,
      box.cum,
      box.percent,
      box.flat,
      countText(box.depth),
    ),
  flameValues: (
    cum: { readonly text: string; readonly percent: string },
    flat: { readonly text: string; readonly percent: string },
    side: 'caller' | 'callee',
  ) =>
    side === 'caller'
      ? l10n.t('{0} ({1}) through here', cum.text, cum.percent)
      : l10n.t('cum {0} ({1}), flat {2} ({3})', cum.text, cum.percent, flat.text, flat.percent),
  flameNothingFocused: l10n.t('No box yet'),
  flameCrumbs: l10n.t('Way from the root'),
  flameSkipped: (count: number) => `… ${countText(count)} …`,
  flamePivot: l10n.t('Callers and callees'),
  flamePivotTitle: (name: string) => l10n.t('Who calls {0}, and what it calls', name),
  flameWhole: l10n.t('Whole graph'),
  flameRootAt: { top: l10n.t('Root at the top'), bottom: l10n.t('Root at the bottom') },
  flamePalette: { redGreen: l10n.t('Red and green'), blueOrange: l10n.t('Orange and blue') },
  flameLegend: l10n.t('What colours and edges mean'),
  flamePackageKey: l10n.t('Colour: package'),
  flameDifferenceKey: l10n.t('Width: increase plus decrease'),
  flameMore: '▲ ',
  flameLess: '▼ ',
  flameGrew: l10n.t('more than in the base'),
  flameShrank: l10n.t('less than in the base'),
  flameInlinedKey: l10n.t('inlined'),
  flameFound: (text: string, percent: string) => l10n.t('Found in {0} ({1})', percent, text),
  flameNoPivot: (name: string) => l10n.t('No sample passes “{0}” in what is shown now.', name),
  flameNoSource: l10n.t('The profile does not say where this is in the source.'),
} as const;
