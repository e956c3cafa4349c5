/** The tab Text: any report, exactly as `go tool pprof` prints it. */
import type { NamedReport, TextLine } from '../../src/protocol/textRequests';
import type { PanelState } from '../../src/protocol/panelMessages';
import type { ViewGranularity } from '../../src/protocol/view';
import { askedRows, type RowsQuestion, type RowsWanted, type AskHost } from '../askedRows';
import { columnHeader } from '../columnHeader';
import { shownText } from '../displayText';
import { element } from '../element';
import type { PanelTabView, TabContent, TabContext } from '../panelTab';
import { strings } from '../strings';
import type { RowsResult } from '../table/rowCache';
import { TabTable } from '../tabTable';
import { argumentOf } from './argumentOf';
import { takesArgument } from './takesArgument';
import { createTextBar, type TextBar } from './textBar';
import { shownLine, textRowView } from './textRow';

export function createTextTab(context: TabContext): PanelTabView {
  return new TextTab(context);
}

class TextTab implements PanelTabView {
  readonly field = 'filter';
  readonly showsCount = true;
  readonly element: HTMLElement;
  readonly #context: TabContext;
  readonly #bar: TextBar;
  readonly #table: TabTable<TextLine>;
  #revision: number | undefined;
  #granularity: ViewGranularity | undefined;
  #longestLine = 0;

  constructor(context: TabContext) {
    this.#context = context;
    this.#bar = createTextBar({
      first: this.#report,
      onReport: ({ command, argument }) => {
        context.store.change({ textCommand: command, textArgument: argument });
        this.#takeSelected();
        this.#forgetWidth();
        this.#table.reload(0);
      },
      onCopy: () => {
        if (this.#revision === undefined) return;
        context.post({ type: 'copyReport', revision: this.#revision, format: 'text', ...this.#report });
      },
      onSave: () => {
        if (this.#revision === undefined) return;
        context.post({ type: 'exportReport', revision: this.#revision, format: 'text', ...this.#report });
      },
      onLeave: () => {
        this.focus();
      },
    });
    this.#table = this.#createTable();
    this.element = element('div', {
      className: 'text',
      children: [this.#bar.element, this.#table.element],
    });
  }

  update(shown: PanelState['shown']): void {
    this.#granularity = shown?.filters.granularity;
  }

  load(content: TabContent): void {
    if (content.revision !== this.#revision) this.#forgetWidth();
    this.#revision = content.revision;
    this.#takeSelected();
    this.#table.load(content);
  }

  clear(): void {
    this.#revision = undefined;
    this.#table.clear();
  }

  focus(): void {
    this.#table.focus();
  }

  get #report(): NamedReport {
    const { textCommand, textArgument } = this.#context.store.state;
    return { command: textCommand, argument: takesArgument(textCommand) ? textArgument : '' };
  }

  /** What peek and list begin with is the function that is selected in the other tabs. */
  #takeSelected(): void {
    const { textCommand, textArgument, selected } = this.#context.store.state;
    if (!takesArgument(textCommand) || textArgument !== '' || selected === '') return;
    const argument = argumentOf(textCommand, selected, this.#granularity);
    this.#context.store.change({ textArgument: argument });
    this.#bar.showArgument(argument);
  }

  #createTable(): TabTable<TextLine> {
    const { host } = this.#context;
    return new TabTable<TextLine>(
      {
        label: strings.textLabel,
        header: columnHeader('text-row', TEXT_COLUMNS, () => undefined).element,
        createRow: textRowView,
        keyOf: (index, lineAt) => {
          const line = lineAt(index);
          return line && `${line.lineNumber} ${line.text}`;
        },
        placeOf: (line) => line.place,
        openRow: (line, revision, takeFocus) => {
          // The click that ends marking text does not mean the line.
          if (document.getSelection()?.isCollapsed === false) return;
          if (line.name !== '') host.select(line.name);
          host.openPlace(revision, line.place, takeFocus);
        },
        copyText: (line) => line.text,
        emptyText: (filter) => this.#emptyText(filter),
        fetchRows: (ask, wanted) => this.#fetchRows(ask, wanted),
        valueLength: () => 0,
      },
      host,
    );
  }

  #emptyText(filter: string): string {
    const { command, argument } = this.#report;
    if (takesArgument(command) && argument === '') return strings.textArgumentNeeded;
    return filter === '' ? strings.textEmpty : strings.noTextMatches(shownText(filter));
  }

  async #fetchRows(ask: AskHost, wanted: RowsWanted): Promise<RowsResult<TextLine>> {
    const report = this.#report;
    if (takesArgument(report.command) && report.argument === '') {
      return { kind: 'page', page: { rows: [], rowCount: 0, summary: '', legend: [] } };
    }
    const result = await askedRows(questionOf(report), ask, wanted);
    if (result.kind === 'page') this.#widen(result.page.rows);
    // Mostly the expression is not finished, or matches nothing; trying disasm again leads nowhere.
    return result.kind === 'problem' && (takesArgument(report.command) || report.command === 'disasm')
      ? { ...result, remedy: 'correct' }
      : result;
  }

  /** As wide as the widest line that was seen, so that the table can be scrolled sideways to its end. */
  #widen(lines: readonly TextLine[]): void {
    const longest = lines.reduce(
      (most, { text }) => Math.max(most, shownLine(text).length),
      this.#longestLine,
    );
    if (longest === this.#longestLine) return;
    this.#longestLine = longest;
    this.element.style.setProperty('--line-length', String(longest));
  }

  #forgetWidth(): void {
    this.#longestLine = 0;
  }
}

function questionOf(report: NamedReport): RowsQuestion<TextLine> {
  return {
    kind: 'text',
    askFor: (filter, offset, limit) => ({ kind: 'text', ...report, filter, offset, limit }),
    pageOf: (answer) => {
      if (answer.kind !== 'text') return undefined;
      const { lines, lineCount, allLineCount, extent, warnings } = answer.page;
      const legend = [
        ...(extent === 'cut' ? [strings.textCut(allLineCount)] : []),
        ...(report.command === 'weblist' ? [strings.textIsPage] : []),
        ...warnings,
      ];
      const summary = strings.lineCount(lineCount, allLineCount);
      return { rows: lines, rowCount: lineCount, summary, legend };
    },
  };
}

const TEXT_COLUMNS = [
  { className: 'number line-number', label: strings.textLine, title: strings.textLineTitle },
  { className: 'line-text', label: strings.textText, title: strings.textTextTitle },
] as const;
