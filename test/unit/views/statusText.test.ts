import { describe, expect, it } from 'vitest';
import type { ViewFilters } from '../../../src/protocol/view';
import { statusText } from '../../../src/views/statusText';
import { goroutineRecord, heapRecord } from '../platform/records';

const record = goroutineRecord({ id: 4, path: '/p/pprof.leakdemo.goroutine.002.pb.gz' });
const shown = { revision: 1, view: { profile: 4, sampleType: 0 }, record };

describe('statusText', () => {
  it('is the kind and the total', () => {
    expect(statusText(shown, undefined)).toBe('goroutine: 20312');
  });

  it('names the sample type where there are several', () => {
    const heap = heapRecord();
    expect(statusText({ revision: 1, view: { profile: 2, sampleType: 1 }, record: heap }, undefined)).toBe(
      'inuse_space: 34.04MB',
    );
  });

  it('names the base', () => {
    const base = goroutineRecord();
    expect(statusText({ ...shown, base: { record: base, mode: 'base' } }, base)).toBe(
      'goroutine: 20312 · vs 001',
    );
  });

  it('says so when filters leave something out, and not when they only form other rows', () => {
    const view = { profile: 4, sampleType: 0 };
    const text = (filters: ViewFilters): string =>
      statusText({ ...shown, view: { ...view, filters } }, undefined);
    expect(text({ focus: 'main' })).toBe('goroutine: 20312 · filtered');
    expect(text({ noInlines: true })).toBe('goroutine: 20312 · filtered');
    expect(text({ granularity: 'lines', noTrim: true, relativePercentages: true })).toBe('goroutine: 20312');
  });

  it('says so while the shown profile is the base itself', () => {
    expect(statusText(shown, record)).toBe('goroutine: 20312 · base');
  });
});
