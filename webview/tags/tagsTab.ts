/** The tab Tags: what samples with each label add up to, keys that fold, and filters by them. */
import type { TagLine } from '../../src/protocol/tagsRequests';
import { askedRows, type RowsQuestion } from '../askedRows';
import { columnHeader } from '../columnHeader';
import { shownText } from '../displayText';
import { element } from '../element';
import type { PanelTabView, TabContent, TabContext, TabHost } from '../panelTab';
import { strings } from '../strings';
import { TabTable } from '../tabTable';
import { createTagActions } from './tagActions';
import { tagRowText, tagRowView } from './tagRow';

export function createTagsTab({ host }: TabContext): PanelTabView {
  return new TagsTab(host);
}

class TagsTab implements PanelTabView {
  readonly field = 'filter';
  readonly showsCount = true;
  readonly element: HTMLElement;
  readonly #table: TabTable<TagLine>;
  readonly #actions;
  /** Keys that the person folded; they stay so when something else is shown. */
  readonly #folded = new Set<string>();

  constructor(host: TabHost) {
    this.#actions = createTagActions((action, pattern) => {
      host.addFilter(action, pattern);
    });
    this.#table = this.#createTable(host);
    this.element = element('div', {
      className: 'tags',
      children: [this.#actions.element, this.#table.element],
    });
  }

  load(content: TabContent): void {
    this.#table.load(content);
  }

  clear(): void {
    this.#table.clear();
    this.#actions.show(undefined);
  }

  focus(): void {
    this.#table.focus();
  }

  #createTable(host: TabHost): TabTable<TagLine> {
    const question: RowsQuestion<TagLine> = {
      kind: 'tags',
      askFor: (filter, offset, limit) => ({
        ...{ kind: 'tags', filter, offset, limit },
        folded: [...this.#folded],
      }),
      pageOf: (answer) => {
        if (answer.kind !== 'tags') return undefined;
        const { lines, lineCount, keyCount, allKeyCount, valueCount, allValueCount } = answer.page;
        const summary = strings.tagCount(keyCount, allKeyCount, valueCount, allValueCount);
        return { rows: lines, rowCount: lineCount, summary, legend: [] };
      },
    };
    return new TabTable<TagLine>(
      {
        label: strings.tagsLabel,
        header: columnHeader('tag-row', TAG_COLUMNS, () => undefined).element,
        createRow: tagRowView,
        keyOf: (index, lineAt) => {
          const line = lineAt(index);
          return line && (line.kind === 'key' ? line.key : `${line.key}\n${line.text}`);
        },
        // A label is nowhere in the source; choosing one is all that opening it does.
        placeOf: () => 0,
        openRow: () => undefined,
        folding: {
          stateOf: (line) => (line.kind === 'key' ? line.fold : 'below'),
          toggle: (line) => {
            if (line.kind === 'key') this.#toggle(line.key);
          },
        },
        onActive: (line) => {
          this.#actions.show(line);
        },
        copyText: tagRowText,
        emptyText: (filter) => (filter === '' ? strings.noTags : strings.noTagMatches(shownText(filter))),
        fetchRows: (ask, wanted) => askedRows(question, ask, wanted),
        valueLength: (line) => line.value.text.length,
      },
      host,
    );
  }

  #toggle(key: string): void {
    if (!this.#folded.delete(key)) this.#folded.add(key);
    this.#table.reload('keep');
  }
}

const TAG_COLUMNS = [
  { className: 'number value', label: strings.value, title: strings.tagValueTitle },
  { className: 'number value-percent', label: strings.percent, title: strings.percentTitle },
  { className: 'tag', label: strings.tag, title: strings.tagTitle },
] as const;
