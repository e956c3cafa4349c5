import type { MemoryIdentityRow } from '../../src/protocol/memoryRequests';
import { element } from '../element';
import { strings } from '../strings';
import { reportTable, rowHeader } from './reportSection';

/** What must be true of the figures; a word and a sign say whether it is. */
export function checksTable(identities: readonly MemoryIdentityRow[]): HTMLElement {
  return reportTable(
    strings.checksLabel,
    [
      { label: strings.check, className: 'about' },
      { label: '', className: 'check-state' },
    ],
    identities.map(({ equation, figures, state, meaning }) =>
      element('tr', {
        children: [
          rowHeader(
            [
              element('span', { className: 'equation', text: equation }),
              element('span', { className: 'equation-figures', text: figures }),
            ],
            meaning,
          ),
          element('td', { className: `check-state is-${state}`, text: strings.checkState[state] }),
        ],
      }),
    ),
  );
}
