/** The boxes of one answer, to be found by place and by kinship. Boxes are named by their index in the answer. */
import type { FlameBox, FlameFunction, FlamePage } from '../../src/protocol/flameRequests';

export class FlameModel {
  readonly page: FlamePage;
  firstRow = 0;
  lastRow = 0;
  readonly #rows = new Map<number, number[]>();
  readonly #children = new Map<number, number[]>();
  readonly #ofNode = new Map<number, number>();

  constructor(page: FlamePage) {
    this.page = page;
    page.boxes.forEach((box, index) => {
      push(this.#rows, box.row, index);
      if (box.parent >= 0 && index !== box.parent) push(this.#children, box.parent, index);
      this.#ofNode.set(box.node, index);
      this.firstRow = Math.min(this.firstRow, box.row);
      this.lastRow = Math.max(this.lastRow, box.row);
    });
    for (const row of this.#rows.values()) this.#order(row);
    for (const children of this.#children.values()) this.#order(children);
  }

  get isEmpty(): boolean {
    return this.page.boxes.length === 0;
  }

  get rowCount(): number {
    return this.lastRow - this.firstRow + 1;
  }

  box(index: number): FlameBox {
    return this.page.boxes[index] as FlameBox;
  }

  functionOf(index: number): FlameFunction {
    return this.page.functions[this.box(index).of] as FlameFunction;
  }

  /** Undefined where it is too narrow to have been sent. */
  indexOf(node: number): number | undefined {
    return this.#ofNode.get(node);
  }

  /** The boxes of a row from left to right. */
  row(row: number): readonly number[] {
    return this.#rows.get(row) ?? [];
  }

  /** Where in `row` the boxes begin that reach beyond `x`. */
  firstAt(row: readonly number[], x: number): number {
    let [low, high] = [0, row.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { x: left, width } = this.box(row[middle] as number);
      if (left + width <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  boxAt(rowNumber: number, x: number): number | undefined {
    const row = this.row(rowNumber);
    const index = row[this.firstAt(row, x)];
    return index !== undefined && this.box(index).x <= x ? index : undefined;
  }

  /** Of those on the given side: a pivot has callers and callees. */
  children(index: number, side: 'callees' | 'callers'): readonly number[] {
    return (this.#children.get(index) ?? []).filter(
      (child) => this.box(child).row < 0 === (side === 'callers'),
    );
  }

  siblings(index: number): readonly number[] {
    const { parent, row } = this.box(index);
    return parent < 0 || row === 0 ? [index] : this.children(parent, row < 0 ? 'callers' : 'callees');
  }

  /** From the root, or the pivot, to the box. */
  pathTo(index: number): readonly number[] {
    const path = [index];
    for (let at = index; this.box(at).row !== 0 && this.box(at).parent >= 0;) {
      at = this.box(at).parent;
      path.unshift(at);
    }
    return path;
  }

  /** The box furthest from the root that spans all of what is looked at; callers do not count. */
  covering(from: number, to: number): number {
    let found = 0;
    for (;;) {
      const next = this.children(found, 'callees').find((child) => {
        const { x, width } = this.box(child);
        return x <= from + SLACK * (to - from) && x + width >= to - SLACK * (to - from);
      });
      if (next === undefined) return found;
      found = next;
    }
  }

  #order(indices: number[]): void {
    indices.sort((a, b) => this.box(a).x - this.box(b).x || a - b);
  }
}

/** Of the width that is looked at: sums of doubles differ in their last digits. */
const SLACK = 1e-6;

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
