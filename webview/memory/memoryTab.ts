/** The Memory tab: where the memory is, how it changed, whether the figures add up, and all of them explained. */
import type { MemoryAnswer, MemoryReport } from '../../src/protocol/memoryRequests';
import type { FromPage } from '../../src/protocol/panelMessages';
import { answerOf } from '../askedRows';
import { LineChart } from '../chart/lineChart';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { bytesText } from '../leaks/bytesText';
import { strings } from '../strings';
import type { PanelTabView, TabContext, TabHost } from '../panelTab';
import { uiButton } from '../ui/toolkit';
import { checksTable } from './checksTable';
import { comparedParts } from './comparedParts';
import { figuresTable } from './figuresTable';
import { memoryBar } from './memoryBar';
import { PauseBars } from './pauseBars';
import { RecordsTable } from './recordsTable';
import { reportSection, sentence } from './reportSection';

export function createMemoryTab({ host, post }: TabContext): PanelTabView {
  return new MemoryTab(host, post);
}

class MemoryTab implements PanelTabView {
  readonly field = 'none';
  readonly showsCount = false;
  readonly ignoresFilters = true;
  readonly element: HTMLElement;
  readonly #host: TabHost;
  readonly #empty = element('section', { className: 'empty-state' });
  readonly #reason = element('p');
  readonly #problem = element('div', { className: 'notice is-error' });
  readonly #problemText = element('p', { role: 'alert' });
  readonly #content = element('div', { className: 'memory-content' });
  readonly #where = reportSection(strings.whereIsTheMemory);
  readonly #compared = reportSection(strings.comparedMemory);
  readonly #overTime = reportSection(strings.memoryOverTime);
  readonly #pauses = reportSection(strings.pausesTitle);
  readonly #checks = reportSection(strings.checksTitle);
  readonly #figures = reportSection(strings.figuresTitle);
  readonly #chart = new LineChart({ title: strings.memoryOverTimeChart, valueText: bytesText });
  readonly #bars = new PauseBars();
  readonly #pausesSummary = element('p');
  readonly #records: RecordsTable;
  /** Of the state that is shown or asked for. */
  #revision: number | undefined;

  constructor(host: TabHost, post: (message: FromPage) => void) {
    this.#host = host;
    this.#records = new RecordsTable(host);
    // Hidden until it is known that there are several texts.
    this.#overTime.element.hidden = true;
    this.#overTime.body.append(this.#chart.element);
    this.#pauses.body.append(this.#pausesSummary, this.#bars.element);
    this.#empty.append(
      element('h1', { text: strings.noMemStatsTitle }),
      this.#reason,
      element('div', { className: 'buttons', children: [fetchButton('primary', post)] }),
    );
    const copy = uiButton({
      label: strings.copyMarkdown,
      kind: 'secondary',
      onClick: () => {
        if (this.#revision !== undefined) post({ type: 'copyMemory', revision: this.#revision });
      },
    });
    const retry = uiButton({
      label: strings.tryAgain,
      kind: 'secondary',
      onClick: () => {
        if (this.#revision !== undefined) void this.#ask(this.#revision);
      },
    });
    this.#problem.append(this.#problemText, retry.element);
    const buttons = element('div', {
      className: 'buttons',
      children: [fetchButton('secondary', post), copy.element],
    });
    const sections = [this.#where, this.#compared, this.#overTime, this.#pauses, this.#checks, this.#figures];
    const [first, ...others] = sections.map((section) => section.element);
    this.#content.append(...(first ? [first] : []), buttons, ...others, this.#records.element);
    this.element = element('div', {
      className: 'memory',
      children: [this.#problem, this.#empty, this.#content],
    });
    this.clear();
  }

  /** Asks once for each state. */
  load({ revision }: { readonly revision: number }): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    void this.#ask(revision);
  }

  clear(): void {
    this.#revision = undefined;
    this.#show('nothing');
  }

  focus(): void {
    const buttons = [...this.element.querySelectorAll<HTMLElement>('vscode-button, button')];
    buttons.find((button) => button.checkVisibility())?.focus();
  }

  async #ask(revision: number): Promise<void> {
    this.#markOutdated('outdated');
    const result = await answerOf(this.#host.ask(revision, { kind: 'memory' }));
    if (revision !== this.#revision || result.kind === 'outdated') return;
    this.#markOutdated('current');
    if (result.kind === 'problem') {
      this.#show('problem');
      setText(this.#problemText, result.message);
    } else if (result.answer.kind === 'memory') {
      this.#showAnswer(result.answer.memory, revision);
    } else {
      this.#show('problem');
      setText(this.#problemText, strings.answeredAnother('memory', result.answer.kind));
    }
  }

  #showAnswer(answer: MemoryAnswer, revision: number): void {
    if (answer.kind === 'noStats') {
      setText(this.#reason, strings.noMemStats);
      this.#show('empty');
      return;
    }
    this.#showReport(answer);
    this.#show('content');
    this.#records.load(revision);
    void this.#askSeries(revision);
  }

  #showReport({ where, comparison, comparisonProblem, pauses, identities, figures }: MemoryReport): void {
    this.#where.element.hidden = where === undefined;
    this.#where.body.replaceChildren(
      ...(where === undefined ? [] : [...where.sentences.map(sentence), memoryBar(where.parts)]),
    );
    this.#compared.element.hidden = comparison === undefined && comparisonProblem === undefined;
    this.#compared.body.replaceChildren(
      ...(comparisonProblem === undefined ? [] : [sentence(comparisonProblem)]),
      ...(comparison === undefined
        ? []
        : [...comparison.sentences.map(sentence), comparedParts(comparison.parts)]),
    );
    this.#pauses.element.hidden = pauses === undefined;
    setText(this.#pausesSummary, pauses?.summary ?? '');
    this.#bars.update(pauses);
    this.#checks.body.replaceChildren(checksTable(identities));
    this.#figures.body.replaceChildren(figuresTable(figures));
  }

  /** Others of the same program; without them there is nothing to draw, and no problem to speak of. */
  async #askSeries(revision: number): Promise<void> {
    // The chart of the look before stays meanwhile: what is below it does not jump.
    this.#overTime.element.classList.add('is-outdated');
    const result = await answerOf(this.#host.ask(revision, { kind: 'memorySeries' }));
    if (revision !== this.#revision || result.kind === 'outdated') return;
    const series = result.kind === 'answer' && result.answer.kind === 'memorySeries' && result.answer.series;
    this.#chart.update({
      timesMillis: series === false ? [] : series.timesMillis,
      series:
        series === false
          ? []
          : series.lines.map(({ title, values }) => ({ title: shownText(title), values })),
    });
    this.#overTime.element.classList.remove('is-outdated');
    this.#overTime.element.hidden = this.#chart.element.hidden;
  }

  #show(part: 'nothing' | 'problem' | 'empty' | 'content'): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.#problem.hidden = part !== 'problem';
    this.#empty.hidden = part !== 'empty';
    this.#content.hidden = part !== 'content';
    if (hadFocus && document.activeElement?.checkVisibility() !== true) this.focus();
  }

  /** The figures of an earlier state stand under the new title: nobody may take them for true. */
  #markOutdated(state: 'outdated' | 'current'): void {
    this.element.classList.toggle('is-outdated', state === 'outdated');
    this.element.setAttribute('aria-busy', String(state === 'outdated'));
  }
}

function fetchButton(kind: 'primary' | 'secondary', post: (message: FromPage) => void): HTMLElement {
  const onClick = (): void => {
    post({ type: 'fetchMemoryText' });
  };
  return uiButton({ label: strings.fetchMemoryText, kind, onClick }).element;
}
