/** Where in the graph the person is: the box of the keyboard, and what part of the width fills the window. */
import type { FlameData } from './flameData';
import type { FlameModel } from './flameModel';
import type { FlameStage } from './flameStage';
import { WHOLE } from './flameViewport';

export class FlameWalk {
  /** Boxes are held by the server's number, since indices change with each answer. */
  #focused = 0;
  /** Its functions from the root down, by which it is found again when the profile is another one. */
  #names: readonly string[] = [];
  /** Whose numbers those are. */
  #tree = '';
  hovered: number | undefined;
  readonly #stage: FlameStage;
  readonly #data: FlameData;
  readonly #onMove: () => void;

  constructor(stage: FlameStage, data: FlameData, onMove: () => void) {
    this.#stage = stage;
    this.#data = data;
    this.#onMove = onMove;
  }

  /** Of the boxes that are drawn; undefined while there are none. */
  get model(): FlameModel | undefined {
    const model = this.#data.modelFor(this.#stage.viewport.span);
    return model?.isEmpty === true ? undefined : model;
  }

  get focused(): number {
    return this.#focused;
  }

  set focused(node: number) {
    this.#focused = node;
    const model = this.model;
    const index = model?.indexOf(node);
    if (model !== undefined && index !== undefined) this.#names = namesTo(model, index);
  }

  /** Index of the focused box; the root's where that is too narrow to be there. */
  focusedIn(model: FlameModel): number {
    const { whole, tree } = this.#data;
    if (whole !== undefined && !whole.isEmpty && tree !== this.#tree) {
      this.#tree = tree;
      this.#focused = whole.box(furthestAlong(whole, this.#names)).node;
    }
    return model.indexOf(this.#focused) ?? 0;
  }

  /** From the root to what fills the window; the root alone where everything is seen. */
  wayTo(model: FlameModel): readonly number[] {
    const { viewport } = this.#stage;
    if (viewport.isWhole) return [0];
    return model.pathTo(model.covering(viewport.target.from, viewport.target.to));
  }

  focusOn(model: FlameModel, index: number): void {
    this.focused = model.box(index).node;
    this.#stage.reveal(model, index);
    const { x, width } = model.box(index);
    const { from, to } = this.#stage.viewport.target;
    // What is out of sight to the side comes into it, and keeps the scale if it can.
    if (x + width <= from || x >= to) {
      this.#stage.viewport.show({ from: x, to: x + Math.max(to - from, width) }, 'animated');
    }
    this.#onMove();
  }

  zoomTo(node: number): void {
    const model = this.#data.modelFor(this.#stage.viewport.target) ?? this.model;
    const index = model?.indexOf(node);
    if (model === undefined || index === undefined) return;
    const { x, width } = model.box(index);
    this.focused = node;
    this.#stage.viewport.show({ from: x, to: x + width }, 'animated');
    this.#onMove();
  }

  /** To the next box towards the root that is wider than what is seen. */
  zoomOut(model: FlameModel): void {
    const { viewport } = this.#stage;
    if (viewport.isWhole) return;
    const seen = viewport.target.to - viewport.target.from;
    const wider = this.wayTo(model).findLast((index) => model.box(index).width > seen * 1.0001) ?? 0;
    this.zoomTo(model.box(wider).node);
  }

  /** A factor above 1 shows more. */
  scale(model: FlameModel, factor: number): void {
    const { x, width } = model.box(this.focusedIn(model));
    this.#stage.viewport.zoom(x + width / 2, factor);
  }

  toWhole(): void {
    this.focused = 0;
    this.hovered = undefined;
    this.#stage.viewport.show(WHOLE, 'at once');
  }
}

function namesTo(model: FlameModel, index: number): readonly string[] {
  return model
    .pathTo(index)
    .slice(1)
    .map((at) => model.functionOf(at).name);
}

/** As far as the way is the same in this tree. */
function furthestAlong(model: FlameModel, names: readonly string[]): number {
  let at = 0;
  for (const name of names) {
    const next = [...model.children(at, 'callees'), ...model.children(at, 'callers')].find(
      (child) => model.functionOf(child).name === name,
    );
    if (next === undefined) break;
    at = next;
  }
  return at;
}
