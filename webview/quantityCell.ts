/** Cells for a value and its share of the total. */
import type { Quantity } from '../src/protocol/view';
import { element, setText } from './element';

export interface QuantityCell {
  readonly element: HTMLElement;
  show(quantity: Quantity | undefined): void;
}

/** The value's text, with a thin bar as long as its share. The bar only repeats what the percentage says. */
export function valueCell(column: string): QuantityCell {
  const text = element('span', { className: 'cell-text' });
  const bar = element('span', { className: 'bar', attributes: { 'aria-hidden': 'true' } });
  const cell = element('div', {
    className: `cell number ${column}`,
    role: 'gridcell',
    children: [text, bar],
  });
  return {
    element: cell,
    show(quantity) {
      setText(text, quantity?.text ?? '', quantity?.text);
      const share = quantity === undefined ? 0 : Math.min(1, Math.max(0, quantity.share));
      bar.hidden = share === 0;
      bar.style.setProperty('--share', String(share));
      bar.classList.toggle('is-less', quantity?.sign === -1);
    },
  };
}

export function percentCell(column: string): { readonly element: HTMLElement; show(percent: string): void } {
  const cell = element('div', { className: `cell number percent ${column}`, role: 'gridcell' });
  return {
    element: cell,
    show(percent) {
      setText(cell, percent);
    },
  };
}
