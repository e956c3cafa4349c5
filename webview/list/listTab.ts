/** The tab List: the selected function's source with flat and cum of each line. */
import type { PanelListing } from '../../src/protocol/listRequests';
import { answeredAnother, answerOf, type AskHost, type RowsWanted } from '../askedRows';
import { columnHeader } from '../columnHeader';
import { shownText } from '../displayText';
import { element } from '../element';
import { openContextMenu, type MenuPlace } from '../menu/contextMenu';
import { functionMenuItems } from '../menu/functionMenu';
import type { PanelTabView, TabContent, TabContext } from '../panelTab';
import { strings } from '../strings';
import type { RowsResult } from '../table/rowCache';
import { TabTable } from '../tabTable';
import { createListBar } from './listBar';
import { listRowText, listRowView, shownColumns } from './listRow';
import { listRows, type ListExtent, type ListRow } from './listRows';
import { missingSources } from './missingSources';

export function createListTab(context: TabContext): PanelTabView {
  return new ListTab(context);
}

type Listed = RowsResult<ListRow> | { readonly kind: 'listing'; readonly listing: PanelListing };

class ListTab implements PanelTabView {
  readonly field = 'none';
  readonly showsCount = true;
  readonly element: HTMLElement;
  readonly #context: TabContext;
  readonly #table: TabTable<ListRow>;
  readonly #notices = element('div', { className: 'list-notices', role: 'status' });
  readonly #bar;
  #content: TabContent | undefined;
  #extent: ListExtent = 'function';
  /** Asked for once; the table takes its rows from it. */
  #listed: Promise<Listed> | undefined;
  #listing: PanelListing | undefined;
  #rows: readonly ListRow[] | undefined;
  #longestLine = 0;

  constructor(context: TabContext) {
    this.#context = context;
    this.#bar = createListBar(() => {
      this.#changeExtent();
    });
    this.#bar.showExtent(this.#extent);
    this.#table = this.#createTable();
    this.element = element('div', {
      className: 'list',
      children: [this.#bar.element, this.#notices, this.#table.element],
    });
  }

  /** A source that was not found may be found now: the host says so with a state that is the same otherwise. */
  update(): void {
    if (this.#listing?.sources.some(({ kind }) => kind === 'missing') === true)
      this.#listing = this.#listed = undefined;
  }

  load(content: TabContent): void {
    const before = this.#content;
    this.#content = content;
    const isSameView = before?.revision === content.revision;
    const isSameFunction = before?.selected === content.selected;
    if (isSameView && isSameFunction && this.#listed !== undefined) {
      this.#table.load(rowsContent(content));
      return;
    }
    this.#listed = undefined;
    this.#forgetWidth();
    if (isSameView) this.#table.reload(isSameFunction ? 'keep' : 0);
    else this.#table.load(rowsContent(content));
  }

  clear(): void {
    this.#content = this.#listed = this.#listing = this.#rows = undefined;
    this.#notices.replaceChildren();
    this.#bar.showName('', '');
    this.#table.clear();
  }

  focus(): void {
    this.#table.focus();
  }

  #retry(): void {
    this.#listed = undefined;
    this.#table.reload('keep');
  }

  /** The line at the upper edge is not the same row any more; the hottest one is what one wants to see. */
  #changeExtent(): void {
    this.#extent = this.#extent === 'file' ? 'function' : 'file';
    this.#bar.showExtent(this.#extent);
    this.#rows = undefined;
    this.#forgetWidth();
    const first = this.#listing?.routines[0]?.firstLineNumber ?? 1;
    this.#table.reload(this.#extent === 'file' ? Math.max(0, first - LINES_ABOVE) : 0);
  }

  async #fetchRows(ask: AskHost, { revision, offset, limit }: RowsWanted): Promise<RowsResult<ListRow>> {
    const asked = (this.#listed ??= this.#ask(ask, revision));
    const listed = await asked;
    // Another function was selected meanwhile.
    if (asked !== this.#listed) return { kind: 'outdated' };
    if (listed.kind !== 'listing') {
      // Trying again is another question.
      if (listed.kind === 'problem') this.#listed = undefined;
      return listed;
    }
    const { listing } = listed;
    if (this.#listing !== listing) {
      this.#listing = listing;
      this.#rows = undefined;
      this.#showAround(listing);
    }
    this.#rows ??= this.#rowsOf(listing);
    const rows = this.#rows.slice(offset, offset + limit);
    const rowCount = this.#rows.length;
    const summary = rowCount === 0 ? '' : strings.listCount(rowCount - listing.routines.length);
    return { kind: 'page', page: { rows, rowCount, summary, legend: [] } };
  }

  async #ask(ask: AskHost, revision: number): Promise<Listed> {
    const functionName = this.#content?.selected ?? '';
    const answer = await answerOf(ask(revision, { kind: 'list', functionName }));
    if (answer.kind !== 'answer') return answer;
    return answer.answer.kind === 'list'
      ? { kind: 'listing', listing: answer.answer.listing }
      : answeredAnother('list', answer.answer);
  }

  #rowsOf(listing: PanelListing): readonly ListRow[] {
    const rows = listRows(listing, this.#extent);
    const longest = rows.reduce((most, row) => Math.max(most, shownColumns(row)), this.#longestLine);
    this.#longestLine = longest;
    this.element.style.setProperty('--line-length', String(longest));
    return rows;
  }

  #forgetWidth(): void {
    this.#longestLine = 0;
  }

  #showAround(listing: PanelListing): void {
    const { functionName, total, sources } = listing;
    const said = [total === '' ? '' : strings.listTotal(total)];
    if (functionName !== '' && this.#content?.selected === '') said.push(strings.heaviestShown);
    this.#bar.showName(functionName, said.join(' · '));
    this.#bar.setExtents(sources.some(({ kind }) => kind === 'text') ? 'both' : 'function');
    const notices = missingSources(listing, {
      onFind: (step) => {
        this.#context.post({ type: 'findSource', step });
      },
      onChoose: (place) => {
        if (this.#content !== undefined) this.#context.host.openPlace(this.#content.revision, place, true);
      },
      onRetry: () => {
        this.#retry();
      },
    });
    const hadFocus = this.#notices.contains(document.activeElement);
    this.#notices.replaceChildren(...notices);
    if (hadFocus) this.focus();
  }

  #createTable(): TabTable<ListRow> {
    const context = this.#context;
    const { host } = context;
    return new TabTable<ListRow>(
      {
        label: strings.listLabel,
        header: columnHeader('list-row', LIST_COLUMNS, () => undefined).element,
        createRow: listRowView,
        keyOf: (index, rowAt) => {
          const row = rowAt(index);
          return row && `${row.kind} ${row.routine.source} ${row.lineNumber} ${row.routine.functionName}`;
        },
        placeOf: (row) => row.place,
        openRow: ({ place, lineNumber }, revision, takeFocus) => {
          context.post({ type: 'openSourceLine', revision, place, lineNumber, takeFocus });
        },
        onMenu: (row, at) => {
          this.#openMenu(row, at);
        },
        copyText: listRowText,
        emptyText: () => this.#listing?.problems[0] ?? strings.listEmpty,
        fetchRows: (ask, wanted) => this.#fetchRows(ask, wanted),
        valueLength: (row) => {
          const line = row.kind === 'routine' ? row.routine : row.line;
          return Math.max(line?.flat.text.length ?? 0, line?.cum.text.length ?? 0);
        },
      },
      host,
    );
  }

  #openMenu({ routine, place }: ListRow, at: MenuPlace): void {
    const grid = this.element.querySelector<HTMLElement>('.grid');
    if (this.#content === undefined || grid === null) return;
    const { revision } = this.#content;
    const name = routine.functionName;
    openContextMenu(
      shownText(name),
      functionMenuItems({ name, revision, place }, this.#context.host),
      at,
      grid,
    );
  }
}

/** So that one sees where in the file the function stands. */
const LINES_ABOVE = 6;

function rowsContent({ revision }: TabContent): { readonly revision: number; readonly filter: string } {
  return { revision, filter: '' };
}

const LIST_COLUMNS = [
  { className: 'number flat', label: strings.flat, title: strings.listFlatTitle },
  { className: 'number cum', label: strings.cum, title: strings.listCumTitle },
  { className: 'number line-number', label: strings.listLine, title: strings.listLineTitle },
  { className: 'source', label: strings.listSource, title: strings.listSourceTitle },
] as const;
