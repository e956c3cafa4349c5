import { describe, expect, it } from 'vitest';
import { layeredLayout } from '../../../src/layout/layeredLayout';
import type { Layout, LayoutEdge, Point } from '../../../src/layout/layoutTypes';
import type { RandomGraph } from './randomGraph';
import { randomGraph } from './randomGraph';

describe('layeredLayout', () => {
  it('places nothing', () => {
    expect(layeredLayout([], [])).toEqual({ width: 0, height: 0, nodes: [], edges: [] });
  });

  it('places a single box', () => {
    expect(layeredLayout([{ width: 40, height: 20 }], [])).toEqual({
      width: 40,
      height: 20,
      nodes: [{ x: 20, y: 10 }],
      edges: [],
    });
  });

  it('puts what is called below its caller, the line from border to border', () => {
    const { nodes, edges } = layeredLayout([BOX, BOX], [plainEdge(0, 1)]);
    expect(nodes[0]?.x).toBe(nodes[1]?.x);
    const curve = edges[0]?.curve ?? [];
    expect(curve[0]).toEqual({ x: nodes[0]?.x, y: (nodes[0]?.y ?? 0) + 10 });
    expect(curve.at(-1)).toEqual({ x: nodes[1]?.x, y: (nodes[1]?.y ?? 0) - 10 });
  });

  it('leads a call back up from the lower box to the upper one', () => {
    const { nodes, edges } = layeredLayout([BOX, BOX], [plainEdge(0, 1), plainEdge(1, 0)]);
    const back = edges[1]?.curve ?? [];
    expect(back[0]?.y).toBe((nodes[1]?.y ?? 0) - 10);
    expect(back.at(-1)?.y).toBe((nodes[0]?.y ?? 0) + 10);
  });

  it('draws a bow for an edge from a node to itself, within the picture', () => {
    const loop = { ...plainEdge(0, 0), labelWidth: 30, labelHeight: 17 };
    const { width, edges } = layeredLayout([BOX], [loop]);
    expect(edges[0]?.curve[0]?.x).toBe(40);
    expect((edges[0]?.label?.x ?? Infinity) + 30).toBeLessThanOrEqual(width);
  });

  it('keeps the rows between the ends that an edge asks for', () => {
    const distance = (minLength: number): number => {
      const { nodes } = layeredLayout([BOX, BOX], [{ ...plainEdge(0, 1), minLength }]);
      return (nodes[1]?.y ?? 0) - (nodes[0]?.y ?? 0);
    };
    expect(distance(2)).toBeGreaterThan(distance(1));
  });

  it('stands parts that do not hang together beside and below each other', () => {
    const nodes = Array.from({ length: 100 }, () => ({ width: 160, height: 100 }));
    const { width, height } = layeredLayout(nodes, []);
    expect(width).toBeLessThan(4 * height);
    expect(height).toBeLessThan(4 * width);
  });

  it('gives the same for the same', () => {
    const { nodes, edges } = randomGraph(60, 50, 9);
    expect(layeredLayout(nodes, edges)).toEqual(layeredLayout(nodes, edges));
  });

  it.each([
    ['a long chain', 2000, chain],
    ['a star', 800, star],
    ['one long cycle', 800, cycle],
    ['everything with everything', 25, complete],
  ])('ends with finite numbers for %s', (_, count, edgesOf) => {
    const nodes = Array.from({ length: count }, () => BOX);
    const layout = layeredLayout(nodes, edgesOf(count));
    const points = [...layout.nodes, ...layout.edges.flatMap(({ curve }) => curve)];
    expect(points.filter(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))).toEqual([]);
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('a random call graph (seed %i)', (seed) => {
  const graph = randomGraph(12 + seed * 8, 6 + seed * 6, seed);
  const layout = layeredLayout(graph.nodes, graph.edges);
  const boxes = boxesOf(graph, layout);
  const labels = labelsOf(graph, layout);

  it('stays within the picture', () => {
    const picture = { left: 0, top: 0, right: layout.width, bottom: layout.height };
    expect([...boxes, ...labels].filter((box) => !contains(picture, box))).toEqual([]);
  });

  it('has no two boxes or labels over each other', () => {
    expect(overlapping([...boxes, ...labels])).toEqual([]);
  });

  it('leads no line through a box that is not its own', () => {
    const through = graph.edges.flatMap((edge, index) =>
      boxes.flatMap((box, node) =>
        node !== edge.from && node !== edge.to && crosses(layout.edges[index]?.curve ?? [], box)
          ? [{ edge: index, node }]
          : [],
      ),
    );
    expect(through).toEqual([]);
  });

  it('has each label beside its line', () => {
    for (const { curve, label } of layout.edges) {
      if (!label) continue;
      const near = samples(curve).some(
        (point) => Math.abs(point.x - label.x) < 12 && point.y >= label.y - 6 && point.y <= label.y + 24,
      );
      expect(near).toBe(true);
    }
  });
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const BOX = { width: 40, height: 20 };

function plainEdge(from: number, to: number): LayoutEdge {
  return { from, to, weight: 1, labelWidth: 0, labelHeight: 0 };
}

function chain(count: number): LayoutEdge[] {
  return Array.from({ length: count - 1 }, (_, index) => plainEdge(index, index + 1));
}

function star(count: number): LayoutEdge[] {
  return Array.from({ length: count - 1 }, (_, index) => plainEdge(0, index + 1));
}

function cycle(count: number): LayoutEdge[] {
  return Array.from({ length: count }, (_, index) => plainEdge(index, (index + 1) % count));
}

function complete(count: number): LayoutEdge[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return all.flatMap((from) => all.filter((to) => to !== from).map((to) => plainEdge(from, to)));
}

function boxesOf({ nodes }: RandomGraph, layout: Layout): Box[] {
  return nodes.map(({ width, height }, index) => {
    const { x, y } = layout.nodes[index] ?? { x: NaN, y: NaN };
    return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  });
}

function labelsOf({ edges }: RandomGraph, layout: Layout): Box[] {
  return edges.map(({ labelWidth, labelHeight }, index) => {
    const { x, y } = layout.edges[index]?.label ?? { x: NaN, y: NaN };
    return { left: x, top: y, right: x + labelWidth, bottom: y + labelHeight };
  });
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left - 0.01 &&
    inner.top >= outer.top - 0.01 &&
    inner.right <= outer.right + 0.01 &&
    inner.bottom <= outer.bottom + 0.01
  );
}

function overlapping(boxes: readonly Box[]): (readonly [number, number])[] {
  return boxes.flatMap((a, first) =>
    boxes.flatMap((b, second) => {
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      return second <= first || apart ? [] : [[first, second] as const];
    }),
  );
}

function crosses(curve: readonly Point[], box: Box): boolean {
  return samples(curve).some(
    ({ x, y }) => x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1,
  );
}

/** Forty points of each piece. */
function samples(curve: readonly Point[]): Point[] {
  const points: Point[] = [];
  for (let end = 3; end < curve.length; end += 3) {
    const piece = curve.slice(end - 3, end + 1);
    for (let step = 0; step <= 40; step++) {
      const t = step / 40;
      const parts = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      points.push({
        x: piece.reduce((sum, point, index) => sum + point.x * (parts[index] ?? 0), 0),
        y: piece.reduce((sum, point, index) => sum + point.y * (parts[index] ?? 0), 0),
      });
    }
  }
  return points;
}
