/** Which part of the whole width is seen, and the way from one part to another. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

export const WHOLE: Span = { from: 0, to: 1 };

const ANIMATION_MILLIS = 220;
/** Doubles tell boxes apart far beyond this; people do not zoom so far. */
const LEAST_WIDTH = 1e-9;

export class FlameViewport {
  /** What is drawn now. */
  span: Span = WHOLE;
  /** Where an animation leads; else the same. */
  target: Span = WHOLE;
  readonly #onChange: () => void;
  #start: Span = WHOLE;
  #startTime = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get isMoving(): boolean {
    return this.span !== this.target;
  }

  get isWhole(): boolean {
    return this.target.from <= 0 && this.target.to >= 1;
  }

  show(span: Span, motion: 'animated' | 'at once'): void {
    this.target = within(span);
    if (motion === 'at once' || reducesMotion()) this.span = this.target;
    else {
      this.#start = this.span;
      this.#startTime = performance.now();
    }
    this.#onChange();
  }

  /** Called for each frame. */
  advance(now: number): void {
    if (!this.isMoving) return;
    const progress = Math.min(1, Math.max(0, (now - this.#startTime) / ANIMATION_MILLIS));
    if (progress === 1) {
      this.span = this.target;
      return;
    }
    const eased = 1 - (1 - progress) ** 3;
    const between = (a: number, b: number): number => a + (b - a) * eased;
    this.span = {
      from: between(this.#start.from, this.target.from),
      to: between(this.#start.to, this.target.to),
    };
  }

  /** `at` stays where it is. A factor above 1 shows more. */
  zoom(at: number, factor: number): void {
    const { from, to } = this.target;
    const width = Math.min(1, Math.max(LEAST_WIDTH, (to - from) * factor));
    const share = (at - from) / (to - from);
    this.show({ from: at - share * width, to: at + (1 - share) * width }, 'at once');
  }

  /** By a share of what is seen. */
  pan(share: number): void {
    const { from, to } = this.target;
    const by = share * (to - from);
    this.show({ from: from + by, to: to + by }, 'at once');
  }
}

function within({ from, to }: Span): Span {
  const width = Math.min(1, Math.max(LEAST_WIDTH, to - from));
  const start = Math.min(1 - width, Math.max(0, from));
  return { from: start, to: start + width };
}

export function reducesMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
