import { describe, expect, it } from 'vitest';
import { ViewHistory } from '../../../src/platform/viewHistory';

describe('ViewHistory', () => {
  it('goes back and forward, and forgets what was ahead once one goes elsewhere', () => {
    const history = new ViewHistory<string>();
    expect([history.canGoBack, history.canGoForward, history.goBack('a')]).toEqual([false, false, undefined]);
    history.leave('a');
    history.leave('b');
    expect([history.goBack('c'), history.goBack('b'), history.goBack('a')]).toEqual(['b', 'a', undefined]);
    expect([history.goForward('a'), history.canGoForward]).toEqual(['b', true]);
    history.leave('b');
    expect([history.canGoForward, history.goForward('d')]).toEqual([false, undefined]);
    expect([history.goBack('d'), history.goBack('b')]).toEqual(['b', 'a']);
  });

  it('goes on from the steps that were kept, which are another object only after a change', () => {
    const first = new ViewHistory<string>();
    for (const place of ['a', 'b', 'c']) first.leave(place);
    first.goBack('d');
    const { steps } = first;
    expect(steps).toEqual({ behind: ['a', 'b'], ahead: ['d'] });
    first.keep(() => true);
    expect(first.steps).toBe(steps);
    const second = new ViewHistory<string>(steps);
    expect([second.goForward('c'), second.goBack('d'), second.goBack('c')]).toEqual(['d', 'c', 'b']);
    const many = Array.from({ length: 99 }, (_, place) => place);
    const bounded = new ViewHistory<number>({ behind: many, ahead: many }).steps;
    expect([bounded.behind, bounded.ahead]).toEqual([many.slice(-50), many.slice(0, 50)]);
  });

  it('is bounded, and forgets places that are there no more', () => {
    const history = new ViewHistory<number>();
    for (let place = 0; place < 1000; place++) history.leave(place);
    let steps = 0;
    for (let at = history.goBack(1000); at !== undefined; at = history.goBack(at)) steps += 1;
    expect(steps).toBe(50);
    history.keep((place) => place % 2 === 1);
    expect([history.goForward(950), history.goForward(951)]).toEqual([951, 953]);
    history.keep(() => false);
    expect([history.canGoBack, history.canGoForward]).toEqual([false, false]);
  });
});
