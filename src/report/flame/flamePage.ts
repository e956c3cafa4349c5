/** The boxes that a window onto the flame graph shows. */
import type { FlameTree } from '../../analysis/flame/flameTree';
import { widestNodes, type Window } from '../../analysis/flame/widestNodes';
import type { FlameBox, FlameFunction, FlamePage, FlameWindow } from '../../protocol/flameRequests';
import { frameAt, placeOf } from '../frameText';
import type { OpenView } from '../openView';
import { quantity } from '../quantity';
import { flameSearch, type FlameSearch } from './flameSearch';
import { flameViewOf, type FlameView } from './flameView';

export function flamePage(view: OpenView, asked: FlameWindow): FlamePage {
  const flame = flameViewOf(view);
  const search = asked.search === '' ? undefined : flameSearch(view, flame, asked.search);
  const maker = new BoxMaker(view, flame, search);
  const window = readWindow(asked);
  const trees = treesOf(flame, asked.pivot);
  const zoom = trees[0] && zoomOf(flame, trees[0].tree, asked.path);
  let left: FlamePage['left'] = 'nothing';
  for (const { tree, direction } of trees) {
    const found = widestNodes(tree, { ...window, maxNodes: window.maxNodes - maker.boxes.length });
    maker.add(tree, found.nodes, direction);
    if (found.left !== 'nothing') left = found.left === 'work' ? 'work' : 'boxes';
  }
  return {
    boxes: maker.boxes,
    functions: maker.functions,
    isDifference: flame.isDifference,
    ...(search === undefined ? {} : { found: quantity(search.total, view.style) }),
    ...(zoom === undefined ? {} : { zoom }),
    left,
  };
}

/** More boxes than a screen has columns of pixels times rows that anyone reads. */
const MAX_BOXES = 6000;
/** About a tenth of a second, for which others wait; the tree stays open, and the next request goes on from there. */
const MAX_WORK = 6_000_000;

function readWindow({ from, to, minWidth }: FlameWindow): Window {
  const start = clamped(from, 0, 1);
  return {
    from: start,
    to: Math.max(start, clamped(to, 1, 1)),
    minWidth: clamped(minWidth, 0.001, 1),
    maxNodes: MAX_BOXES,
    maxWork: MAX_WORK,
  };
}

function clamped(value: number, otherwise: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(0, value)) : otherwise;
}

interface DrawnTree {
  readonly tree: FlameTree;
  readonly direction: 1 | -1;
}

/** A tree without weight has nothing to draw, not even its root. */
function treesOf(flame: FlameView, pivot: string): DrawnTree[] {
  if (pivot === '') return [{ tree: flame.whole, direction: 1 as const }].filter(hasWeight);
  const { callees, callers } = flame.around(pivot);
  return [
    { tree: callees, direction: 1 as const },
    { tree: callers, direction: -1 as const },
  ].filter(hasWeight);
}

function hasWeight({ tree }: DrawnTree): boolean {
  return tree.nodes.weightOf(0) > 0;
}

/** The box that the names lead to, or the last one on the way that is still there. */
function zoomOf(flame: FlameView, tree: FlameTree, path: readonly string[]): FlamePage['zoom'] {
  if (path.length === 0) return undefined;
  const { nodes } = tree;
  let node = 0;
  let depth = 0;
  for (const name of path) {
    tree.open(node);
    const first = nodes.firstChild[node] as number;
    const end = first + (nodes.childCount[node] as number);
    let child = first;
    while (child < end && flame.functions.of(nodes.source[child] as number).name !== name) child++;
    if (child === end) break;
    node = child;
    depth++;
  }
  const total = nodes.weightOf(0);
  if (depth === 0 || nodes.weightOf(node) === 0) return undefined;
  return { x: (nodes.left[node] as number) / total, width: nodes.weightOf(node) / total, depth };
}

class BoxMaker {
  readonly boxes: FlameBox[] = [];
  readonly functions: FlameFunction[] = [];
  private readonly functionOf = new Map<number, number>();

  constructor(
    private readonly view: OpenView,
    private readonly flame: FlameView,
    private readonly search: FlameSearch | undefined,
  ) {}

  /** The root of callers is the pivot, which the callees have drawn already. */
  add(tree: FlameTree, nodes: readonly number[], direction: 1 | -1): void {
    const indices = new Map<number, number>();
    for (const node of nodes) {
      if (direction === -1 && node === 0) continue;
      indices.set(node, this.boxes.length);
      this.boxes.push(this.box(tree, node, indices, direction));
    }
  }

  private box(
    tree: FlameTree,
    node: number,
    indices: ReadonlyMap<number, number>,
    direction: 1 | -1,
  ): FlameBox {
    const { nodes } = tree;
    const { profile, style } = this.view;
    const total = nodes.weightOf(0);
    const weight = nodes.weightOf(node);
    const frame = nodes.frame[node] as number;
    const parent = nodes.parent[node] as number;
    return {
      node: direction === 1 ? node : -1 - node,
      parent: indices.get(parent) ?? (parent === 0 ? 0 : -1),
      row: direction * (nodes.depth[node] as number),
      x: (nodes.left[node] as number) / total,
      width: weight / total,
      of: this.indexOf(nodes.source[node] as number),
      cum: quantity(tree.cumOf(node), style),
      flat: quantity(direction === 1 ? tree.flatOf(node) : 0, style),
      lean: ((nodes.increase[node] as number) - (nodes.decrease[node] as number)) / weight,
      at: frame < 0 ? '' : frameAt(profile, frame),
      place: frame < 0 ? -1 : placeOf(profile, frame),
      childCount: nodes.childCount[node] as number,
    };
  }

  private indexOf(source: number): number {
    let index = this.functionOf.get(source);
    if (index === undefined) {
      index = this.functions.length;
      this.functionOf.set(source, index);
      const isMatch = source >= 0 && this.search?.isMatch[source] === 1;
      this.functions.push({ ...this.flame.functions.of(source), isMatch });
    }
    return index;
  }
}
