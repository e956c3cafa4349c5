/** Draws the boxes that are seen, and nothing else. */
import { strings } from '../strings';
import type { FlameColors } from './flameColors';
import type { FlameModel } from './flameModel';
import type { Span } from './flameViewport';
import { LabelFit } from './labelFit';
import type { FlameRows } from './flameRows';

export interface FlameScene {
  readonly model: FlameModel;
  readonly span: Span;
  readonly rows: FlameRows;
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
  readonly colors: FlameColors;
  readonly selected: string;
  /** Index of the box that the keyboard is at. */
  readonly focused: number | undefined;
  readonly hovered: number | undefined;
  readonly isSearching: boolean;
}

const TEXT_MARGIN = 4;
const SIGN_WIDTH = 14;
/** Narrower boxes have no room for two letters. */
const LEAST_TEXT_WIDTH = 22;
/** From this width on a gap separates neighbours; in narrower ones it would take too much of them. */
const LEAST_GAP_WIDTH = 3;

export class FlamePainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #fit: LabelFit;
  #font = '';

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('A canvas that can be drawn on was expected.');
    this.#context = context;
    this.#fit = new LabelFit(context);
  }

  paint(scene: FlameScene, font: string, scale: number): void {
    const context = this.#context;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.fillStyle = scene.colors.background;
    context.fillRect(0, 0, scene.width, scene.height);
    context.font = font;
    if (font !== this.#font) this.#fit.forget();
    this.#font = font;
    context.textBaseline = 'middle';
    for (let row = scene.model.firstRow; row <= scene.model.lastRow; row++) this.#row(scene, row);
  }

  #row(scene: FlameScene, row: number): void {
    const { model, span, rows, scrollTop, width, height } = scene;
    const top = rows.topOf(row, model) - scrollTop;
    if (top + rows.height <= 0 || top >= height) return;
    const boxes = model.row(row);
    const perShare = width / (span.to - span.from);
    const outlined: Rectangle[] = [];
    for (let at = model.firstAt(boxes, span.from); at < boxes.length; at++) {
      const index = boxes[at] as number;
      const box = model.box(index);
      if (box.x >= span.to) break;
      const left = Math.max(0, (box.x - span.from) * perShare);
      const right = Math.min(width, (box.x + box.width - span.from) * perShare);
      const rectangle = { index, left, top, width: Math.max(0.5, right - left), height: rows.height };
      this.#box(scene, rectangle);
      if (this.#isOutlined(scene, index)) outlined.push(rectangle);
    }
    for (const rectangle of outlined) this.#outline(scene, rectangle);
  }

  #box({ model, colors, isSearching }: FlameScene, { index, left, top, width, height }: Rectangle): void {
    const context = this.#context;
    const of = model.functionOf(index);
    const isDimmed = isSearching && !of.isMatch;
    const gap = width >= LEAST_GAP_WIDTH ? 1 : 0;
    context.fillStyle = colors.fill(model.box(index), of, isDimmed ? 'dimmed' : 'plain');
    context.fillRect(left, top, width - gap, height - 1);
    if (colors.isPlain && width >= LEAST_GAP_WIDTH) {
      context.strokeStyle = colors.line;
      context.lineWidth = 1;
      context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
    }
    if (width < LEAST_TEXT_WIDTH) return;
    if (of.isInlined) this.#inlinedMark(colors, left, top, width - gap);
    const sign = colors.isPlain && model.page.isDifference ? signOf(model.box(index).lean) : '';
    const room = width - TEXT_MARGIN * 2 - (sign === '' ? 0 : SIGN_WIDTH);
    const text = this.#fit.fit(of, room);
    if (text === '' && sign === '') return;
    context.fillStyle = isDimmed ? colors.dim : colors.text;
    context.fillText(sign + text, left + TEXT_MARGIN, top + height / 2);
  }

  /** A dashed edge: there was no call here, the compiler put the function into its caller. */
  #inlinedMark(colors: FlameColors, left: number, top: number, width: number): void {
    const context = this.#context;
    context.strokeStyle = colors.text;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.beginPath();
    context.moveTo(left, top + 0.5);
    context.lineTo(left + width, top + 0.5);
    context.stroke();
    context.setLineDash([]);
  }

  #isOutlined({ model, selected, focused, hovered, isSearching }: FlameScene, index: number): boolean {
    const of = model.functionOf(index);
    const isSelected = selected !== '' && of.name === selected;
    return isSelected || index === focused || index === hovered || (isSearching && of.isMatch);
  }

  #outline(scene: FlameScene, { index, left, top, width, height }: Rectangle): void {
    const { model, colors, selected, focused } = scene;
    const context = this.#context;
    const isSelected = selected !== '' && model.functionOf(index).name === selected;
    const isStrong = index === focused || isSelected;
    const line = Math.min(isStrong ? 2 : 1, width / 2);
    context.strokeStyle = isStrong ? colors.focus : index === scene.hovered ? colors.text : colors.match;
    context.lineWidth = line;
    context.strokeRect(left + line / 2, top + line / 2, Math.max(0, width - 1 - line), height - 1 - line);
    if (index !== focused) return;
    context.lineWidth = 1;
    context.strokeStyle = colors.text;
    const inset = line + 0.5;
    if (width > 8)
      context.strokeRect(left + inset, top + inset, width - 1 - inset * 2, height - 1 - inset * 2);
  }
}

/** Where there are no colours to say it. */
function signOf(lean: number): string {
  return lean > 0 ? strings.flameMore : lean < 0 ? strings.flameLess : '';
}

interface Rectangle {
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
