/** Call graphs as the profile server draws them, of recorded and of made-up profiles, for the page to show. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { subtractBase } from '../../src/analysis/subtractBase';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../../src/formats/readProfile';
import type { Profile } from '../../src/model/profile';
import type { GraphBox, GraphChoice, GraphLine, GraphPicture } from '../../src/protocol/graphRequests';
import type { Quantity } from '../../src/protocol/view';
import { graphPicture } from '../../src/report/graph/graphPicture';
import { OpenView } from '../../src/report/openView';
import { smallProfile, type SmallSample } from '../support/smallProfile';
import type { ScriptedGraph } from './host/scriptedGraph';
import type { Panel } from './panelTester';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

export function fixture(name: string): Profile {
  const bytes = readFileSync(path.join(FIXTURES, name));
  const outcome = readProfile(bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
  if (!outcome.ok) throw new Error(`Expected a profile in ${name}: ${outcome.message}`);
  return outcome.profile;
}

export function recordedGraph(name: string): ScriptedGraph {
  const view = new OpenView(fixture(name), 0, 'plain');
  const picture = (choice: GraphChoice): GraphPicture => graphPicture(view, choice);
  return {
    usual: picture({}),
    tree: picture({ callTree: true }),
    large: picture({ nodeCount: 400 }),
  };
}

export function differenceGraph(name: string, base: string): ScriptedGraph {
  const difference = subtractBase(fixture(name), fixture(base), 'diffBase');
  if (!difference.ok) throw new Error(difference.message);
  return { usual: graphPicture(new OpenView(difference.profile, 0, 'difference'), {}) };
}

/** Of stacks written as text. */
export function madeGraph(
  samples: readonly SmallSample[],
  kind: 'plain' | 'difference' = 'plain',
): ScriptedGraph {
  return { usual: graphPicture(new OpenView(smallProfile({ samples }), 0, kind), {}) };
}

/** `rows` rows of `columns` nodes, each calling the one below and its right neighbour. */
export function gridGraph(
  columns: number,
  rows: number,
  nameOf = (index: number) => `main.f${index}`,
): ScriptedGraph {
  const boxes = Array.from({ length: columns * rows }, (_, index): GraphBox => {
    const [left, top] = [(index % columns) * 150, Math.floor(index / columns) * 120];
    const text = { lines: [nameOf(index)], fontSize: 12, x: left + 50, y: top + 24, lineHeight: 14.4 };
    const size = { left, top, width: 100, height: 40, text };
    const share = 1 / (index + 1);
    return {
      kind: 'node',
      ...size,
      name: nameOf(index),
      ...{
        flat: quantity(index),
        cum: quantity(index + 1),
        heat: share,
        place: index % 7 === 6 ? -1 : index,
      },
    };
  });
  const lines: GraphLine[] = [];
  for (const from of boxes.keys()) {
    if (from + columns < boxes.length) lines.push(lineBetween(boxes, from, from + columns));
    if ((from + 1) % columns !== 0) lines.push(lineBetween(boxes, from, from + 1));
  }
  const [width, height] = [columns * 150, rows * 120];
  const [allLineCount, allNodeCount] = [lines.length, boxes.length];
  return { usual: { width, height, boxes, lines, legend: ['Type: cpu'], allLineCount, allNodeCount } };
}

function lineBetween(boxes: readonly GraphBox[], from: number, to: number): GraphLine {
  const middle = (index: number): [number, number] => {
    const { left = 0, top = 0, width = 0, height = 0 } = boxes[index] ?? {};
    return [left + width / 2, top + height / 2];
  };
  const [start, end] = [middle(from), middle(to)];
  return {
    ...{ from, to, kind: 'call', title: `${from} -> ${to}`, weight: '1', heat: 0.5, thickness: 2 },
    ...{ style: 'solid', inline: false, shaft: `M${start.join(',')}L${end.join(',')}`, head: '' },
    bounds: [Math.min(start[0], end[0]), start[1], Math.max(start[0], end[0]), end[1]],
  };
}

function quantity(value: number): Quantity {
  return { text: `${value}ms`, percent: `${value}%`, share: value / 100, sign: value === 0 ? 0 : 1 };
}

/** Gives the page this graph and goes to its tab. */
export async function openGraph(panel: Panel, graph: ScriptedGraph): Promise<void> {
  await panel.waitForRow(0);
  await panel.page.evaluate((next) => {
    window.scriptedHost.graph = next;
  }, graph);
  await panel.page.getByRole('tab', { name: 'Graph', exact: true }).click();
}
