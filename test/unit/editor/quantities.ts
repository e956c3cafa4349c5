import type { Quantity } from '../../../src/protocol/view';

/** `quantity('20312', '100%')`. */
export function quantity(text: string, percent = '0%'): Quantity {
  const share = Number.parseFloat(percent) / 100;
  return { text, percent, share, sign: text === '0' ? 0 : text.startsWith('-') ? -1 : 1 };
}
