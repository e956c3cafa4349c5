/** A place of a function leads to its hottest line, which is looked for when somebody goes there. */
import { describe, expect, it } from 'vitest';
import { framesOf } from '../../../src/analysis/frames';
import { frameOfPlace, nodePlace } from '../../../src/report/nodePlace';
import { OpenView } from '../../../src/report/openView';
import { filteredViews } from '../../support/filteredStore';
import { smallProfile } from '../../support/smallProfile';

describe('the place of a function', () => {
  it('leads to its hottest line, under every filter and granularity', async () => {
    let found = 0;
    for (const { name, view } of await filteredViews()) {
      for (let node = 0; node < view.nodes.count; node++) {
        const place = nodePlace(view, node);
        const hottest = view.hottest[node] ?? -1;
        expect(place === -1, name).toBe(hottest === -1);
        expect(frameOfPlace(view, place) ?? -1, name).toBe(hottest);
        found += Number(place >= 0);
      }
    }
    expect(found).toBeGreaterThan(1000);
  });

  it('is none where nothing says a file and a line', () => {
    const samples = [{ stack: 'a b@b.go:0 c@c.go:3', values: [1] }];
    const view = new OpenView(smallProfile({ samples }), 0, 'plain');
    const places = view.top.rows.map(({ name, node }) => [name, nodePlace(view, node) >= 0]);
    expect(Object.fromEntries(places)).toEqual({ a: false, b: false, c: true });
  });

  it('is no frame, and frames are what they were; anything else is nothing', () => {
    const view = new OpenView(smallProfile({ samples: [{ stack: 'a@a.go:1', values: [1] }] }), 0, 'plain');
    expect(framesOf(view.profile).count).toBe(1);
    expect([0, 1, 2, -1, 0.5, Number.NaN, Infinity].map((place) => frameOfPlace(view, place))).toEqual([
      0,
      0,
      ...Array<undefined>(5).fill(undefined),
    ]);
  });
});
