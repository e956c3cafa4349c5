/** All of a graph that is deeper than the window, small, with a frame around what is seen of it. */
import { element } from '../element';
import type { FlameColors } from './flameColors';
import type { FlameModel } from './flameModel';
import type { FlameRows } from './flameRows';
import type { Span } from './flameViewport';

export interface MinimapView {
  readonly model: FlameModel;
  readonly rows: FlameRows;
  readonly span: Span;
  readonly scrollTop: number;
  readonly windowHeight: number;
  readonly colors: FlameColors;
  readonly scale: number;
}

export class FlameMinimap {
  readonly element = element('canvas', { className: 'flame-minimap', attributes: { 'aria-hidden': 'true' } });
  #view: MinimapView | undefined;
  #drawn: { readonly model: FlameModel; readonly key: string; readonly image: HTMLCanvasElement } | undefined;

  /** Told where the middle of the window is to be: pixels of the whole graph, and a share of its width. */
  constructor(onMove: (y: number, x: number) => void) {
    const move = (event: PointerEvent): void => {
      const view = this.#view;
      if (view === undefined || (event.buttons & 1) === 0) return;
      const box = this.element.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
      onMove(share * view.rows.heightOf(view.model), (event.clientX - box.left) / box.width);
    };
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      event.preventDefault();
      move(event);
    });
    this.element.addEventListener('pointermove', move);
  }

  show(view: MinimapView | undefined): void {
    this.#view = view;
    this.element.hidden = view === undefined;
    if (view === undefined) return;
    const { model, rows, span, scrollTop, windowHeight, colors, scale } = view;
    const { clientWidth: width, clientHeight: height } = this.element;
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    if (this.element.width !== wide || this.element.height !== high) {
      this.element.width = wide;
      this.element.height = high;
    }
    const context = this.element.getContext('2d');
    if (context === null || wide === 0 || high === 0) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.#image(view, wide, high), 0, 0);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const perPixel = height / rows.heightOf(model);
    const top = scrollTop * perPixel;
    const seen = Math.max(3, Math.min(height - top, windowHeight * perPixel));
    context.strokeStyle = colors.focus;
    context.lineWidth = 1.5;
    context.strokeRect(
      span.from * width + 0.75,
      top + 0.75,
      Math.max(3, (span.to - span.from) * width - 1.5),
      Math.max(2, seen - 1.5),
    );
  }

  /** Drawn once for each model and size. */
  #image({ model, rows, colors }: MinimapView, wide: number, high: number): HTMLCanvasElement {
    const key = `${wide} ${high} ${rows.root} ${colors.background} ${colors.isPlain}`;
    if (this.#drawn?.model === model && this.#drawn.key === key) return this.#drawn.image;
    const image = document.createElement('canvas');
    image.width = wide;
    image.height = high;
    const context = image.getContext('2d');
    this.#drawn = { model, key, image };
    if (context === null) return image;
    context.fillStyle = colors.background;
    context.fillRect(0, 0, wide, high);
    const perRow = high / model.rowCount;
    model.page.boxes.forEach((box, index) => {
      const fill = colors.fill(box, model.functionOf(index), 'plain');
      context.fillStyle = colors.isPlain ? colors.dim : fill;
      const top = (rows.topOf(box.row, model) / rows.height) * perRow;
      context.fillRect(box.x * wide, top, Math.max(0.5, box.width * wide), Math.max(0.5, perRow - 0.5));
    });
    return image;
  }
}
