/** The head of the page: what is shown, what it is compared with, and the choices of both. */
import type { PanelState } from '../src/protocol/panelMessages';
import type { BaseMode, BaseSpec, ProfileId } from '../src/protocol/view';
import { shownText } from './displayText';
import { element, setText } from './element';
import { strings } from './strings';
import { uiSelect, type UiSelect, type UiSelectChoice } from './ui/toolkit';

export type ShownState = NonNullable<PanelState['shown']>;

/** How a base is subtracted. */
export type Subtraction = Omit<BaseSpec, 'profile'>;

export interface HeaderOptions {
  readonly firstMode: BaseMode;
  onSampleType(sampleType: number): void;
  onBase(profile: ProfileId | null, how: Subtraction): void;
  /** The base is a file that is to be chosen. */
  onBaseFile(how: Subtraction): void;
}

export interface Header {
  readonly element: HTMLElement;
  update(shown: ShownState, baseChoices: PanelState['baseChoices']): void;
}

const NO_BASE = 'none';
const BASE_FILE = 'file';
const MODE_MEANING_ID = 'mode-meaning';

/** The modes, each with and without the base being scaled first. */
type SubtractionValue = BaseMode | 'baseNormalized' | 'diffBaseNormalized';
const SUBTRACTIONS: Readonly<Record<SubtractionValue, Subtraction>> = {
  base: { mode: 'base' },
  diffBase: { mode: 'diffBase' },
  baseNormalized: { mode: 'base', normalize: true },
  diffBaseNormalized: { mode: 'diffBase', normalize: true },
};
const SUBTRACTION_VALUES = ['base', 'diffBase', 'baseNormalized', 'diffBaseNormalized'] as const;

export function createHeader(options: HeaderOptions): Header {
  const title = element('h1', { className: 'profile-label' });
  const comparison = element('div', { className: 'comparison' });
  const sampleType = uiSelect(strings.sampleType);
  const base = uiSelect(strings.base);
  const mode = modeSelect();
  mode.value = options.firstMode;
  const chosen = (): Subtraction => {
    const value = SUBTRACTION_VALUES.find((one) => one === mode.value);
    return SUBTRACTIONS[value ?? options.firstMode];
  };
  const modeField = field('mode', mode);
  let shownBase = NO_BASE;
  sampleType.onChange = (value) => {
    options.onSampleType(Number(value));
  };
  base.onChange = (value) => {
    if (value !== BASE_FILE) {
      options.onBase(value === NO_BASE ? null : Number(value), chosen());
      return;
    }
    // Nothing is subtracted before a file is chosen, and perhaps none will be.
    base.value = shownBase;
    options.onBaseFile(chosen());
  };
  mode.onChange = () => {
    if (shownBase !== NO_BASE) options.onBase(Number(shownBase), chosen());
  };
  const controls = element('div', {
    className: 'controls',
    children: [field('sample-type', sampleType), field('base', base), modeField],
  });
  return {
    element: element('header', {
      className: 'header',
      children: [element('div', { className: 'shown', children: [title, comparison] }), controls],
    }),
    update(shown, baseChoices) {
      setText(title, shownText(shown.profile.label), shownText(shown.profile.label));
      showComparison(comparison, shown);
      sampleType.choices = shown.sampleTypes.map(({ type, total }, index) => ({
        value: String(index),
        label: strings.sampleTypeChoice(shownText(type), shownText(total)),
      }));
      sampleType.value = String(shown.sampleType);
      base.choices = baseSelectChoices(shown, baseChoices);
      shownBase = shown.base === undefined ? NO_BASE : String(shown.base.id);
      base.value = shownBase;
      modeField.hidden = shown.base === undefined;
      if (shown.base !== undefined) mode.value = valueOf(shown.base);
    },
  };
}

/** `compared with heap · 13:58:40 (-base). Subtracts the base; …`: the last sentence also describes the mode's list. */
function showComparison(comparison: HTMLElement, { base }: ShownState): void {
  comparison.hidden = base === undefined;
  if (base === undefined) return;
  const label = shownText(base.label);
  comparison.replaceChildren(
    element('span', { className: 'dimmed', text: `${strings.comparedWith} ` }),
    element('span', { text: label }),
    element('span', { className: 'dimmed', text: ` (${strings.modeName[valueOf(base)]}). ` }),
    element('span', {
      className: 'dimmed',
      text: strings.modeMeaning[valueOf(base)],
      attributes: { id: MODE_MEANING_ID },
    }),
  );
}

/** The base that is set can be kept even if it may no longer be picked. */
function baseSelectChoices(shown: ShownState, baseChoices: PanelState['baseChoices']): UiSelectChoice[] {
  const { base } = shown;
  const missing = base !== undefined && baseChoices.every((choice) => choice.id !== base.id);
  return [
    { value: NO_BASE, label: strings.noBase },
    ...[...(missing ? [base] : []), ...baseChoices].map((choice) => ({
      value: String(choice.id),
      label: shownText(choice.label),
    })),
    { value: BASE_FILE, label: strings.openBase },
  ];
}

function valueOf({ mode, normalize }: Subtraction): SubtractionValue {
  return normalize === true ? `${mode}Normalized` : mode;
}

function modeSelect(): UiSelect {
  const select = uiSelect(strings.mode);
  select.element.setAttribute('aria-describedby', MODE_MEANING_ID);
  select.choices = SUBTRACTION_VALUES.map((mode) => ({
    value: mode,
    label: strings.modeName[mode],
    title: strings.modeMeaning[mode],
  }));
  return select;
}

function field(className: string, select: UiSelect): HTMLElement {
  // The control says its label itself.
  const label = element('span', {
    className: 'field-label dimmed',
    text: select.label,
    attributes: { 'aria-hidden': 'true' },
  });
  return element('div', { className: `field field-${className}`, children: [label, select.element] });
}
