/** The drawing with its hands and keys: moves, zooms, and says what a person does with a node. */
import type { GraphNode, GraphPicture } from '../../src/protocol/graphRequests';
import { element } from '../element';
import { graphKey, type GraphKey } from './graphKeys';
import { GraphLayers } from './graphLayers';
import { graphPng } from './graphPng';
import { followPointer } from './graphPointer';
import { nearestNode, type Direction } from './nearestNode';
import { nodeLabel } from './nodeLabel';
import { Viewport, type Point, type Rectangle } from './viewport';

export interface GraphViewActions {
  onSelect(node: GraphNode): void;
  onOpen(node: GraphNode, focus: 'source' | 'stay'): void;
  onCopy(node: GraphNode): void;
  /** Something else is seen, or the same larger. */
  onPlace(place: readonly number[]): void;
  /** `at` is a point of the page. */
  onMenu(node: GraphNode, at: Point): void;
}

export class GraphView {
  readonly element = element('div', {
    className: 'graph-area',
    attributes: { tabindex: '-1' },
  });
  readonly #actions: GraphViewActions;
  /** What was seen before the page was made anew. */
  #firstPlace: readonly number[];
  /** Until the content was followed once. */
  #isPutBack = false;
  readonly #layers = new GraphLayers();
  readonly #viewport = new Viewport();
  #picture: GraphPicture | undefined;
  #selectedName = '';
  #selected: ReadonlySet<number> = new Set();
  #filter = '';
  #found: ReadonlySet<number> | undefined;
  #hovered: number | undefined;
  #current = 0;
  #cameFrom: number | undefined;
  /** Shown before there was a window to show it in. */
  #waitsForWindow = true;
  #frame: number | undefined;

  constructor(label: string, firstPlace: readonly number[], actions: GraphViewActions) {
    this.#firstPlace = firstPlace;
    this.#actions = actions;
    this.#layers.svg.setAttribute('aria-label', label);
    this.element.append(this.#layers.svg);
    this.element.addEventListener('keydown', (event) => {
      const key = graphKey(event);
      if (key === undefined || this.#picture === undefined) return;
      event.preventDefault();
      this.#obey(key);
    });
    this.#followPointer();
    this.#followFocus();
    new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.#resize(entry.contentRect.width, entry.contentRect.height);
    }).observe(this.element);
  }

  /** What is selected and found is to be said anew. `again`: another state of the same, which stays where it is. */
  show(picture: GraphPicture, how: 'anew' | 'again'): void {
    const before = how === 'again' ? this.#anchor() : undefined;
    const hadFocus = this.element.contains(document.activeElement);
    this.#picture = picture;
    [this.#selected, this.#found, this.#hovered, this.#cameFrom] = [
      new Set(),
      undefined,
      undefined,
      undefined,
    ];
    this.#layers.show(picture, (position) => nodeLabel(picture, position));
    this.#viewport.setPicture(picture);
    this.#measure();
    const now = before === undefined ? -1 : positionOf(picture, before.name);
    const box = picture.boxes[now];
    this.#current = Math.max(0, now);
    if (before !== undefined && box !== undefined) this.#viewport.hold(box, before.place);
    else this.#showAtFirst();
    this.#mark();
    this.#place();
    if (hadFocus) this.focus();
  }

  clear(): void {
    this.#picture = undefined;
    this.#layers.show(undefined, () => '');
  }

  /** Marks the nodes of this name and brings the first into sight, unless it was wanted before; false if none has it. */
  select(name: string): boolean {
    const { boxes } = this.#picture ?? NOTHING;
    const wanted = new Set<number>();
    for (const [position, box] of boxes.entries()) {
      if (name !== '' && box.kind === 'node' && box.name === name) wanted.add(position);
    }
    const [first] = wanted;
    const isKnown = name === this.#selectedName;
    [this.#selected, this.#selectedName] = [wanted, name];
    if (first !== undefined && !isKnown) this.#goTo(wanted.has(this.#current) ? this.#current : first);
    this.#mark();
    return wanted.size > 0;
  }

  /** Marks the nodes whose name contains this, ignoring case; says how many, or undefined for `''`. */
  find(filter: string): number | undefined {
    const wanted = filter.toLowerCase();
    const found = new Set<number>();
    for (const [position, box] of (this.#picture ?? NOTHING).boxes.entries()) {
      if (box.kind === 'node' && box.name.toLowerCase().includes(wanted)) found.add(position);
    }
    // Where nothing is found, to dim all of it would say nothing.
    this.#found = filter === '' || found.size === 0 ? undefined : found;
    const [first] = found;
    const isKnown = filter === this.#filter;
    this.#filter = filter;
    if (filter !== '' && first !== undefined && !isKnown && !found.has(this.#current)) this.#goTo(first);
    this.#mark();
    this.#isPutBack = false;
    return filter === '' ? undefined : found.size;
  }

  fit(): void {
    this.#viewport.fit();
    this.#place();
  }

  zoom(factor: number): void {
    this.#viewport.zoom(factor);
    this.#place();
  }

  picture(): Promise<Blob | undefined> | undefined {
    return this.#picture && graphPng(this.#picture, this.#layers.svg);
  }

  /** Until a node is drawn the area has the focus, and hands it on then. */
  focus(): void {
    if (!this.#layers.focus(this.#current)) this.element.focus();
  }

  #followPointer(): void {
    const nodeAt = (target: EventTarget | null): GraphNode | undefined => {
      const position = this.#layers.positionOf(target);
      return position === undefined ? undefined : this.#node(position);
    };
    followPointer(this.element, {
      onPan: (x, y) => {
        this.#viewport.pan(x, y);
        this.#placeSoon();
      },
      onZoom: (factor, at) => {
        this.#viewport.zoom(factor, at);
        this.#placeSoon();
      },
      onHover: (target) => {
        this.#hover(this.#layers.positionOf(target));
      },
      onClick: (target) => {
        const node = nodeAt(target);
        if (node !== undefined) this.#actions.onSelect(node);
      },
      onDoubleClick: (target) => {
        const node = nodeAt(target);
        if (node !== undefined) this.#actions.onOpen(node, 'source');
      },
      onMenu: (target, at) => {
        const node = nodeAt(target);
        if (node !== undefined) this.#actions.onMenu(node, at);
      },
    });
  }

  /** A click or a screen reader may focus any node. */
  #followFocus(): void {
    this.element.addEventListener('focusin', (event) => {
      // By a click beside all nodes, or when a menu closes.
      if (event.target === this.element) this.#layers.focus(this.#current);
      const position = this.#layers.positionOf(event.target);
      if (position === undefined || position === this.#current || this.#node(position) === undefined) return;
      this.#current = position;
      this.#cameFrom = undefined;
      this.#mark();
    });
  }

  #obey(key: GraphKey): void {
    const node = this.#node(this.#current);
    switch (key.kind) {
      case 'move':
        this.#move(key.direction);
        return;
      case 'pan':
        this.#viewport.pan(key.x, key.y);
        this.#place();
        return;
      case 'zoom':
        this.zoom(key.factor);
        return;
      case 'fit':
        this.fit();
        return;
      case 'first':
        this.#focusOn(0);
        return;
      case 'last':
        this.#focusOn((this.#picture ?? NOTHING).boxes.findLastIndex(({ kind }) => kind === 'node'));
        return;
      case 'open':
        if (node !== undefined) this.#actions.onOpen(node, key.focus);
        return;
      case 'copy':
        if (node !== undefined) this.#actions.onCopy(node);
    }
  }

  #move(direction: Direction): void {
    const next = this.#picture && nearestNode(this.#picture, this.#current, direction, this.#cameFrom);
    if (next === undefined) return;
    const before = this.#current;
    this.#focusOn(next);
    this.#cameFrom = direction === 'up' || direction === 'down' ? before : undefined;
  }

  #focusOn(position: number): void {
    if (this.#node(position) === undefined) return;
    this.#makeCurrent(position, 'in sight');
    this.#mark();
    this.focus();
  }

  /** Unless everything is to stay as it was before the page was made anew. */
  #goTo(position: number): void {
    this.#makeCurrent(position, this.#isPutBack ? 'as it is' : 'in sight');
  }

  #makeCurrent(position: number, place: 'in sight' | 'as it is'): void {
    this.#current = position;
    this.#cameFrom = undefined;
    const box = this.#picture?.boxes[position];
    if (box !== undefined && place === 'in sight' && !this.#waitsForWindow) this.#viewport.reveal(box);
    // Its element is needed before it can be marked and focused.
    this.#layers.mark(this.#marks());
    this.#place();
  }

  #node(position: number): GraphNode | undefined {
    const box = this.#picture?.boxes[position];
    return box?.kind === 'node' ? box : undefined;
  }

  #hover(position: number | undefined): void {
    if (position === this.#hovered) return;
    this.#hovered = position;
    this.#mark();
  }

  #marks() {
    return {
      selected: this.#selected,
      found: this.#found,
      hovered: this.#hovered,
      current: this.#current,
    };
  }

  #mark(): void {
    this.#layers.mark(this.#marks());
  }

  /** The node that a person looks at: the focused or selected one, else the first. */
  #anchor(): { readonly name: string; readonly place: Rectangle } | undefined {
    const node = this.#node(this.#current);
    return node && { name: node.name, place: this.#viewport.inWindow(node) };
  }

  #showAtFirst(): void {
    this.#isPutBack = !this.#waitsForWindow && this.#viewport.putBack(this.#firstPlace);
    if (!this.#isPutBack) this.#viewport.show(heart(this.#picture ?? NOTHING));
    if (!this.#waitsForWindow && this.#picture !== undefined) this.#firstPlace = [];
  }

  /** What stands above the graph may have grown just now, which the observer says later. */
  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    this.#waitsForWindow = false;
    this.#viewport.setWindow({ width, height });
  }

  #resize(width: number, height: number): void {
    this.#viewport.setWindow({ width, height });
    if (width === 0 || height === 0) return;
    if (this.#waitsForWindow) {
      this.#waitsForWindow = false;
      this.#showAtFirst();
      const [selected] = this.#selected;
      const box = selected === undefined ? undefined : this.#picture?.boxes[selected];
      if (box !== undefined && !this.#isPutBack) this.#viewport.reveal(box);
      this.#isPutBack = false;
    }
    this.#place();
  }

  #placeSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#place();
    });
  }

  #place(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#layers.place(this.#viewport);
    if (this.#picture !== undefined && !this.#waitsForWindow) this.#actions.onPlace(this.#viewport.place);
  }
}

const NOTHING: Pick<GraphPicture, 'boxes'> = { boxes: [] };

function positionOf({ boxes }: GraphPicture, name: string): number {
  return boxes.findIndex((box) => box.kind === 'node' && box.name === name);
}

/** Where the eye should be first: the node with the largest flat. */
function heart({ boxes }: Pick<GraphPicture, 'boxes'>): Rectangle | undefined {
  let hottest: GraphNode | undefined;
  for (const box of boxes) {
    if (box.kind === 'node' && (hottest === undefined || box.flat.share > hottest.flat.share)) hottest = box;
  }
  return hottest;
}
