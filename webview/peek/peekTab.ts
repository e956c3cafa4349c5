/** The tab Peek: the selected function between its callers and what it calls. */
import type { PeekRow } from '../../src/protocol/peekRequests';
import { askedRows, type RowsQuestion } from '../askedRows';
import { columnHeader } from '../columnHeader';
import { shownText } from '../displayText';
import { element } from '../element';
import { openContextMenu, type MenuPlace } from '../menu/contextMenu';
import { functionMenuItems } from '../menu/functionMenu';
import type { PanelTabView, TabContent, TabContext, TabHost } from '../panelTab';
import { strings } from '../strings';
import { TabTable } from '../tabTable';
import { createPeekBar } from './peekBar';
import { peekRowText, peekRowView } from './peekRow';
import { PeekSteps } from './peekSteps';

export function createPeekTab({ host }: TabContext): PanelTabView {
  return new PeekTab(host);
}

class PeekTab implements PanelTabView {
  readonly field = 'none';
  readonly showsCount = true;
  readonly element: HTMLElement;
  readonly #host: TabHost;
  readonly #table: TabTable<PeekRow>;
  readonly #steps = new PeekSteps();
  readonly #bar;
  #content: TabContent | undefined;
  #active: PeekRow | undefined;
  /** Why there are no rows. */
  #problem = '';

  constructor(host: TabHost) {
    this.#host = host;
    this.#bar = createPeekBar({
      onBack: () => {
        this.#show(this.#steps.back());
      },
      onForward: () => {
        this.#show(this.#steps.forward());
      },
    });
    this.#table = this.#createTable();
    this.element = element('div', { className: 'peek', children: [this.#bar.element, this.#table.element] });
    // Before the table, for which these keys mean something else or nothing.
    this.element.addEventListener(
      'keydown',
      (event) => {
        this.#onKey(event);
      },
      { capture: true },
    );
  }

  load(content: TabContent): void {
    const before = this.#content;
    this.#content = content;
    this.#steps.visit(content.selected);
    this.#bar.update(this.#steps, content.selected);
    // The row to be seen, wherever it stands among its callers.
    if (before?.selected !== content.selected) this.#table.pointAt(FUNCTION_KEY);
    if (
      before !== undefined &&
      before.revision === content.revision &&
      before.selected !== content.selected
    ) {
      this.#table.reload(0);
    } else {
      this.#table.load({ revision: content.revision, filter: '' });
    }
  }

  clear(): void {
    this.#content = undefined;
    this.#active = undefined;
    this.#table.clear();
  }

  focus(): void {
    this.#table.focus();
  }

  #show(name: string | undefined): void {
    if (name === undefined) return;
    this.#host.select(name);
    this.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('.grid')) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = this.#active;
    if (event.key === 'ArrowLeft') this.#show(this.#steps.back());
    else if (event.key === 'ArrowRight' && row !== undefined && row.kind !== 'function') this.#show(row.name);
    else if (event.key === 'Enter' && row !== undefined) this.#openSource(row, 'go');
    else if (event.key === ' ' && row !== undefined) this.#openSource(row, 'stay');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #openSource({ place }: PeekRow, focus: 'go' | 'stay'): void {
    if (this.#content === undefined) return;
    if (place === -1) this.#host.announce(strings.noPlace);
    else this.#host.openPlace(this.#content.revision, place, focus === 'go');
  }

  #createTable(): TabTable<PeekRow> {
    const question: RowsQuestion<PeekRow> = {
      kind: 'peek',
      askFor: (_filter, offset, limit) => {
        return { kind: 'peek', functionName: this.#content?.selected ?? '', offset, limit };
      },
      pageOf: (answer) => {
        if (answer.kind !== 'peek') return undefined;
        const { rows, rowCount, callerCount, calleeCount, legend, problem, functionName } = answer.page;
        const selected = this.#content?.selected ?? '';
        // An answer that comes late is of the function before.
        if (selected === '' || functionName === '' || functionName === selected) {
          this.#problem = problem;
          this.#bar.showName(functionName);
        }
        const summary = rowCount === 0 ? '' : strings.peekCount(callerCount, calleeCount);
        return { rows, rowCount, summary, legend };
      },
    };
    return new TabTable<PeekRow>(
      {
        label: strings.peekLabel,
        header: columnHeader('peek-row', PEEK_COLUMNS, () => undefined).element,
        createRow: peekRowView,
        keyOf: (index, rowAt) => {
          const row = rowAt(index);
          return row && (row.kind === 'function' ? FUNCTION_KEY : `${row.kind} ${row.name}`);
        },
        // Callers and callees without a place can be put into the middle all the same.
        placeOf: (row) => (row.kind === 'function' ? row.place : 0),
        // Keys are taken before: this is a click.
        openRow: (row) => {
          if (row.kind === 'function') this.#openSource(row, 'go');
          else this.#show(row.name);
        },
        onActive: (row) => {
          this.#active = row;
        },
        onMenu: (row, at) => {
          this.#openMenu(row, at);
        },
        copyText: peekRowText,
        emptyText: () => this.#problem,
        fetchRows: (ask, wanted) => askedRows(question, ask, wanted),
        valueLength: (row) =>
          row.kind === 'function'
            ? Math.max(row.flat.text.length, row.cum.text.length)
            : row.value.text.length,
      },
      this.#host,
    );
  }

  #openMenu({ name, place }: PeekRow, at: MenuPlace): void {
    const grid = this.element.querySelector<HTMLElement>('.grid');
    if (this.#content === undefined || grid === null) return;
    const { revision } = this.#content;
    openContextMenu(shownText(name), functionMenuItems({ name, revision, place }, this.#host), at, grid);
  }
}

const FUNCTION_KEY = 'function';

const PEEK_COLUMNS = [
  { className: 'kind', label: strings.peekRelation, title: strings.peekRelationTitle },
  { className: 'number flat', label: strings.flat, title: strings.peekFlatTitle },
  { className: 'number flat-percent', label: strings.flatPercent, title: strings.flatPercentTitle },
  { className: 'number cum', label: strings.peekValue, title: strings.peekValueTitle },
  { className: 'number cum-percent', label: strings.percent, title: strings.peekPercentTitle },
  { className: 'name', label: strings.name, title: strings.peekNameTitle },
] as const;
