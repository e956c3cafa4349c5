/**
 * What a screen reader is told of the box that the keyboard is at. A canvas says nothing, and so one tree item, out of
 * sight, stands for that box; there are two of them in turn, since a new active descendant is what is read out.
 */
import { element, setText } from '../element';
import { strings } from '../strings';
import type { FlameModel } from './flameModel';
import { shownText } from '../displayText';

export class FlameMirror {
  readonly elements: readonly HTMLElement[];
  readonly #tree: HTMLElement;
  #turn = 0;
  #node: number | undefined;

  constructor(tree: HTMLElement) {
    this.#tree = tree;
    this.elements = [0, 1].map((index) =>
      element('div', {
        className: 'screen-reader-only',
        role: 'treeitem',
        attributes: { id: `flame-item-${index}`, 'aria-selected': 'false' },
      }),
    );
  }

  show(model: FlameModel, index: number, selected: string): void {
    const box = model.box(index);
    if (box.node !== this.#node) this.#turn = 1 - this.#turn;
    this.#node = box.node;
    const item = this.elements[this.#turn] as HTMLElement;
    const other = this.elements[1 - this.#turn] as HTMLElement;
    other.hidden = true;
    item.hidden = false;
    const siblings = model.siblings(index);
    const { name } = model.functionOf(index);
    setText(item, boxText(model, index));
    item.setAttribute('aria-level', String(Math.abs(box.row) + 1));
    item.setAttribute('aria-setsize', String(siblings.length));
    item.setAttribute('aria-posinset', String(siblings.indexOf(index) + 1));
    item.setAttribute('aria-selected', String(selected !== '' && name === selected));
    if (box.childCount > 0) item.setAttribute('aria-expanded', 'true');
    else item.removeAttribute('aria-expanded');
    this.#tree.setAttribute('aria-activedescendant', item.id);
  }

  clear(): void {
    this.#tree.removeAttribute('aria-activedescendant');
    for (const item of this.elements) {
      item.hidden = false;
      setText(item, strings.flameNothingFocused);
    }
  }
}

/** `main.work (inlined), 1.2s, 45%, flat 0.3s, depth 4`. */
export function boxText(model: FlameModel, index: number): string {
  const box = model.box(index);
  const of = model.functionOf(index);
  const name = of.name === '' ? strings.flameRoot : shownText(of.name);
  return strings.flameBox({
    name: of.isInlined ? strings.flameInlined(name) : name,
    cum: box.cum.text,
    percent: box.cum.percent,
    flat: box.flat.text,
    depth: Math.abs(box.row),
  });
}
