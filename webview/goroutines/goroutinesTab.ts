/** The Goroutines tab: groups that unfold to their frames, or beside a base what came, went and stayed. */
import type { FromPage, PanelState } from '../../src/protocol/panelMessages';
import type { ViewFilters } from '../../src/protocol/view';
import { countsAll } from '../../src/protocol/viewFilters';
import { answeredAnother, answerOf } from '../askedRows';
import { columnHeader } from '../columnHeader';
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';
import type { PanelTabView, TabContent, TabContext, TabHost } from '../panelTab';
import { TabTable } from '../tabTable';
import { uiButton, uiSelect } from '../ui/toolkit';
import { goroutineLineKey, type GoroutineLine } from './goroutineLine';
import { GoroutineLines, type GroupsResult } from './goroutineLines';
import { countLength, goroutineLineText, goroutineRowView } from './goroutineRow';
import {
  groupingAt,
  groupingChoices,
  groupingOf,
  PARENTS,
  similarityOf,
  UNCHOSEN,
  type GroupingValue,
} from './grouping';
import { ParentLines, type NodesResult } from './parentLines';

export function createGoroutinesTab(context: TabContext): PanelTabView {
  const { host, store } = context;
  return new GoroutinesTab({
    host,
    chosenGrouping: store.state.grouping,
    onGrouping: (grouping) => {
      store.change({ grouping });
    },
    post: (message) => {
      context.post(message);
    },
  });
}

interface GoroutinesTabOptions {
  readonly host: TabHost;
  readonly chosenGrouping: GroupingValue;
  onGrouping(grouping: GroupingValue): void;
  post(message: FromPage): void;
}

class GoroutinesTab implements PanelTabView {
  readonly element: HTMLElement;
  readonly #options: GoroutinesTabOptions;
  readonly #select = uiSelect(strings.groupBy);
  readonly #table: TabTable<GoroutineLine>;
  readonly #empty: HTMLElement;
  readonly #content: HTMLElement;
  /** Keys of the groups that the person unfolded. */
  readonly #unfolded = new Set<string>();
  #chosen: GroupingValue;
  #filters: ViewFilters = {};
  #labelKeys: readonly string[] = [];
  #comparison: 'none' | 'alone' | 'compared' = 'none';
  #lines: GoroutineLines | ParentLines | undefined;
  #linesKey = '';

  constructor(options: GoroutinesTabOptions) {
    this.#options = options;
    this.#chosen = options.chosenGrouping;
    this.#table = this.#createTable();
    this.#select.onChange = (grouping) => {
      this.#chosen = grouping;
      options.onGrouping(grouping);
      this.#showChoices();
      this.#table.reload(0);
    };
    const label = element('span', {
      className: 'field-label dimmed',
      text: strings.groupBy,
      attributes: { 'aria-hidden': 'true' },
    });
    const field = element('div', { className: 'field', children: [label, this.#select.element] });
    const bar = element('div', { className: 'goroutines-bar', children: [field] });
    const fetchButton = uiButton({
      label: strings.fetchProfile,
      kind: 'primary',
      onClick: () => {
        options.post({ type: 'fetchProfile' });
      },
    });
    this.#empty = element('section', {
      className: 'empty-state',
      children: [
        element('h2', { text: strings.noGoroutinesTitle }),
        element('p', { text: strings.noGoroutines }),
        element('div', { className: 'buttons', children: [fetchButton.element] }),
      ],
    });
    this.#content = element('div', {
      className: 'goroutines-content',
      children: [bar, this.#table.element],
    });
    this.element = element('div', { className: 'goroutines', children: [this.#empty, this.#content] });
    this.#showParts();
  }

  /** Groups of one profile can be chosen from. */
  get field(): 'query' | 'none' {
    return this.#comparison === 'alone' ? 'query' : 'none';
  }

  get showsCount(): boolean {
    return this.#comparison !== 'none';
  }

  get #grouping(): GroupingValue {
    return this.#chosen === UNCHOSEN ? groupingAt(this.#filters.granularity ?? 'functions') : this.#chosen;
  }

  /** What is shown now; `load` asks for it. */
  update(shown: PanelState['shown']): void {
    const countsGoroutines = shown?.sampleTypes.some(({ type }) => GOROUTINE_TYPES.includes(type)) ?? false;
    this.#filters = shown?.filters ?? {};
    this.#comparison = !countsGoroutines ? 'none' : shown?.base === undefined ? 'alone' : 'compared';
    if (this.#comparison === 'none') this.#table.clear();
    this.#showParts();
  }

  load({ revision, filter }: Pick<TabContent, 'revision' | 'filter'>): void {
    if (this.#comparison === 'none') return;
    this.#table.load({ revision, filter: this.field === 'query' ? filter : '' });
  }

  clear(): void {
    this.update(undefined);
  }

  focus(): void {
    if (this.showsCount) this.#table.focus();
    else this.#empty.querySelector<HTMLElement>('.ui-button')?.focus();
  }

  #showParts(): void {
    this.#empty.hidden = this.showsCount;
    this.#content.hidden = !this.showsCount;
    this.#showChoices();
  }

  #showChoices(): void {
    const compared = this.#comparison === 'compared';
    const comparison = compared ? 'compared' : 'alone';
    this.#content.classList.toggle('is-compared', compared);
    this.#content.classList.toggle('is-parents', !compared && this.#grouping === PARENTS);
    this.#select.choices = groupingChoices(comparison, this.#labelKeys, this.#grouping);
    this.#select.value = compared ? `stack:${similarityOf(this.#grouping)}` : this.#grouping;
  }

  #createTable(): TabTable<GoroutineLine> {
    const options = this.#options;
    return new TabTable<GoroutineLine>(
      {
        label: strings.goroutinesLabel,
        header: columnHeader('goroutine-row', COLUMNS, () => undefined).element,
        createRow: goroutineRowView,
        keyOf: (index, lineAt) => {
          const line = lineAt(index);
          return line && goroutineLineKey(line);
        },
        placeOf: frameIdOf,
        openRow: (line, revision, takeFocus) => {
          const frame = frameIdOf(line);
          if (frame === -1) return;
          const of = line.kind === 'frame' ? line.of : 'shown';
          options.post({ type: 'openGoroutineFrame', revision, frame, of, takeFocus });
        },
        folding: {
          stateOf: (line) => (line.kind === 'group' || line.kind === 'parent' ? line.fold : 'below'),
          levelOf: (line) => (line.kind === 'parent' ? line.node.depth + 1 : line.kind === 'group' ? 1 : 2),
          leads: (line) => line.kind === 'parent' && frameIdOf(line) !== -1,
          toggle: (line) => {
            this.#toggle(line);
          },
        },
        copyText: goroutineLineText,
        emptyText: (filter) => {
          if (filter !== '') return strings.noGoroutineMatches(shownText(filter));
          return countsAll(this.#filters) ? strings.noGoroutineGroups : strings.filtersLeaveNoGoroutine;
        },
        resetOfFilters: () => {
          if (countsAll(this.#filters)) return undefined;
          return () => {
            options.post({ type: 'setFilters', filters: {} });
          };
        },
        fetchRows: (_, { revision, filter, offset, limit }) =>
          this.#linesOf(revision, filter).page(offset, limit),
        valueLength: countLength,
      },
      options.host,
    );
  }

  #toggle(line: GoroutineLine): void {
    const lines = this.#lines;
    if (line.kind === 'parent' && lines instanceof ParentLines) lines.toggle(line);
    if (line.kind === 'group') {
      if (!this.#unfolded.delete(line.group.key)) this.#unfolded.add(line.group.key);
      if (lines instanceof GoroutineLines) lines.toggle(line.index, line);
    }
    this.#table.reload('keep');
  }

  /** The same object for the same question, so that unfolding a group asks nothing anew. */
  #linesOf(revision: number, query: string): GoroutineLines | ParentLines {
    const key = JSON.stringify([revision, query, this.#grouping, this.#comparison]);
    if (this.#lines === undefined || key !== this.#linesKey) {
      const compared = this.#comparison === 'compared';
      if (!compared && this.#grouping === PARENTS) {
        this.#lines = new ParentLines(this.#parents(revision, query));
      } else {
        const ask = compared ? this.#compareBy(revision) : this.#groupBy(revision, query);
        this.#lines = new GoroutineLines(ask, new Set(this.#unfolded));
      }
      this.#linesKey = key;
    }
    return this.#lines;
  }

  #groupBy(revision: number, query: string) {
    const by = groupingOf(this.#grouping);
    return async (offset: number, limit: number): Promise<GroupsResult> => {
      const ask = { kind: 'goroutines', by, query, offset, limit } as const;
      const result = await answerOf(this.#options.host.ask(revision, ask));
      if (result.kind !== 'answer') return result;
      if (result.answer.kind !== 'goroutines') return answeredAnother('goroutines', result.answer);
      const { groups, groupCount, selected, total, queryProblem, labelKeys, kind } = result.answer.page;
      this.#labelKeys = labelKeys;
      this.#showChoices();
      this.#content.classList.toggle('is-profile', kind === 'profile');
      if (queryProblem !== undefined) return refusedQuery(queryProblem);
      const summary = strings.goroutineCount(selected, total, groupCount);
      return { kind: 'groups', page: { groups: groups.map((group) => ({ group })), groupCount, summary } };
    };
  }

  #parents(revision: number, query: string) {
    return async (offset: number, limit: number): Promise<NodesResult> => {
      const ask = { kind: 'goroutineTree', query, offset, limit } as const;
      const result = await answerOf(this.#options.host.ask(revision, ask));
      if (result.kind !== 'answer') return result;
      if (result.answer.kind !== 'goroutineTree') return answeredAnother('goroutineTree', result.answer);
      const { nodes, nodeCount, queryProblem, knows } = result.answer.tree;
      if (queryProblem !== undefined) return refusedQuery(queryProblem);
      const lines = strings.parentCount(nodeCount);
      const summary = knows === 'none' ? `${lines} · ${strings.noParents}` : lines;
      return { kind: 'nodes', page: { nodes, nodeCount, summary } };
    };
  }

  #compareBy(revision: number) {
    const similarity = similarityOf(this.#grouping);
    return async (offset: number, limit: number): Promise<GroupsResult> => {
      const ask = { kind: 'comparedGoroutines', similarity, offset, limit } as const;
      const result = await answerOf(this.#options.host.ask(revision, ask));
      if (result.kind !== 'answer') return result;
      if (result.answer.kind !== 'comparedGoroutines')
        return answeredAnother('comparedGoroutines', result.answer);
      const { groups, groupCount } = result.answer.page;
      const shown = groups.map(({ group, ...compared }) => ({ group, compared }));
      return {
        kind: 'groups',
        page: { groups: shown, groupCount, summary: strings.groupCount(groupCount) },
      };
    };
  }
}

function refusedQuery({ at, message }: { readonly at: number; readonly message: string }) {
  const text = strings.queryProblem(at + 1, shownText(message));
  return { kind: 'problem', message: text, remedy: 'correct' } as const;
}

/** -1 where there is nothing to go to. */
function frameIdOf(line: GoroutineLine): number {
  if (line.kind === 'parent') return line.node.place?.frame ?? -1;
  return line.kind === 'frame' ? line.frame.frame : -1;
}

const GOROUTINE_TYPES = ['goroutine', 'goroutineleak'];

const COLUMNS = [
  { className: 'number count-before', label: strings.countBefore, title: strings.countBeforeTitle },
  { className: 'number group-count', label: strings.goroutines, title: strings.goroutinesTitle },
  { className: 'number count-change', label: strings.countChange, title: strings.countChangeTitle },
  { className: 'stack', label: strings.group, title: strings.groupTitle },
  { className: 'group-operation', label: strings.operation, title: strings.operationTitle },
  { className: 'group-wait', label: strings.wait, title: strings.waitTitle },
  { className: 'group-creator', label: strings.creator, title: strings.creatorTitle },
  { className: 'group-ids', label: strings.exampleIds, title: strings.exampleIdsTitle },
] as const;
