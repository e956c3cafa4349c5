/** Sums and edges that are kept, or counted on cut stacks, are those that a whole count gives. */
import { describe, expect, it } from 'vitest';
import type { EdgeColumns, EdgeWish } from '../../../src/analysis/graph/graphEdges';
import { collectEdges } from '../../../src/analysis/graph/graphEdges';
import { valueAt } from '../../../src/model/valueColumn';
import { shapeOf } from '../../../src/report/graphReport';
import type { KeptShape } from '../../../src/report/keptShape';
import { keptShape } from '../../../src/report/keptShape';
import type { OpenView } from '../../../src/report/openView';
import { filteredViews } from '../../support/filteredStore';

describe('edges of one node', () => {
  it('are those of all stacks, under every filter, granularity and difference', async () => {
    let compared = 0;
    for (const { name, view } of await filteredViews()) {
      const { samples, shape } = shapeOf(view.report('peek'));
      for (const { node } of view.top.rows.slice(0, 10)) {
        const wish = { wanted: marked(view, [node]), direction: 'both' } as const;
        const edges = edgesAt(shape.edges(wish), node);
        expect(edges, name).toEqual(edgesAt(collectEdges(samples, view.nodes, wish), node));
        compared += edges.length;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

describe('what is kept with a profile', () => {
  it('is counted once for a sample type and its nodes, and not shared with another', async () => {
    const [first] = await filteredViews();
    if (first === undefined) throw new Error('Expected views.');
    const { profile, nodes } = first.view;
    const shapes = [0, 0, 1].map((type) => keptShape(profile, type, 'sum', nodes));
    expect(shapes[0]).toBe(shapes[1]);
    expect(shapes[2]).not.toBe(shapes[0]);
    expect(keptShape(profile, 0, 'mean', nodes)).not.toBe(shapes[0]);
    expect(keptShape(profile, 0, 'sum', nodes)).toBe(shapes[0]);
  });

  it('is whole again after somebody removed edges from what he got', async () => {
    const [first] = await filteredViews();
    if (first === undefined) throw new Error('Expected views.');
    const { view } = first;
    const { shape } = keptOf(view);
    const kept = marked(
      view,
      view.top.rows.slice(0, 5).map(({ node }) => node),
    );
    const wish: EdgeWish = { kept, direction: 'both' };
    const edges = shape.edges(wish);
    expect(edges.count).toBeGreaterThan(0);
    edges.removed.fill(1);
    const again = shape.edges({ ...wish, kept: kept.slice() });
    expect(again.weights).toBe(edges.weights);
    expect(again.removed.includes(1)).toBe(false);
  });
});

function keptOf({ profile, sampleType, nodes }: OpenView): KeptShape {
  return keptShape(profile, sampleType, 'sum', nodes);
}

function marked({ nodes }: OpenView, wanted: readonly number[]): Uint8Array {
  const marks = new Uint8Array(nodes.count);
  for (const node of wanted) marks[node] = 1;
  return marks;
}

/** All that is known of the node's edges, in an order of ours. */
function edgesAt(edges: EdgeColumns, node: number): string[] {
  const found: string[] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    const [source, target] = [edges.sources[edge], edges.targets[edge]];
    if (source !== node && target !== node) continue;
    const { weights, divisors } = edges;
    const values = [valueAt(weights, edge), divisors ? valueAt(divisors, edge) : 0n];
    found.push([source, target, ...values, edges.inline[edge], edges.residual[edge]].join(' '));
  }
  return found.sort();
}
