/** The elements of a picture that are in the document: all of a small one, of a large one what is seen and around it. */
import type { GraphPicture } from '../../src/protocol/graphRequests';
import { svgElement } from '../chart/svgElement';
import { boxShape, faceOf, labelShape, lineShape } from './graphShapes';
import type { Rectangle, Viewport } from './viewport';

/** What is special about boxes just now, by their positions. */
export interface GraphMarks {
  readonly selected: ReadonlySet<number>;
  /** What the filter finds; undefined while there is none. */
  readonly found: ReadonlySet<number> | undefined;
  readonly hovered: number | undefined;
  /** The one that Tab leads to. */
  readonly current: number;
}

/** About as many elements cost nothing to keep; a box is seven or so, a line five. */
const MOST_ELEMENTS = 1500;
/** Letters below this many pixels are no letters any more, and cost most of the drawing. */
const LEAST_LETTER = 3;
const SMALLEST_FONT = 8;

export class GraphLayers {
  readonly svg = svgElement('svg', { class: 'graph-svg', role: 'listbox' });
  readonly #world = svgElement('g', {});
  readonly #lineLayer = svgElement('g', { role: 'presentation' });
  readonly #boxLayer = svgElement('g', { role: 'presentation' });
  readonly #labelLayer = svgElement('g', { role: 'presentation' });
  #picture: GraphPicture | undefined;
  #labelOf: (box: number) => string = () => '';
  #marks: GraphMarks = { selected: new Set(), found: undefined, hovered: undefined, current: 0 };
  readonly #boxes = new Map<number, SVGGElement>();
  readonly #lines = new Map<number, { readonly line: SVGGElement; readonly label: SVGElement | undefined }>();
  readonly #positions = new WeakMap<Element, number>();

  constructor() {
    this.#world.setAttribute('role', 'presentation');
    this.#world.append(this.#lineLayer, this.#boxLayer, this.#labelLayer);
    this.svg.append(this.#world);
  }

  show(picture: GraphPicture | undefined, labelOf: (box: number) => string): void {
    this.#picture = picture;
    this.#labelOf = labelOf;
    for (const layer of [this.#lineLayer, this.#boxLayer, this.#labelLayer]) layer.replaceChildren();
    this.#boxes.clear();
    this.#lines.clear();
  }

  mark(marks: GraphMarks): void {
    this.#marks = marks;
    const { hovered, found } = marks;
    this.svg.classList.toggle('is-hovering', hovered !== undefined);
    this.svg.classList.toggle('is-filtering', found !== undefined);
    const near = this.#near(hovered);
    for (const [position, shape] of this.#boxes) this.#dressBox(shape, position, near);
    for (const [position, { line, label }] of this.#lines) this.#dressLine([line, label], position);
  }

  place(viewport: Viewport): void {
    const { scale, corner } = viewport;
    this.#world.setAttribute('transform', `translate(${corner.x} ${corner.y}) scale(${scale})`);
    this.svg.classList.toggle('is-far', scale * SMALLEST_FONT < LEAST_LETTER);
    if (this.#picture !== undefined) this.#fill(this.#picture, viewport.around);
  }

  /** The box that an element is part of, or undefined. */
  positionOf(target: EventTarget | null): number | undefined {
    const shape = target instanceof Element ? target.closest('.graph-box') : null;
    return shape === null ? undefined : this.#positions.get(shape);
  }

  /** False, and nothing is done, when it is out of sight. */
  focus(position: number): boolean {
    const shape = this.#boxes.get(position);
    const face = shape && faceOf(shape);
    face?.focus({ preventScroll: true });
    return face !== undefined;
  }

  #fill({ boxes, lines }: GraphPicture, around: Rectangle): void {
    const isSmall = boxes.length * 7 + lines.length * 5 <= MOST_ELEMENTS;
    const near = this.#near(this.#marks.hovered);
    for (const [position, line] of lines.entries()) {
      const [left, top, right, bottom] = line.bounds;
      const isSeen = isSmall || isWithin({ left, top, width: right - left, height: bottom - top }, around);
      const known = this.#lines.get(position);
      if (isSeen && known === undefined) this.#addLine(position);
      if (!isSeen && known !== undefined) this.#removeLine(position);
    }
    for (const [position, box] of boxes.entries()) {
      const isSeen = isSmall || position === this.#marks.current || isWithin(box, around);
      const known = this.#boxes.get(position);
      if (isSeen && known === undefined) this.#dressBox(this.#addBox(position), position, near);
      if (!isSeen && known !== undefined) {
        known.remove();
        this.#boxes.delete(position);
      }
    }
  }

  #addBox(position: number): SVGGElement {
    const box = this.#picture?.boxes[position];
    if (box === undefined) return svgElement('g', {});
    const shape = boxShape(box, `graph-box-${position}`, this.#labelOf(position));
    this.#boxes.set(position, shape);
    this.#positions.set(shape, position);
    this.#boxLayer.append(shape);
    return shape;
  }

  #addLine(position: number): void {
    const data = this.#picture?.lines[position];
    if (data === undefined) return;
    const [line, label] = [lineShape(data), labelShape(data)];
    this.#lines.set(position, { line, label });
    this.#dressLine([line, label], position);
    this.#lineLayer.append(line);
    if (label !== undefined) this.#labelLayer.append(label);
  }

  #removeLine(position: number): void {
    const known = this.#lines.get(position);
    known?.line.remove();
    known?.label?.remove();
    this.#lines.delete(position);
  }

  /** The hovered box and all that a line joins to it. */
  #near(hovered: number | undefined): ReadonlySet<number> {
    if (hovered === undefined) return NONE;
    const near = new Set([hovered]);
    for (const { from, to } of this.#picture?.lines ?? []) {
      if (from === hovered) near.add(to);
      if (to === hovered) near.add(from);
    }
    return near;
  }

  #dressBox(shape: SVGGElement, position: number, near: ReadonlySet<number>): void {
    const { selected, found, current } = this.#marks;
    const isSelected = selected.has(position);
    shape.classList.toggle('is-selected', isSelected);
    shape.classList.toggle('is-near', near.has(position));
    shape.classList.toggle('is-found', found?.has(position) === true);
    if (this.#picture?.boxes[position]?.kind !== 'node') return;
    const face = faceOf(shape);
    face?.setAttribute('aria-selected', String(isSelected));
    face?.setAttribute('tabindex', position === current ? '0' : '-1');
  }

  #dressLine(shapes: readonly (SVGElement | undefined)[], position: number): void {
    const line = this.#picture?.lines[position];
    if (line === undefined) return;
    const { selected, hovered } = this.#marks;
    const isSelected = line.kind === 'call' && (selected.has(line.from) || selected.has(line.to));
    for (const shape of shapes) {
      shape?.classList.toggle('is-selected', isSelected);
      shape?.classList.toggle('is-near', line.from === hovered || line.to === hovered);
    }
  }
}

const NONE: ReadonlySet<number> = new Set();

function isWithin({ left, top, width, height }: Rectangle, around: Rectangle): boolean {
  return (
    left + width >= around.left &&
    left <= around.left + around.width &&
    top + height >= around.top &&
    top <= around.top + around.height
  );
}
