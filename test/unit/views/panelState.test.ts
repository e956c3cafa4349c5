import { describe, expect, it } from 'vitest';
import { panelState } from '../../../src/views/panelState';
import { goroutineRecord, heapRecord } from '../platform/records';

const first = goroutineRecord({ id: 1 });
const second = goroutineRecord({ id: 4, path: '/p/pprof.leakdemo.goroutine.002.pb.gz' });

const NOTHING = { shown: undefined, profiles: [], canGoBack: false, canGoForward: false };

describe('panelState', () => {
  it('is empty when nothing is shown', () => {
    expect(panelState({ ...NOTHING, profiles: [first] }, [])).toEqual({ revision: 0, baseChoices: [] });
  });

  it('offers the profiles that count the same as base, without the shown one', () => {
    const view = { profile: 4, sampleType: 0 };
    const state = panelState(
      { ...NOTHING, shown: { revision: 3, view, record: second }, profiles: [second, heapRecord(), first] },
      ['mine'],
    );
    expect(state.shown).toMatchObject({ filters: {}, canGoBack: false, savedSettings: ['mine'] });
    expect(state.revision).toBe(3);
    expect(state.baseChoices).toEqual([{ id: 1, label: 'goroutine · localhost:6060 · 14:03:22' }]);
    expect(state.shown?.base).toBeUndefined();
  });

  it('holds no path', () => {
    const view = { profile: 4, sampleType: 0, base: { profile: 1, mode: 'base' as const } };
    const base = { record: first, mode: 'base' as const };
    const state = panelState(
      { ...NOTHING, shown: { revision: 3, view, record: second, base }, profiles: [second, first] },
      [],
    );
    expect(JSON.stringify(state)).not.toContain('/');
    expect(state.shown?.base).toMatchObject({ id: 1, mode: 'base' });
  });
});
