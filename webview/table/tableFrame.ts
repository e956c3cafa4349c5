/** What stands around a table's rows: a line of progress, a problem with a way to try again, a word when it is empty. */
import { element, setText } from '../element';
import { problemBar } from '../problemBar';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';

export interface TableFrame {
  readonly element: HTMLElement;
  /** Scrolls, has the focus, and is what a screen reader calls the table. */
  readonly grid: HTMLElement;
  setBusy(state: 'busy' | 'idle'): void;
  /** `''`: there is none. With `retry`, trying again is offered. */
  setProblem(message: string, remedy?: 'retry' | 'correct'): void;
  setRowCount(rowCount: number, filter: string): void;
}

export interface TableFrameOptions {
  readonly label: string;
  /** A tree grid has rows that unfold. */
  readonly role: 'grid' | 'treegrid';
  emptyText(filter: string): string;
  onClearFilter(): void;
  onRetry(): void;
  /** What takes away the filters that may have left nothing; undefined where there are none. */
  resetOfFilters?(): (() => void) | undefined;
}

export function tableFrame(options: TableFrameOptions): TableFrame {
  const grid = element('div', {
    className: 'grid',
    role: options.role,
    attributes: { tabindex: '0', 'aria-label': options.label, 'aria-rowcount': '-1' },
  });
  const refusal = element('div', { className: 'notice is-warning', role: 'status' });
  refusal.hidden = true;
  const progress = element('div', { className: 'progress', attributes: { 'aria-hidden': 'true' } });
  const problem = problemBar(() => {
    options.onRetry();
  });
  const emptyText = element('p');
  const clear = uiButton({
    label: strings.clearFilter,
    kind: 'secondary',
    onClick: () => {
      options.onClearFilter();
      // The button goes with the words that it stands below.
      grid.focus();
    },
  });
  const reset = uiButton({
    label: strings.resetFilters,
    kind: 'secondary',
    onClick: () => {
      options.resetOfFilters?.()?.();
      grid.focus();
    },
  });
  const empty = element('div', {
    className: 'table-empty',
    children: [emptyText, clear.element, reset.element],
  });
  empty.hidden = true;
  return {
    element: element('div', {
      className: 'table-frame',
      children: [problem.element, refusal, progress, grid, empty],
    }),
    grid,
    setBusy(state) {
      progress.classList.toggle('is-busy', state === 'busy');
      grid.setAttribute('aria-busy', String(state === 'busy'));
    },
    setProblem(message, remedy = 'retry') {
      problem.show(remedy === 'retry' ? message : '');
      // Read out when there is time, and not at every key of who is still typing.
      const refused = remedy === 'correct' ? message : '';
      refusal.hidden = refused === '';
      setText(refusal, refused);
    },
    setRowCount(rowCount, filter) {
      // The header is a row too.
      grid.setAttribute('aria-rowcount', String(rowCount + 1));
      empty.hidden = rowCount > 0;
      clear.element.hidden = filter === '';
      reset.element.hidden = options.resetOfFilters?.() === undefined;
      setText(emptyText, rowCount > 0 ? '' : options.emptyText(filter));
    },
  };
}
