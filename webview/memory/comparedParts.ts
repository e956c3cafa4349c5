import type { MemoryComparisonReport } from '../../src/protocol/memoryRequests';
import { element } from '../element';

/** `Stacks +39.67MB`, the largest change first. */
export function comparedParts(parts: MemoryComparisonReport['parts']): HTMLElement {
  return element('ul', {
    className: 'compared-parts',
    children: parts.map(({ title, difference, sign }) =>
      element('li', {
        children: [
          element('span', { text: title }),
          element('span', {
            className: `number ${sign < 0 ? 'is-less' : 'is-more'}`,
            text: difference,
          }),
        ],
      }),
    ),
  });
}
