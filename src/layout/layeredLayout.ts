/**
 * Places a directed graph in rows, edges pointing down: cycles are opened, nodes get rows, rows an order, everything an x,
 * and edges curves around what stands between. Parts that do not hang together stand beside each other. Thousands of nodes
 * take seconds: every step that looks for something better is bounded.
 */
import { backEdges } from './backEdges';
import type { Component } from './components';
import { components } from './components';
import type { Box } from './layered';
import { layered } from './layered';
import type { Layout, LayoutEdge, LayoutNode, PlacedEdge, Point, Spacing } from './layoutTypes';
import { nodeRows } from './nodeRows';
import { pack } from './pack';
import { placeColumns } from './placeColumns';
import { routeEdges } from './routeEdges';
import { orderRows } from './rowOrder';
import type { Loop } from './selfLoops';
import { loopRoom, placedLoop } from './selfLoops';

export const DEFAULT_SPACING: Spacing = { nodeGap: 18, rowGap: 40 };

export function layeredLayout(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  spacing: Spacing = DEFAULT_SPACING,
): Layout {
  const parts = components(nodes.length, edges).map((component) => ({
    component,
    placed: placeComponent(component, nodes, edges, spacing),
  }));
  const packed = pack(
    parts.map(({ placed }) => placed),
    spacing.nodeGap * 2,
  );
  const nodePoints: Point[] = new Array<Point>(nodes.length);
  const placedEdges: PlacedEdge[] = new Array<PlacedEdge>(edges.length);
  for (const [index, { component, placed }] of parts.entries()) {
    const offset = packed.offsets[index] ?? ORIGIN;
    for (const [at, node] of component.nodes.entries())
      nodePoints[node] = moved(placed.nodes[at] ?? ORIGIN, offset);
    for (const [at, edge] of component.edges.entries()) {
      const { curve = [], label } = placed.edges[at] ?? {};
      placedEdges[edge] = {
        curve: curve.map((point) => moved(point, offset)),
        ...(label && { label: moved(label, offset) }),
      };
    }
  }
  return { width: packed.width, height: packed.height, nodes: nodePoints, edges: placedEdges };
}

const ORIGIN: Point = { x: 0, y: 0 };

function moved({ x, y }: Point, by: Point): Point {
  return { x: x + by.x, y: y + by.y };
}

/** Its own nodes and edges, in the order of the component, from (0, 0). */
function placeComponent(
  component: Component,
  allNodes: readonly LayoutNode[],
  allEdges: readonly LayoutEdge[],
  spacing: Spacing,
): Layout {
  const local = new Map(component.nodes.map((node, index) => [node, index]));
  const nodes = component.nodes.map((node) => allNodes[node] ?? { width: 0, height: 0 });
  const edges = component.edges.map((index) => {
    const edge = allEdges[index] as LayoutEdge;
    return { ...edge, from: local.get(edge.from) ?? 0, to: local.get(edge.to) ?? 0 };
  });
  const between = edges.filter(({ from, to }) => from !== to);
  const loops = edges.filter(({ from, to }) => from === to);
  const boxes = boxesOf(nodes, loops);
  const isBack = backEdges(
    nodes.length,
    Int32Array.from(between, ({ from }) => from),
    Int32Array.from(between, ({ to }) => to),
  );
  // Labels stand in rows of their own, in the middle of an edge.
  const scale = between.some(({ labelWidth }) => labelWidth > 0) ? 2 : 1;
  const down = between.map((edge, index) => ({
    upper: isBack[index] === 1 ? edge.to : edge.from,
    lower: isBack[index] === 1 ? edge.from : edge.to,
    weight: Math.max(1, edge.weight),
    minLength: scale * (edge.minLength ?? 1),
    labelWidth: edge.labelWidth,
    labelHeight: edge.labelHeight,
  }));
  const graph = layered(boxes, down, nodeRows(nodes.length, down));
  orderRows(graph);
  const xs = placeColumns(graph, spacing.nodeGap);
  const routed = routeEdges(graph, xs, {
    nodes,
    edges: down,
    rowGap: spacing.rowGap / scale,
    nodeGap: spacing.nodeGap,
  });
  return assembled(nodes, edges, routed, isBack);
}

function boxesOf(nodes: readonly LayoutNode[], loops: readonly Loop[]): Box[] {
  const rights = nodes.map(({ width }) => width / 2);
  for (const loop of loops) rights[loop.from] = (rights[loop.from] ?? 0) + loopRoom(loop);
  return nodes.map(({ width, height }, index) => ({ left: width / 2, right: rights[index] ?? 0, height }));
}

type Routed = ReturnType<typeof routeEdges>;

/** Puts self-loops between the other edges again, and turns edges back that were turned around. */
function assembled(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  routed: Routed,
  isBack: Uint8Array,
): Layout {
  const used = new Map<number, number>();
  let next = 0;
  const placed = edges.map((edge) => {
    if (edge.from === edge.to) {
      const offset = used.get(edge.from) ?? 0;
      used.set(edge.from, offset + loopRoom(edge));
      return placedLoop(edge, nodes[edge.from], routed.nodes[edge.from], offset);
    }
    const index = next++;
    const route = routed.edges[index] ?? { curve: [] };
    return isBack[index] === 1 ? { ...route, curve: [...route.curve].reverse() } : route;
  });
  return { width: routed.width, height: routed.height, nodes: routed.nodes, edges: placed };
}
