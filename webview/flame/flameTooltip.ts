/** What there is to know of the box under the mouse. */
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { strings } from '../strings';
import type { FlameModel } from './flameModel';

export class FlameTooltip {
  readonly element = element('div', { className: 'flame-tooltip', attributes: { 'aria-hidden': 'true' } });
  readonly #name = element('div', { className: 'flame-tooltip-name' });
  readonly #values = element('div');
  readonly #place = element('div', { className: 'dimmed' });

  constructor() {
    this.element.append(this.#name, this.#values, this.#place);
    this.element.hidden = true;
  }

  show(model: FlameModel, index: number, x: number, y: number): void {
    const box = model.box(index);
    const of = model.functionOf(index);
    setText(this.#name, of.name === '' ? strings.flameRoot : shownText(of.name));
    setText(this.#values, strings.flameValues(box.cum, box.flat, box.row < 0 ? 'caller' : 'callee'));
    const place = [shownText(box.at), of.isInlined ? strings.flameIsInlined : '']
      .filter((part) => part !== '')
      .join(' · ');
    setText(this.#place, place);
    this.#place.hidden = place === '';
    this.element.hidden = false;
    const { offsetWidth, offsetHeight } = this.element;
    const left = Math.max(0, Math.min(x + 12, window.innerWidth - offsetWidth - 4));
    const below = y + 18;
    const top = below + offsetHeight > window.innerHeight ? y - offsetHeight - 8 : below;
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(0, top))}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
