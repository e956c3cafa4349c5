/** The line in which a filter's pattern, or the name under which filters are kept, is typed. */
import type { PatternFilter } from '../../src/protocol/view';
import { element, setText } from '../element';
import { strings } from '../strings';
import { uiButton, uiTextField } from '../ui/toolkit';

export interface PatternEditorOptions {
  /** `''`: no such filter any more. */
  onPattern(filter: PatternFilter, pattern: string): void;
  onSave(name: string): void;
  /** The focus was in the line and has nowhere to be; the filter that was edited, if one was. */
  onClose(filter: PatternFilter | undefined): void;
}

export interface PatternEditor {
  readonly element: HTMLElement;
  edit(filter: PatternFilter, pattern: string): void;
  askName(): void;
  close(): void;
  /** Goes to what is typed, where something is. */
  focus(): void;
}

type Edited = { readonly kind: 'pattern'; readonly filter: PatternFilter } | { readonly kind: 'name' };

export function createPatternEditor(options: PatternEditorOptions): PatternEditor {
  const label = element('span', { className: 'field-label', attributes: { 'aria-hidden': 'true' } });
  const field = uiTextField(strings.filterPattern);
  let edited: Edited | undefined;
  const apply = (): void => {
    if (edited === undefined) return;
    if (edited.kind === 'pattern') options.onPattern(edited.filter, field.value);
    else if (field.value.trim() !== '') options.onSave(field.value.trim());
    if (edited.kind === 'name') close();
  };
  const close = (): void => {
    const filter = edited?.kind === 'pattern' ? edited.filter : undefined;
    const hadFocus = line.contains(document.activeElement);
    edited = undefined;
    line.hidden = true;
    if (hadFocus) options.onClose(filter);
  };
  const open = (what: Edited, name: string, value: string, placeholder: string): void => {
    edited = what;
    setText(label, `${name}:`);
    field.element.setAttribute('aria-label', name);
    field.value = value;
    field.placeholder = placeholder;
    line.hidden = false;
    field.focus();
  };
  const button = (text: string, kind: 'primary' | 'secondary', onClick: () => void): HTMLElement =>
    uiButton({ label: text, kind, onClick }).element;
  const line = element('div', {
    className: 'pattern-editor',
    children: [
      label,
      field.element,
      button(strings.applyFilter, 'primary', apply),
      button(strings.cancel, 'secondary', close),
    ],
  });
  line.hidden = true;
  field.element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') apply();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: line,
    edit(filter, pattern) {
      open({ kind: 'pattern', filter }, strings.filterName[filter], pattern, strings.filterMeaning[filter]);
    },
    askName() {
      open({ kind: 'name' }, strings.filtersName, '', strings.filtersNamePlaceholder);
    },
    close,
    focus() {
      if (edited !== undefined) field.focus();
    },
  };
}
