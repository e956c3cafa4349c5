/** The Leaks tab: what is watched, the verdict, each finding with its evidence, and how the counts went. */
import type { FromPage, PanelFinding, PanelVerdict, PanelWatch } from '../../src/protocol/panelMessages';
import { LineChart } from '../chart/lineChart';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import type { PanelTabView, TabContext } from '../panelTab';
import { countText, strings } from '../strings';
import { uiButton } from '../ui/toolkit';
import { bytesText } from './bytesText';
import { dismissedList } from './dismissedList';
import { findingElement } from './finding';
import { keptInPlace } from './keptInPlace';
import { takeOver } from './takeOver';

export function createLeaksTab({ post }: TabContext): PanelTabView {
  return new LeaksTab(post);
}

class LeaksTab implements PanelTabView {
  readonly field = 'none';
  readonly showsCount = false;
  readonly ignoresFilters = true;
  readonly element: HTMLElement;
  readonly #post: (message: FromPage) => void;
  readonly #title = element('h2', { className: 'leaks-title' });
  readonly #headline = element('p', { className: 'leaks-headline', role: 'status' });
  readonly #basis = element('p', { className: 'dimmed' });
  readonly #problem = element('div', { className: 'notice is-warning', role: 'status' });
  readonly #missing = element('ul', { className: 'dimmed leaks-missing' });
  readonly #findings = element('div', { className: 'leaks-findings' });
  readonly #dismissed = element('div');
  readonly #goroutines = new LineChart({ title: strings.goroutineChart, valueText: countText });
  readonly #memory = new LineChart({ title: strings.memoryChart, valueText: bytesText });
  readonly #empty = element('section', { className: 'empty-state' });
  readonly #content = element('section', { className: 'leaks-content' });
  readonly #stop;
  readonly #copy;
  #watch: PanelWatch | undefined;
  /** What is unfolded stays so from look to look. */
  readonly #unfolded = new Set<string>();
  #drawn = '';
  #drawnWatch: PanelWatch['id'] | undefined;

  constructor(post: (message: FromPage) => void) {
    this.#post = post;
    this.#stop = uiButton({
      label: strings.stopWatching,
      kind: 'secondary',
      onClick: () => {
        if (this.#watch !== undefined) post({ type: 'stopWatching', watch: this.#watch.id });
      },
    });
    this.#copy = uiButton({
      label: strings.copyMarkdown,
      kind: 'secondary',
      onClick: () => {
        post({ type: 'copyLeaks' });
      },
    });
    const again = this.#watchButton('secondary');
    this.#empty.append(
      element('h1', { text: strings.nothingWatchedTitle }),
      element('p', { text: strings.nothingWatched }),
      element('div', { className: 'buttons', children: [this.#watchButton('primary')] }),
    );
    const buttons = element('div', {
      className: 'buttons',
      children: [this.#stop.element, this.#copy.element, again],
    });
    const charts = element('div', {
      className: 'charts',
      children: [this.#goroutines.element, this.#memory.element],
    });
    const head = [this.#title, this.#headline, this.#basis, buttons, this.#problem];
    this.#content.append(...head, this.#findings, charts, this.#dismissed, this.#missing);
    this.element = element('div', { className: 'leaks', children: [this.#empty, this.#content] });
    this.updateWatches([]);
  }

  /** The first one that runs, else the newest. */
  updateWatches(watches: readonly PanelWatch[]): void {
    const watch = watches.find(({ isRunning }) => isRunning) ?? watches[0];
    this.#watch = watch;
    this.#empty.hidden = watch !== undefined;
    this.#content.hidden = watch === undefined;
    if (watch !== undefined) {
      keptInPlace(this.element, () => {
        this.#show(watch);
      });
    }
  }

  /** What is watched comes by itself. */
  load(): void {
    return undefined;
  }

  /** A watch goes on, whatever is shown. */
  clear(): void {
    return undefined;
  }

  focus(): void {
    const buttons = [...this.element.querySelectorAll<HTMLElement>('button, vscode-button')];
    buttons.find((button) => button.checkVisibility())?.focus();
  }

  #show(watch: PanelWatch): void {
    const { targetLabel, isRunning, intervalSeconds, verdict, problem, missing, description } = watch;
    const title = isRunning ? strings.watching(targetLabel, intervalSeconds) : strings.watched(targetLabel);
    setText(this.#title, shownText(title));
    setText(this.#headline, shownText(verdict?.headline ?? description));
    this.#headline.dataset['status'] = verdict?.status ?? 'tooEarly';
    setText(this.#basis, shownText(verdict?.basis ?? ''));
    this.#stop.disabled = !isRunning;
    this.#copy.disabled = verdict === undefined;
    this.#problem.hidden = problem === undefined;
    setText(this.#problem, shownText(problem ?? ''));
    this.#missing.replaceChildren(...missing.map((text) => element('li', { text: shownText(text) })));
    this.#goroutines.update(chartOf(verdict?.charts.timesMillis, verdict?.charts.goroutines));
    this.#memory.update(chartOf(verdict?.charts.timesMillis, verdict?.charts.memory));
    this.#showFindings(watch);
  }

  /** Made anew only where findings came, went or changed their places, so that focus and selection stay. */
  #showFindings({ id, verdict }: PanelWatch): void {
    const findings = verdict?.findings ?? [];
    const drawn = JSON.stringify([id, findings, verdict?.dismissed]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const shown = [...this.#findings.children];
    const fresh = findings.map((finding, index) => this.#finding(id, finding, index));
    const kept = fresh.map((made, index) => {
      const before = shown[index];
      return id === this.#drawnWatch && before instanceof HTMLElement && takeOver(before, made)
        ? before
        : made;
    });
    this.#drawnWatch = id;
    if (kept.length !== shown.length || kept.some((one, index) => one !== shown[index])) {
      const focused = this.#focusedKey();
      const { scrollTop } = this.element;
      this.#findings.replaceChildren(...kept);
      this.#focusAgain(focused);
      this.element.scrollTop = scrollTop;
    }
    this.#showDismissed(verdict?.dismissed ?? []);
  }

  /** Stays unfolded from look to look. */
  #showDismissed(dismissed: PanelVerdict['dismissed']): void {
    const [fresh] = dismissedList(dismissed);
    const shown = this.#dismissed.querySelector('details');
    if (fresh === undefined) this.#dismissed.replaceChildren();
    else if (shown === null) this.#dismissed.replaceChildren(fresh);
    else if (!takeOver(shown, fresh)) {
      // The summary may have the focus, and keeps it.
      const [before, made] = [shown.querySelector('summary'), fresh.querySelector('summary')];
      if (before !== null && made !== null) setText(before, made.textContent);
      shown.querySelector('ul')?.replaceWith(...fresh.querySelectorAll('ul'));
    }
  }

  #finding(watch: PanelWatch['id'], finding: PanelFinding, index: number): HTMLElement {
    return findingElement(finding, {
      isUnfolded: this.#unfolded.has(finding.key),
      onFold: (isUnfolded) => {
        if (isUnfolded) this.#unfolded.add(finding.key);
        else this.#unfolded.delete(finding.key);
      },
      onOpen: (part, at) => {
        this.#post({ type: 'openLeakLine', watch, finding: index, part, index: at });
      },
      onAccept: () => {
        this.#post({ type: 'acceptLeak', watch, finding: index });
      },
    });
  }

  #focusedKey(): string | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.#findings.contains(active)
      ? active.dataset['key']
      : undefined;
  }

  #focusAgain(key: string | undefined): void {
    if (key === undefined) return;
    const parts = [...this.#findings.querySelectorAll<HTMLElement>('[data-key]')];
    const same = parts.find(({ dataset }) => dataset['key'] === key);
    // A finding that was accepted is gone: the next thing to look at is another one, or to watch on.
    const other = parts[0] ?? this.#content.querySelector<HTMLElement>('.buttons > :not([disabled])');
    (same ?? other)?.focus({ preventScroll: same !== undefined });
  }

  #watchButton(kind: 'primary' | 'secondary'): HTMLElement {
    const onClick = (): void => {
      this.#post({ type: 'watchTarget' });
    };
    return uiButton({ label: strings.watchTarget, kind, onClick }).element;
  }
}

function chartOf(
  timesMillis: readonly number[] = [],
  series: readonly { readonly title: string; readonly values: readonly (number | null)[] }[] = [],
) {
  return { timesMillis, series: series.map(({ title, values }) => ({ title: shownText(title), values })) };
}
