/** As much of a label as fits into a box. Measuring text is what costs most of a frame, so each width is kept. */
import type { FlameFunction } from '../../src/protocol/flameRequests';
import { shownText } from '../displayText';

/** A profile has more names than anybody looks at. */
const MAX_KEPT = 20_000;
const ELLIPSIS = '…';
/** Fewer characters say nothing. */
const LEAST_LENGTH = 3;

export class LabelFit {
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();
  readonly #labels = new WeakMap<FlameFunction, Label>();

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** After the font has changed. */
  forget(): void {
    this.#widths.clear();
  }

  /** `''` where nothing readable fits. */
  fit(of: FlameFunction, room: number): string {
    const { whole, end } = this.#labelOf(of);
    if (this.#width(whole) <= room) return whole;
    if (end !== '' && this.#width(end) <= room) return end;
    const perCharacter = this.#width(whole) / whole.length;
    let length = Math.min(whole.length, Math.floor(room / perCharacter)) - 1;
    for (; length >= LEAST_LENGTH; length--) {
      const text = whole.slice(0, length) + ELLIPSIS;
      if (this.#width(text) <= room) return text;
    }
    return '';
  }

  #labelOf(of: FlameFunction): Label {
    let label = this.#labels.get(of);
    if (label === undefined) {
      const whole = shownText(of.label);
      label = { whole, end: lastPart(whole) };
      this.#labels.set(of, label);
    }
    return label;
  }

  #width(text: string): number {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#widths.size >= MAX_KEPT) this.#widths.clear();
      ({ width } = this.#context.measureText(text));
      this.#widths.set(text, width);
    }
    return width;
  }
}

interface Label {
  readonly whole: string;
  /** What says most when there is little room: `…Send` of `leak.(*Server).Send`. */
  readonly end: string;
}

/** Dots in type arguments do not count. */
function lastPart(label: string): string {
  if (label.endsWith(']')) return '';
  const dot = label.lastIndexOf('.');
  return dot > 0 && dot < label.length - LEAST_LENGTH ? ELLIPSIS + label.slice(dot + 1) : '';
}
