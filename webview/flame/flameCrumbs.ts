/** The way from the root to the box that fills the width; each step of it leads back there. */
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';
import type { FlameModel } from './flameModel';

/** Of a deep way only the last steps, since the others are hardly told apart and there is one line for all. */
const LAST_STEPS = 4;

export class FlameCrumbs {
  readonly element = element('nav', {
    className: 'flame-crumbs',
    attributes: { 'aria-label': strings.flameCrumbs },
  });
  #shown = '';

  readonly #onStep: (node: number) => void;

  constructor(onStep: (node: number) => void) {
    this.#onStep = onStep;
  }

  show(model: FlameModel, path: readonly number[]): void {
    const key = path.map((index) => model.box(index).node).join();
    if (key === this.#shown && this.element.childElementCount > 0) return;
    this.#shown = key;
    this.element.hidden = path.length < 2;
    const first = path.slice(0, 1);
    const last = path.slice(1).slice(-LAST_STEPS);
    const skipped = path.length - first.length - last.length;
    this.element.replaceChildren(
      ...first.map((index) => this.#step(model, index, path)),
      ...(skipped > 0 ? [element('span', { className: 'dimmed', text: strings.flameSkipped(skipped) })] : []),
      ...last.map((index) => this.#step(model, index, path)),
    );
  }

  #step(model: FlameModel, index: number, path: readonly number[]): HTMLElement {
    const of = model.functionOf(index);
    const text = of.name === '' ? strings.flameRoot : shownText(of.label);
    const button = element('button', { className: 'flame-crumb', text });
    button.type = 'button';
    button.title = of.name === '' ? strings.flameRoot : shownText(of.name);
    const { node } = model.box(index);
    const isLast = index === path[path.length - 1];
    if (isLast) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => {
      this.#onStep(node);
    });
    return button;
  }
}
