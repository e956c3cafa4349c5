/** The records of the heap text, a page at a time: what was sampled, and what that stands for. */
import type {
  MemoryRecordColumn,
  MemoryRecordRow,
  MemoryRecordsPage,
} from '../../src/protocol/memoryRequests';
import { answerOf } from '../askedRows';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { strings } from '../strings';
import type { TabHost } from '../panelTab';
import { uiButton, uiSelect } from '../ui/toolkit';
import { reportSection } from './reportSection';

const PAGE = 25;
type Values = 'estimated' | 'sampled';

export class RecordsTable {
  readonly element: HTMLElement;
  readonly #host: TabHost;
  readonly #note = element('p', { className: 'dimmed' });
  readonly #count = element('p', { className: 'dimmed', role: 'status' });
  readonly #problem = element('p', { role: 'alert' });
  readonly #head = element('tr');
  readonly #body = element('tbody');
  readonly #order = uiSelect(strings.recordsOrder);
  readonly #more = uiButton({
    label: strings.moreRecords(PAGE),
    kind: 'secondary',
    onClick: () => {
      void this.#ask(this.#shownRows);
    },
  });
  #revision = 0;
  #sort: MemoryRecordColumn = 'inUseBytes';
  #by: Values = 'estimated';
  #shownRows = 0;
  /** Grows with each question, so that answers to an earlier one can be told. */
  #turn = 0;

  constructor(host: TabHost) {
    this.#host = host;
    this.#order.choices = (['estimated', 'sampled'] as const).map((value) => ({
      value,
      label: strings.recordsBy[value],
    }));
    this.#order.value = this.#by;
    this.#order.onChange = (value) => {
      this.#by = value === 'sampled' ? 'sampled' : 'estimated';
      void this.#ask(0);
    };
    const { element: section, body } = reportSection(strings.recordsTitle);
    const label = element('span', {
      className: 'field-label dimmed',
      text: strings.recordsOrder,
      attributes: { 'aria-hidden': 'true' },
    });
    const table = element('table', {
      className: 'memory-table records-table',
      children: [
        element('caption', { className: 'screen-reader-only', text: strings.recordsLabel }),
        element('thead', { children: [this.#head] }),
        this.#body,
      ],
    });
    const order = element('div', { className: 'field', children: [label, this.#order.element] });
    body.append(this.#note, order, this.#problem, table, this.#count, this.#more.element);
    this.element = section;
  }

  load(revision: number): void {
    this.#revision = revision;
    void this.#ask(0);
  }

  async #ask(offset: number): Promise<void> {
    const turn = ++this.#turn;
    const revision = this.#revision;
    const ask = { kind: 'memoryRecords', sort: this.#sort, by: this.#by, offset, limit: PAGE } as const;
    const result = await answerOf(this.#host.ask(revision, ask));
    if (turn !== this.#turn || result.kind === 'outdated') return;
    setText(this.#problem, result.kind === 'problem' ? result.message : '');
    if (result.kind === 'answer' && result.answer.kind === 'memoryRecords')
      this.#show(result.answer.page, offset, revision);
  }

  #show(page: MemoryRecordsPage, offset: number, revision: number): void {
    setText(this.#note, page.note);
    if (offset === 0) {
      this.#body.replaceChildren();
      this.#head.replaceChildren(
        ...page.columns.map((column) => this.#columnHead(column)),
        element('th', { className: 'about', text: strings.recordStack, attributes: { scope: 'col' } }),
      );
    }
    this.#body.append(...page.rows.map((row) => this.#row(row, page.columns, revision)));
    this.#shownRows = offset + page.rows.length;
    const count = strings.recordCount(this.#shownRows, page.rowCount);
    setText(this.#count, page.rowCount === 0 ? strings.noRecords : count);
    const isLast = this.#shownRows >= page.rowCount || page.rows.length === 0;
    // The button goes, and the person is led to what it brought.
    if (isLast && document.activeElement === this.#more.element) {
      this.#body.rows[offset]?.querySelector('button')?.focus();
    }
    this.#more.element.hidden = isLast;
  }

  #columnHead(column: MemoryRecordColumn): HTMLElement {
    const isSorted = column === this.#sort;
    const button = element('button', {
      className: 'sort-button',
      attributes: { type: 'button' },
      children: [
        element('span', { text: strings.recordColumn[column] }),
        element('span', { className: 'sort-arrow', attributes: { 'aria-hidden': 'true' } }),
      ],
    });
    button.addEventListener('click', () => {
      this.#sort = column;
      void this.#ask(0).then(() => {
        // The row of heads was made anew.
        this.#head.querySelector<HTMLElement>('[aria-sort="descending"] button')?.focus();
      });
    });
    return element('th', {
      className: `number header-cell record-${column}`,
      attributes: { scope: 'col', 'aria-sort': isSorted ? 'descending' : 'none' },
      children: [button],
    });
  }

  #row(
    { values, frames, frameCount }: MemoryRecordRow,
    columns: readonly MemoryRecordColumn[],
    revision: number,
  ): HTMLElement {
    const cells = values.map(({ estimated, sampled }, at) =>
      element('td', {
        className: `number record-${columns[at] ?? ''}`,
        children: [
          element('span', { className: 'record-value', text: estimated }),
          ...(estimated === sampled
            ? []
            : [element('span', { className: 'record-sampled dimmed', text: strings.sampledValue(sampled) })]),
        ],
      }),
    );
    const lines: Node[] = frames.map((frame) => this.#frame(frame, revision));
    const rest = frameCount - frames.length;
    if (rest > 0) lines.push(element('li', { className: 'dimmed', text: strings.moreFrames(rest) }));
    const stack = element('td', { className: 'about', children: [element('ol', { children: lines })] });
    return element('tr', { children: [...cells, stack] });
  }

  #frame({ name, at, place }: MemoryRecordRow['frames'][number], revision: number): HTMLElement {
    const button = element('button', {
      className: 'link-button line-button',
      attributes: { type: 'button' },
      children: [
        element('bdi', { className: 'line-function', text: shownText(name) }),
        element('bdi', { className: 'line-at', text: shownText(at) }),
      ],
    });
    button.disabled = place === -1;
    button.addEventListener('click', () => {
      this.#host.openPlace(revision, place, true);
    });
    return element('li', { children: [button] });
  }
}
