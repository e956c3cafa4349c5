import { element } from '../element';
import { strings } from '../strings';

export interface FilterChipOptions {
  /** `focus`. */
  readonly name: string;
  /** `focus: main\.`. */
  readonly text: string;
  /** Absent where there is nothing to type. */
  readonly onEdit?: () => void;
  readonly onRemove: () => void;
}

/** One filter that is in force: its text, which can be changed, and the button that takes it away. */
export function filterChip({ name, text, onEdit, onRemove }: FilterChipOptions): HTMLElement {
  const remove = element('button', {
    className: 'chip-remove',
    text: '×',
    attributes: {
      type: 'button',
      'aria-label': strings.removeFilter(name),
      title: strings.removeFilter(name),
    },
  });
  remove.addEventListener('click', onRemove);
  const chip = element('li', { className: 'chip', children: [chipText(text, onEdit), remove] });
  chip.addEventListener('keydown', (event) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onRemove();
  });
  return chip;
}

function chipText(text: string, onEdit: (() => void) | undefined): HTMLElement {
  if (onEdit === undefined) return element('span', { className: 'chip-text', text });
  const edit = element('button', {
    className: 'chip-text',
    text,
    attributes: { type: 'button', title: strings.editFilter(text) },
  });
  edit.addEventListener('click', onEdit);
  return edit;
}
