/** The tab Flame graph: the boxes, how to move among them, what is said of the one that is looked at. */
import type { FlamePage } from '../../src/protocol/flameRequests';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import type { MenuPlace } from '../menu/contextMenu';
import type { PanelTabView, TabContent, TabContext } from '../panelTab';
import { problemBar } from '../problemBar';
import { strings } from '../strings';
import { FlameBar } from './flameBar';
import type { FlameChoices } from './flameChoices';
import { FlameCrumbs } from './flameCrumbs';
import { FlameData } from './flameData';
import { flameCommand, type FlameCommand } from './flameKeys';
import { flameLayout } from './flameLayout';
import { openFlameMenu } from './flameMenu';
import { boxText, FlameMirror } from './flameMirror';
import type { FlameModel } from './flameModel';
import { connectMouse } from './flameMouse';
import { FlameStage } from './flameStage';
import { FlameTooltip } from './flameTooltip';
import { FlameWalk } from './flameWalk';
import { WHOLE } from './flameViewport';

export function createFlameTab(context: TabContext): PanelTabView {
  return new FlameTab(context);
}

class FlameTab implements PanelTabView {
  readonly element: HTMLElement;
  readonly field = 'filter';
  readonly showsCount = true;
  readonly #context: TabContext;
  readonly #stage: FlameStage;
  readonly #mirror: FlameMirror;
  readonly #tooltip = new FlameTooltip();
  readonly #data: FlameData;
  readonly #walk: FlameWalk;
  readonly #bar: FlameBar;
  readonly #crumbs: FlameCrumbs;
  readonly #details = element('div', {
    className: 'flame-details dimmed',
    attributes: { 'aria-hidden': 'true' },
  });
  readonly #empty = element('p', { className: 'flame-empty' });
  readonly #problem = problemBar(() => {
    this.focus();
    this.#ask('here');
  });
  #content: TabContent | undefined;
  #summary = '';
  #wasShown = false;

  constructor(context: TabContext) {
    this.#context = context;
    this.#data = new FlameData(context.host, {
      onBoxes: (zoom) => {
        this.#onBoxes(zoom);
      },
      onBusy: (state) => {
        this.#stage.tree.setAttribute('aria-busy', String(state === 'busy'));
      },
      onProblem: (message) => {
        this.#problem.show(message);
      },
    });
    this.#stage = new FlameStage({
      content: () => this.#stageContent(),
      onFrame: () => {
        this.#onFrame();
      },
      palette: () => (this.#data.whole?.page.isDifference === true ? this.#choices.palette : 'packages'),
    });
    this.#stage.rows.root = this.#choices.root;
    this.#walk = new FlameWalk(this.#stage, this.#data, () => {
      this.#showFocused();
      this.#stage.repaint();
    });
    this.#mirror = new FlameMirror(this.#stage.tree);
    this.#stage.tree.append(...this.#mirror.elements);
    this.#bar = this.#makeBar();
    this.#crumbs = new FlameCrumbs((node) => {
      this.#walk.zoomTo(node);
      // The steps are made anew, and go when all is seen.
      this.focus();
    });
    this.element = flameLayout({
      head: [this.#bar.element, this.#crumbs.element],
      body: [this.#problem.element, this.#empty, this.#stage.element],
      foot: [this.#details, this.#bar.legend],
      over: this.#tooltip.element,
    });
    this.#empty.hidden = true;
    this.#connect();
  }

  load(content: TabContent): void {
    const before = this.#content;
    this.#content = content;
    this.#context.host.showCount(this.#summary);
    const isSame = before?.revision === content.revision && before.filter === content.filter;
    if (!isSame) this.#ask(before?.revision === content.revision ? 'here' : 'where it was');
    this.#showState();
  }

  clear(): void {
    this.#content = undefined;
    this.#data.forget();
    this.#summary = '';
    this.#showState();
  }

  focus(): void {
    this.#stage.focus();
  }

  get #choices(): FlameChoices {
    return this.#context.store.state.flame;
  }

  #choose(change: Partial<FlameChoices>): void {
    this.#context.store.change({ flame: { ...this.#choices, ...change } });
    this.#showState();
  }

  /** After another profile the box that filled the width is looked for again by its name. */
  #ask(zoom: 'here' | 'where it was'): void {
    if (this.#content === undefined) return;
    const { revision, filter: search } = this.#content;
    const { pivot, path } = this.#choices;
    this.#data.look(this.#stage.viewport.target, this.#stage.width);
    void this.#data.ask({ revision, search, pivot }, zoom === 'here' ? [] : path);
  }

  #stageContent(): ReturnType<ConstructorParameters<typeof FlameStage>[0]['content']> {
    const model = this.#walk.model;
    if (model === undefined) return undefined;
    return {
      model,
      selected: this.#content?.selected ?? '',
      focused: document.activeElement === this.#stage.tree ? model.indexOf(this.#walk.focused) : undefined,
      hovered: this.#walk.hovered === undefined ? undefined : model.indexOf(this.#walk.hovered),
      isSearching: (this.#content?.filter ?? '') !== '',
    };
  }

  #onBoxes(zoom: FlamePage['zoom'] | 'none' | 'same'): void {
    const whole = this.#data.whole;
    if (zoom === 'none') this.#stage.viewport.show(WHOLE, 'at once');
    else if (zoom !== 'same' && zoom !== undefined)
      this.#stage.viewport.show({ from: zoom.x, to: zoom.x + zoom.width }, 'at once');
    const found = whole?.page.found;
    this.#summary = found === undefined ? '' : strings.flameFound(found.text, found.percent);
    this.#context.host.showCount(this.#summary);
    this.#stage.forgetColors();
    this.#showState();
    if (!this.#wasShown && whole !== undefined && !whole.isEmpty) {
      this.#wasShown = true;
      this.#stage.scrollToRoot();
    }
  }

  #showState(): void {
    const whole = this.#data.whole;
    const isEmpty = whole?.isEmpty === true;
    this.#empty.hidden = !isEmpty;
    const { pivot } = this.#choices;
    const none = pivot === '' ? strings.noFunctions : strings.flameNoPivot(shownText(pivot));
    setText(this.#empty, isEmpty ? none : '');
    this.element.classList.toggle('is-empty', whole === undefined || isEmpty);
    this.#stage.show(whole === undefined || isEmpty ? 'hidden' : 'shown');
    if (whole !== undefined) {
      this.#bar.show({
        choices: this.#choices,
        page: whole.page,
        selected: this.#content?.selected ?? '',
        colors: this.#stage.colors,
      });
    }
    this.#showFocused();
    this.#stage.repaint();
  }

  /** The detail to what is seen by now is asked for, and the way to it shown. */
  #onFrame(): void {
    const { viewport, width } = this.#stage;
    this.#data.look(viewport.target, width);
    const model = this.#walk.model;
    if (model === undefined || viewport.isMoving) return;
    const path = this.#walk.wayTo(model);
    this.#crumbs.show(model, path);
    const names = path.slice(1).map((index) => model.functionOf(index).name);
    if (names.join('\n') !== this.#choices.path.join('\n'))
      this.#context.store.change({ flame: { ...this.#choices, path: names } });
  }

  #showFocused(): void {
    const model = this.#walk.model;
    if (model === undefined) {
      this.#mirror.clear();
      setText(this.#details, '');
      return;
    }
    const index = this.#walk.focusedIn(model);
    this.#mirror.show(model, index, this.#content?.selected ?? '');
    setText(this.#details, boxText(model, model.indexOf(this.#walk.hovered ?? this.#walk.focused) ?? index));
  }

  #connect(): void {
    const { tree } = this.#stage;
    connectMouse(this.#stage, {
      onHover: (index, x, y) => {
        this.#hover(index, x, y);
      },
      onClick: (index) => {
        this.#click(index);
      },
      onOpen: () => {
        this.#open('editor');
      },
      onMenu: (index, x, y) => {
        this.#menu(index, { x, y });
      },
    });
    tree.addEventListener('keydown', (event) => {
      const model = this.#walk.model;
      if (model === undefined) return;
      const focused = this.#walk.focusedIn(model);
      const command = flameCommand(event, model, focused, this.#choices.root);
      if (command === undefined) return;
      event.preventDefault();
      this.#obey(command, model, focused);
    });
    for (const type of ['focus', 'blur']) {
      tree.addEventListener(type, () => {
        this.#showFocused();
        this.#stage.repaint();
      });
    }
  }

  #obey(command: FlameCommand, model: FlameModel, focused: number): void {
    switch (command.kind) {
      case 'focus':
        if (command.index >= 0) this.#walk.focusOn(model, command.index);
        return;
      case 'open':
        this.#open(command.focus);
        return;
      case 'zoomIn':
        this.#walk.zoomTo(model.box(focused).node);
        return;
      case 'zoomOut':
        this.#walk.zoomOut(model);
        return;
      case 'narrower':
      case 'wider':
        this.#walk.scale(model, command.kind === 'wider' ? 1.5 : 1 / 1.5);
        return;
      case 'pivot':
        this.#togglePivot();
        return;
      case 'menu':
        this.#menu(focused, this.#stage.middleOf(model, focused));
        return;
    }
  }

  #hover(index: number | undefined, x: number, y: number): void {
    const model = this.#walk.model;
    this.#walk.hovered = index === undefined || model === undefined ? undefined : model.box(index).node;
    if (index === undefined || model === undefined) this.#tooltip.hide();
    else this.#tooltip.show(model, index, x, y);
    this.#showFocused();
    this.#stage.repaint();
  }

  #click(index: number): void {
    const model = this.#walk.model;
    if (model === undefined) return;
    const { node } = model.box(index);
    this.#walk.focused = node;
    this.#tooltip.hide();
    const { name } = model.functionOf(index);
    if (name !== '') this.#context.host.select(name);
    this.#walk.zoomTo(node);
  }

  #open(focus: 'editor' | 'stay'): void {
    const model = this.#walk.model;
    const index = model?.indexOf(this.#walk.focused);
    if (model === undefined || index === undefined || this.#content === undefined) return;
    const { name } = model.functionOf(index);
    if (name !== '') this.#context.host.select(name);
    const { place } = model.box(index);
    if (place >= 0) this.#context.host.openPlace(this.#content.revision, place, focus === 'editor');
    else this.#context.host.announce(strings.flameNoSource);
  }

  #turnRoot(): void {
    const root = this.#choices.root === 'top' ? 'bottom' : 'top';
    this.#stage.rows.root = root;
    this.#choose({ root });
    this.#stage.scrollToRoot();
  }

  #togglePivot(): void {
    const pivot = this.#choices.pivot === '' ? (this.#content?.selected ?? '') : '';
    if (pivot !== this.#choices.pivot) this.#pivotOn(pivot);
  }

  #pivotOn(pivot: string): void {
    this.#choose({ pivot, path: [] });
    this.#wasShown = false;
    this.#walk.toWhole();
    this.#ask('here');
  }

  #menu(index: number, at: MenuPlace): void {
    const model = this.#walk.model;
    if (model === undefined || this.#content === undefined) return;
    this.#walk.focusOn(model, index);
    this.#tooltip.hide();
    const { name } = model.functionOf(index);
    if (name === '') return;
    const { revision } = this.#content;
    openFlameMenu({ name, revision, place: model.box(index).place }, this.#context.host, {
      at,
      tree: this.#stage.tree,
      onPivot: () => {
        this.#pivotOn(name);
      },
    });
  }

  #makeBar(): FlameBar {
    return new FlameBar({
      onRoot: () => {
        this.#turnRoot();
      },
      onPalette: () => {
        // The legend is drawn with the colours, which have to be the new ones by then.
        this.#stage.forgetColors();
        this.#choose({ palette: this.#choices.palette === 'redGreen' ? 'blueOrange' : 'redGreen' });
      },
      onPivot: () => {
        this.#togglePivot();
      },
    });
  }
}
