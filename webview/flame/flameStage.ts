/**
 * Where the graph is drawn: a window of a tall page that scrolls by itself, with a canvas as large as the window. It
 * paints at most once a frame, says in an attribute when nothing moves any more, and knows where the mouse is.
 */
import { element } from '../element';
import { LateFocus } from '../lateFocus';
import { strings } from '../strings';
import { flameColors, type FlameColors } from './flameColors';
import type { FlameModel } from './flameModel';
import { FlameMinimap } from './flameMinimap';
import { FlamePainter } from './flamePainter';
import { FlameRows } from './flameRows';
import { FlameViewport } from './flameViewport';

export interface StageContent {
  readonly model: FlameModel;
  readonly selected: string;
  readonly focused: number | undefined;
  readonly hovered: number | undefined;
  readonly isSearching: boolean;
}

export interface StageOptions {
  /** What is to be drawn now; undefined when there is nothing. */
  content(): StageContent | undefined;
  /** After each painted frame. */
  onFrame(): void;
  palette(): Parameters<typeof flameColors>[1];
}

/** A graph so much higher than the window gets a map. */
const MAP_FROM = 1.5;

export class FlameStage {
  readonly element: HTMLElement;
  /** Scrolls, has the focus, and is the tree of a screen reader. */
  readonly tree: HTMLElement;
  readonly viewport = new FlameViewport(() => {
    this.repaint();
  });
  readonly rows = new FlameRows();
  readonly #canvas = element('canvas', { className: 'flame-canvas', attributes: { 'aria-hidden': 'true' } });
  readonly #space = element('div', { className: 'flame-space' });
  readonly #painter = new FlamePainter(this.#canvas);
  readonly #minimap = new FlameMinimap((y) => {
    this.tree.scrollTop = y - this.tree.clientHeight / 2;
  });
  readonly #options: StageOptions;
  #colors: FlameColors | undefined;
  #font = '';
  #frame: number | undefined;
  #height = 0;
  readonly #focus: LateFocus;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#space.append(this.#canvas);
    this.tree = element('div', {
      className: 'flame-tree',
      role: 'tree',
      attributes: { tabindex: '0', 'aria-label': strings.flameLabel, 'aria-describedby': 'flame-keys' },
      children: [this.#space],
    });
    this.element = element('div', { className: 'flame-stage', children: [this.tree, this.#minimap.element] });
    this.#focus = new LateFocus(this.element, this.tree);
    this.tree.addEventListener('scroll', () => {
      this.repaint();
    });
    new ResizeObserver(() => {
      this.repaint();
    }).observe(this.element);
    const relook = (): void => {
      this.forgetColors();
    };
    new MutationObserver(relook).observe(document.body, {
      attributeFilter: ['class', 'data-vscode-theme-kind'],
    });
    new MutationObserver(relook).observe(document.documentElement, { attributeFilter: ['style', 'class'] });
    window.matchMedia('(forced-colors: active)').addEventListener('change', relook);
  }

  show(state: 'shown' | 'hidden'): void {
    this.element.hidden = state === 'hidden';
    this.#focus.settle();
  }

  focus(): void {
    this.#focus.focus();
  }

  get width(): number {
    return this.tree.clientWidth;
  }

  get colors(): FlameColors {
    this.#colors ??= flameColors(this.element, this.#options.palette());
    return this.#colors;
  }

  /** After the theme or the palette has changed. */
  forgetColors(): void {
    this.#colors = undefined;
    this.#font = '';
    this.repaint();
  }

  repaint(): void {
    if (this.#frame !== undefined) return;
    this.element.dataset['settled'] = 'false';
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = undefined;
      this.#paint(now);
      // To paint may have led to another frame.
      if (this.#frame === undefined) this.element.dataset['settled'] = 'true';
    });
  }

  /** The box at a point of the window, of the model that is drawn. */
  at(clientX: number, clientY: number): number | undefined {
    const content = this.#options.content();
    if (content === undefined) return undefined;
    const box = this.tree.getBoundingClientRect();
    const x = clientX - box.left;
    if (x < 0 || x >= this.width) return undefined;
    const row = this.rows.rowAt(clientY - box.top + this.tree.scrollTop, content.model);
    return content.model.boxAt(row, this.shareAt(clientX));
  }

  /** Of the whole width. */
  shareAt(clientX: number): number {
    const { from, to } = this.viewport.span;
    const x = clientX - this.tree.getBoundingClientRect().left;
    return from + (x / Math.max(1, this.width)) * (to - from);
  }

  /** The middle of what is seen of a box, in pixels of the window. */
  middleOf(model: FlameModel, index: number): { readonly x: number; readonly y: number } {
    const area = this.tree.getBoundingClientRect();
    const { from, to } = this.viewport.span;
    const box = model.box(index);
    const middle = (Math.max(box.x, from) + Math.min(box.x + box.width, to)) / 2;
    return {
      x: area.left + ((middle - from) / (to - from)) * this.width,
      y: area.top + this.rows.topOf(box.row, model) - this.tree.scrollTop + this.rows.height / 2,
    };
  }

  /** Scrolls no more than it takes. */
  reveal(model: FlameModel, index: number): void {
    const top = this.rows.topOf(model.box(index).row, model);
    const { scrollTop, clientHeight } = this.tree;
    if (top < scrollTop) this.tree.scrollTop = top;
    else if (top + this.rows.height > scrollTop + clientHeight)
      this.tree.scrollTop = top + this.rows.height - clientHeight;
  }

  /** To where the root is. */
  scrollToRoot(): void {
    this.#resize();
    this.tree.scrollTop = this.rows.root === 'top' ? 0 : this.tree.scrollHeight;
  }

  #paint(now: number): void {
    const content = this.#options.content();
    if (content === undefined || this.element.clientHeight === 0) return;
    this.viewport.advance(now);
    this.#resize();
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [this.tree.clientWidth, this.tree.clientHeight];
    this.#sizeCanvas(width, height, scale);
    const { colors, rows } = this;
    const { span } = this.viewport;
    const { scrollTop } = this.tree;
    if (this.#font === '') this.#font = fontOf(this.element);
    this.#painter.paint({ ...content, span, rows, scrollTop, width, height, colors }, this.#font, scale);
    this.#showMap(content, height, scale);
    if (this.viewport.isMoving) this.repaint();
    this.#options.onFrame();
  }

  #showMap({ model }: StageContent, windowHeight: number, scale: number): void {
    const isDeep = this.#height > windowHeight * MAP_FROM;
    const { rows, colors } = this;
    const { span } = this.viewport;
    const { scrollTop } = this.tree;
    const wasShown = !this.#minimap.element.hidden;
    this.#minimap.show(isDeep ? { model, rows, span, scrollTop, windowHeight, colors, scale } : undefined);
    if (wasShown !== isDeep) this.repaint();
  }

  /** Where the root is at the bottom, more rows come in above, and what is seen stays. */
  #resize(): void {
    const content = this.#options.content();
    if (content === undefined) return;
    const height = this.rows.heightOf(content.model);
    if (height === this.#height) return;
    const fromBottom = this.#height - this.tree.scrollTop;
    this.#height = height;
    this.#space.style.height = `${Math.max(height, 1)}px`;
    if (this.rows.root === 'bottom') this.tree.scrollTop = height - fromBottom;
  }

  #sizeCanvas(width: number, height: number, scale: number): void {
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    if (this.#canvas.width === wide && this.#canvas.height === high) return;
    this.#canvas.width = wide;
    this.#canvas.height = high;
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#font = '';
  }
}

function fontOf(owner: HTMLElement): string {
  const { fontFamily, fontSize } = getComputedStyle(owner);
  const size = Math.min(14, Math.max(10, parseFloat(fontSize) - 1));
  return `${size}px ${fontFamily}`;
}
