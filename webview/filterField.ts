/** The box that filters both tabs: `/` goes to it, Escape clears it, Enter and Down go back to the rows. */
import { strings } from './strings';
import { uiTextField } from './ui/toolkit';

/** The first key asks at once; while somebody types on, rows are asked for at most this often. */
const PAUSE_MILLIS = 100;

export interface FilterFieldOptions {
  readonly first: string;
  onFilter(filter: string): void;
  /** The person is done with the box. */
  onLeave(): void;
}

export interface FilterField {
  readonly element: HTMLElement;
  /** Another text to change from now on; the same as before changes nothing. */
  show(text: string, placeholder: string): void;
  /** Tells what was typed and not told yet. */
  settle(): void;
  clear(): void;
}

export function createFilterField(options: FilterFieldOptions): FilterField {
  const field = uiTextField(strings.filter);
  field.element.title = strings.filterTitle;
  field.value = options.first;
  let told = options.first;
  let pause: number | undefined;
  const tell = (): void => {
    window.clearTimeout(pause);
    pause = undefined;
    field.element.dataset['settled'] = 'true';
    if (field.value === told) return;
    told = field.value;
    options.onFilter(told);
  };
  const clear = (): void => {
    field.value = '';
    tell();
  };
  field.onChange = () => {
    if (pause !== undefined) {
      field.element.dataset['settled'] = 'false';
      return;
    }
    tell();
    pause = window.setTimeout(tell, PAUSE_MILLIS);
  };
  field.element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && field.value !== '') {
      clear();
    } else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
      tell();
      options.onLeave();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    event.preventDefault();
    field.focus();
  });
  return {
    element: field.element,
    show(text, placeholder) {
      field.placeholder = placeholder;
      // What is being typed stays.
      if (text === told) return;
      told = text;
      field.value = text;
    },
    settle: tell,
    clear,
  };
}

/** Whether the key is for a text. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
