/** The choices above the graph, and what its colours mean. */
import type { FlamePage } from '../../src/protocol/flameRequests';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';
import type { FlameChoices } from './flameChoices';
import type { FlameColors } from './flameColors';

export interface FlameBarOptions {
  onRoot(): void;
  onPalette(): void;
  /** Callers and callees of the selected function, or everything again. */
  onPivot(): void;
}

export interface FlameBarState {
  readonly choices: FlameChoices;
  readonly page: FlamePage;
  readonly selected: string;
  readonly colors: FlameColors;
}

export class FlameBar {
  readonly element: HTMLElement;
  readonly legend = element('ul', {
    className: 'flame-legend',
    attributes: { 'aria-label': strings.flameLegend },
  });
  readonly #root;
  readonly #palette;
  readonly #pivot;
  #legendKey = '';

  constructor(options: FlameBarOptions) {
    const button = (label: string, onClick: () => void) => uiButton({ label, kind: 'secondary', onClick });
    this.#pivot = button(strings.flamePivot, () => {
      options.onPivot();
    });
    this.#root = button(strings.flameRootAt.bottom, () => {
      options.onRoot();
    });
    this.#palette = button(strings.flamePalette.blueOrange, () => {
      options.onPalette();
    });
    this.element = element('div', {
      className: 'flame-bar',
      children: [this.#pivot.element, this.#root.element, this.#palette.element],
    });
  }

  show(state: FlameBarState): void {
    const { choices, page, selected } = state;
    this.#pivot.disabled = choices.pivot === '' && selected === '';
    this.#pivot.label = choices.pivot === '' ? strings.flamePivot : strings.flameWhole;
    this.#pivot.element.title =
      choices.pivot === '' && selected !== '' ? strings.flamePivotTitle(shownText(selected)) : '';
    this.#root.label = strings.flameRootAt[choices.root === 'top' ? 'bottom' : 'top'];
    this.#palette.element.hidden = !page.isDifference;
    this.#palette.label = strings.flamePalette[choices.palette === 'redGreen' ? 'blueOrange' : 'redGreen'];
    this.#showLegend(state);
  }

  #showLegend({ page, colors, choices }: FlameBarState): void {
    const key = `${page.isDifference} ${choices.palette} ${colors.background} ${colors.isPlain} ${page.functions.length}`;
    if (key === this.#legendKey) return;
    this.#legendKey = key;
    const entries = page.isDifference ? DIFFERENCE_ENTRIES : [];
    const swatches = entries.map(([text, lean, sign]) =>
      colors.isPlain
        ? element('li', { text: sign + text })
        : this.#entry(text, colors.fill(sample(lean), NO_FUNCTION, 'plain')),
    );
    const inlined = element('li', {
      children: [
        element('span', { className: 'flame-swatch is-inlined' }),
        document.createTextNode(strings.flameInlinedKey),
      ],
    });
    const colorKey = page.isDifference
      ? strings.flameDifferenceKey
      : colors.isPlain
        ? ''
        : strings.flamePackageKey;
    const first = colorKey === '' ? [] : [element('li', { text: colorKey })];
    this.legend.replaceChildren(...first, ...swatches, inlined);
  }

  #entry(text: string, fill: string): HTMLElement {
    const swatch = element('span', { className: 'flame-swatch' });
    swatch.style.backgroundColor = fill;
    const label = element('span');
    setText(label, text);
    return element('li', { children: [swatch, label] });
  }
}

const DIFFERENCE_ENTRIES = [
  [strings.flameGrew, 1, strings.flameMore],
  [strings.flameShrank, -1, strings.flameLess],
] as const;

const NO_FUNCTION = { name: '-', label: '', package: '', isInlined: false, isMatch: false };

function sample(lean: number): FlamePage['boxes'][number] {
  const none = { text: '', percent: '', share: 0, sign: 0 } as const;
  return {
    ...{ node: 0, parent: -1, row: 0, x: 0, width: 1, of: 0, cum: none, flat: none },
    ...{ lean, at: '', place: -1, childCount: 0 },
  };
}
