/** From columns to points: the height of rows, and curves that lead down between what stands in them. */
import type { DownEdge, Layered } from './layered';
import type { LayoutNode, PlacedEdge, Point } from './layoutTypes';
import type { Ports } from './ports';
import { ports } from './ports';
import { smoothLine, xOfCurve } from './smoothLine';
import type { Opening } from './tautLine';
import { tautLine } from './tautLine';

export interface RouteOptions {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly DownEdge[];
  readonly rowGap: number;
  readonly nodeGap: number;
}

export interface RoutedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Point[];
  readonly edges: readonly PlacedEdge[];
}

export function routeEdges(graph: Layered, columns: Float64Array, options: RouteOptions): RoutedGraph {
  const { xs, width } = fromZero(graph, columns);
  const bands = rowBands(graph, xs, options.rowGap);
  const scene: Scene = {
    ...{ graph, xs, bands, options },
    places: placesInRows(graph),
    ports: ports(graph, xs, options.nodes),
  };
  const nodes = options.nodes.map((_, node) => ({ x: xs[node] ?? 0, y: bandOf(scene, node).middle }));
  return {
    width,
    height: bands.at(-1)?.bottom ?? 0,
    nodes,
    edges: graph.chains.map((chain, index) => {
      const openings = openingsOf(scene, chain, index);
      const curve = smoothLine(tautLine(openings), openings);
      const label = labelOf(scene, index, curve);
      return { curve, ...(label && { label }) };
    }),
  };
}

interface Scene {
  readonly graph: Layered;
  readonly xs: Float64Array;
  readonly bands: readonly Band[];
  /** The index of everything in its row. */
  readonly places: Int32Array;
  readonly ports: Ports;
  readonly options: RouteOptions;
}

interface Band {
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
}

function fromZero({ lefts, rights }: Layered, columns: Float64Array): { xs: Float64Array; width: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const [node, x] of columns.entries()) {
    least = Math.min(least, x - (lefts[node] as number));
    most = Math.max(most, x + (rights[node] as number));
  }
  return { xs: columns.map((x) => x - least), width: most - least };
}

/** Rows with long ways sideways between them stand further apart, so that lines do not lie down. */
function rowBands(
  { rows, rowOf, heights, uppers, lowers }: Layered,
  xs: Float64Array,
  rowGap: number,
): Band[] {
  const sideways = new Float64Array(rows.length);
  for (let piece = 0; piece < uppers.length; piece++) {
    const [upper, lower] = [uppers[piece] as number, lowers[piece] as number];
    const row = rowOf[upper] as number;
    sideways[row] = Math.max(
      sideways[row] as number,
      Math.abs((xs[upper] as number) - (xs[lower] as number)),
    );
  }
  let top = 0;
  return rows.map((row, index) => {
    const gap = rowGap * (1 + Math.min(MOST_STRETCH, (sideways[index] as number) / STRETCH_EACH));
    const height = row.reduce((most, node) => Math.max(most, heights[node] as number), 0);
    const band = { top, middle: top + height / 2, bottom: top + height };
    top += height + gap;
    return band;
  });
}

const MOST_STRETCH = 3;
const STRETCH_EACH = 250;

function placesInRows({ rows, count }: Layered): Int32Array {
  const places = new Int32Array(count);
  for (const row of rows) for (const [at, node] of row.entries()) places[node] = at;
  return places;
}

function bandOf({ graph, bands }: Scene, node: number): Band {
  return bands[graph.rowOf[node] as number] ?? { top: 0, middle: 0, bottom: 0 };
}

function openingsOf(scene: Scene, chain: Int32Array, edge: number): Opening[] {
  const { options } = scene;
  const [upper, lower] = [chain[0] as number, chain[chain.length - 1] as number];
  const openings: Opening[] = [];
  const add = (y: number, low: number, high: number): void => {
    if (y > (openings.at(-1)?.y ?? -Infinity)) openings.push({ y, low, high });
  };
  const leave = scene.ports.leave[edge] as number;
  const enter = scene.ports.enter[edge] as number;
  const upperBand = bandOf(scene, upper);
  add(upperBand.middle + (options.nodes[upper]?.height ?? 0) / 2, leave, leave);
  const below = roomAround(scene, upper);
  add(upperBand.bottom, below.low, below.high);
  for (const point of chain.subarray(1, -1)) {
    const { top, bottom } = bandOf(scene, point);
    const room = roomAround(scene, point);
    if (point === scene.graph.labelPoints[edge]) {
      room.high = scene.xs[point] as number;
      room.low = Math.max(room.low, room.high - LABEL_PLAY);
    }
    add(top, room.low, room.high);
    add(bottom, room.low, room.high);
  }
  const lowerBand = bandOf(scene, lower);
  const above = roomAround(scene, lower);
  const tip = lowerBand.middle - (options.nodes[lower]?.height ?? 0) / 2;
  if (tip > lowerBand.top) add(lowerBand.top, above.low, above.high);
  add(tip, enter, enter);
  return openings;
}

/** How far a line may stand left of its label's place; the label follows it. */
const LABEL_PLAY = 30;

/** Between the neighbours in the row, with some air. */
function roomAround({ graph, xs, places, options }: Scene, node: number): { low: number; high: number } {
  const row = graph.rows[graph.rowOf[node] as number] ?? [];
  const [left, right] = [row[(places[node] as number) - 1], row[(places[node] as number) + 1]];
  const x = xs[node] as number;
  const air = options.nodeGap / 2;
  const low = left === undefined ? -Infinity : (xs[left] as number) + (graph.rights[left] as number) + air;
  const high = right === undefined ? Infinity : (xs[right] as number) - (graph.lefts[right] as number) - air;
  return { low: Math.min(low, x), high: Math.max(high, x) };
}

/** At its point; an edge that has none carries it in its middle. */
function labelOf(
  { graph, xs, bands, options }: Scene,
  index: number,
  curve: readonly Point[],
): Point | undefined {
  const edge = options.edges[index];
  if (!edge || edge.labelWidth === 0) return undefined;
  const point = graph.labelPoints[index] ?? -1;
  if (point < 0) {
    const middle = curve[Math.floor(curve.length / 2)] ?? { x: 0, y: 0 };
    return { x: middle.x, y: middle.y - edge.labelHeight / 2 };
  }
  const band = bands[graph.rowOf[point] as number];
  const top = (band?.middle ?? 0) - edge.labelHeight / 2;
  const places = [top, top + edge.labelHeight / 2, top + edge.labelHeight].map((y) => xOfCurve(curve, y));
  return { x: Math.min(xs[point] as number, Math.max(...places)), y: top };
}
