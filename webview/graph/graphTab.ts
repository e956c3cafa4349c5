/** The Graph tab: who calls whom, with the weights, as pprof draws it. */
import type { GraphChoice, GraphNode, GraphPicture } from '../../src/protocol/graphRequests';
import { answerOf } from '../askedRows';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { openContextMenu } from '../menu/contextMenu';
import { functionMenuItems } from '../menu/functionMenu';
import type { PanelTabView, TabContent, TabContext } from '../panelTab';
import { problemBar } from '../problemBar';
import { strings } from '../strings';
import { graphStrings } from './graphStrings';
import { createGraphToolbar, graphChoice } from './graphToolbar';
import { GraphView } from './graphView';
import { nodeText } from './nodeLabel';

export function createGraphTab(context: TabContext): PanelTabView {
  return new GraphTab(context);
}

class GraphTab implements PanelTabView {
  readonly element: HTMLElement;
  readonly field = 'filter';
  readonly showsCount = true;
  readonly #context: TabContext;
  readonly #view: GraphView;
  readonly #problem = problemBar(() => {
    this.focus();
    void this.#ask('again');
  });
  readonly #empty = element('p', { className: 'graph-empty', text: graphStrings.nothing });
  readonly #loading = element('p', { className: 'graph-empty', text: strings.loading });
  readonly #summary = element('summary');
  readonly #legend = element('div', { className: 'graph-legend-lines' });
  readonly #details = element('details', { className: 'graph-legend' });
  readonly #leftOut = element('p', { className: 'graph-note' });
  /** That the selected function is none of those that are drawn. */
  readonly #missing = element('p', { className: 'graph-note' });
  #content: TabContent | undefined;
  #picture: GraphPicture | undefined;
  /** Grows with each question, so that answers to an earlier one can be told. */
  #turn = 0;

  constructor(context: TabContext) {
    this.#context = context;
    this.#view = this.#createView();
    const { graphNodeCount, graphShape } = context.store.state;
    const toolbar = createGraphToolbar(
      { nodeCount: graphNodeCount, shape: graphShape },
      {
        onChoice: ({ nodeCount, shape }) => {
          context.store.change({ graphNodeCount: nodeCount, graphShape: shape });
          void this.#ask('anew');
        },
        onZoom: (factor) => {
          this.#view.zoom(factor);
        },
        onFit: () => {
          this.#view.fit();
        },
        onSave: () => {
          if (this.#content === undefined) return;
          context.post({ type: 'saveGraph', revision: this.#content.revision, ...this.#choice });
        },
      },
    );
    this.#details.append(this.#summary, this.#legend);
    this.element = element('div', {
      className: 'graph-tab',
      children: [
        toolbar,
        this.#problem.element,
        this.#details,
        this.#leftOut,
        this.#missing,
        this.#empty,
        this.#loading,
        this.#view.element,
      ],
    });
    this.clear();
  }

  load(content: TabContent): void {
    const before = this.#content;
    this.#content = content;
    if (before?.revision !== content.revision) void this.#ask(before === undefined ? 'anew' : 'again');
    else this.#followContent();
  }

  clear(): void {
    this.#content = undefined;
    this.#picture = undefined;
    this.#turn += 1;
    this.#view.clear();
    this.#problem.show('');
    for (const part of [this.#details, this.#leftOut, this.#missing, this.#empty]) part.hidden = true;
    this.#markOutdated('current');
  }

  focus(): void {
    this.#view.focus();
  }

  picture(): Promise<Blob | undefined> | undefined {
    return this.#view.picture();
  }

  #createView(): GraphView {
    const { host, store } = this.#context;
    return new GraphView(graphStrings.label, store.state.graphPlace, {
      onPlace: (graphPlace) => {
        store.change({ graphPlace });
      },
      onSelect: ({ name }) => {
        host.select(name);
      },
      onOpen: ({ name, place }, focus) => {
        host.select(name);
        if (place === -1) host.announce(strings.noPlace);
        else if (this.#content) host.openPlace(this.#content.revision, place, focus === 'source');
      },
      onCopy: (node: GraphNode) => {
        host.copyText(nodeText(node));
      },
      onMenu: ({ name, place }, at) => {
        if (this.#content === undefined) return;
        host.select(name);
        const items = functionMenuItems({ name, place, revision: this.#content.revision }, host);
        openContextMenu(strings.functionMenu(shownText(name)), items, at, this.#view.element);
      },
    });
  }

  get #choice(): GraphChoice {
    const { graphNodeCount, graphShape } = this.#context.store.state;
    return graphChoice({ nodeCount: graphNodeCount, shape: graphShape });
  }

  async #ask(how: 'anew' | 'again'): Promise<void> {
    const content = this.#content;
    if (content === undefined) return;
    const turn = ++this.#turn;
    this.#markOutdated('outdated');
    const asked = this.#context.host.ask(content.revision, { kind: 'graph', ...this.#choice });
    const result = await answerOf(asked);
    if (turn !== this.#turn || result.kind === 'outdated') return;
    this.#markOutdated('current');
    if (result.kind === 'problem') this.#problem.show(result.message);
    else if (result.answer.kind === 'graph') this.#showPicture(result.answer.picture, how);
    else this.#problem.show(strings.answeredAnother('graph', result.answer.kind));
  }

  #showPicture(picture: GraphPicture, how: 'anew' | 'again'): void {
    const isFirst = this.#picture === undefined;
    this.#picture = picture;
    const isEmpty = picture.boxes.length === 0;
    this.#problem.show('');
    this.#empty.hidden = !isEmpty;
    this.#view.element.hidden = isEmpty;
    this.#showLegend(picture);
    this.#view.show(picture, isFirst ? 'anew' : how);
    this.#followContent();
  }

  /** pprof's line on what is shown says most; the others unfold. */
  #showLegend({ legend, lines, allLineCount }: GraphPicture): void {
    const shown = legend.map((line) => shownText(line.trim())).filter((line) => line !== '');
    const main = shown.find((line) => line.startsWith('Showing ')) ?? shown[0] ?? '';
    this.#details.hidden = main === '';
    setText(this.#summary, main);
    this.#legend.replaceChildren(...shown.map((text) => element('div', { text })));
    this.#leftOut.hidden = allLineCount <= lines.length;
    setText(this.#leftOut, graphStrings.linesLeftOut(lines.length, allLineCount));
  }

  #followContent(): void {
    if (this.#content === undefined || this.#picture === undefined) return;
    const { filter, selected } = this.#content;
    const isDrawn = this.#view.select(selected);
    this.#missing.hidden = selected === '' || isDrawn || this.#picture.boxes.length === 0;
    setText(this.#missing, graphStrings.notDrawn(shownText(selected)));
    const found = this.#view.find(filter);
    const nodes = this.#picture.boxes.filter(({ kind }) => kind === 'node').length;
    this.#context.host.showCount(graphStrings.count(found, nodes, this.#picture.allNodeCount));
  }

  /** The picture of an earlier state stands under the new title: nobody may take its numbers for true. */
  #markOutdated(state: 'outdated' | 'current'): void {
    this.element.classList.toggle('is-outdated', state === 'outdated');
    this.element.setAttribute('aria-busy', String(state === 'outdated'));
    this.#loading.hidden = state === 'current' || this.#picture !== undefined;
  }
}
