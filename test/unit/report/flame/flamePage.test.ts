import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { subtractBase } from '../../../../src/analysis/subtractBase';
import { readProfile } from '../../../../src/formats/readProfile';
import type { Profile } from '../../../../src/model/profile';
import type { FlamePage, FlameWindow } from '../../../../src/protocol/flameRequests';
import type { ViewFilters, ViewGranularity } from '../../../../src/protocol/view';
import { flamePage } from '../../../../src/report/flame/flamePage';
import { flameViewOf } from '../../../../src/report/flame/flameView';
import { OpenView } from '../../../../src/report/openView';
import { viewedProfile } from '../../../../src/report/viewedProfile';
import { functionSums, openedNodes } from './flameNodes';

const PROFILES = fileURLToPath(new URL('../../../fixtures/profiles/', import.meta.url));
const NEWEST = readdirSync(PROFILES).filter((name) => name.endsWith('go1.27.pb.gz'));
const WHOLE: FlameWindow = { from: 0, to: 1, minWidth: 0.0001, pivot: '', search: '', path: [] };

function recorded(name: string): Profile {
  const outcome = readProfile(readFileSync(PROFILES + name), { maxInflatedBytes: 1 << 28, zlib });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}

function viewOf(profile: Profile, filters: ViewFilters = {}, kind: OpenView['kind'] = 'plain'): OpenView {
  const outcome = viewedProfile(profile, filters);
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(profile, 0, kind, outcome.viewed);
}

function difference(): OpenView {
  const [profile, base] = ['after', 'before'].map((when) => recorded(`goroutine.${when}.go1.27.pb.gz`));
  if (!profile || !base) throw new Error('Two recordings were expected.');
  const outcome = subtractBase(profile, base, 'diffBase');
  if (!outcome.ok) throw new Error(outcome.message);
  return viewOf(outcome.profile, { noTrim: true }, 'difference');
}

/** What the graph says of each function, and what Top does. */
function bothSums(view: OpenView): { flame: object; top: object } {
  const top = new Map(view.top.rows.map(({ name, flat, cum }) => [name, [flat, cum] as const]));
  const counts = (sums: ReadonlyMap<string, readonly [bigint, bigint]>): object =>
    Object.fromEntries([...sums].filter(([, [flat, cum]]) => flat !== 0n || cum !== 0n).sort());
  return { flame: counts(functionSums(openedNodes(view))), top: counts(top) };
}

function expectNested({ boxes }: FlamePage): void {
  boxes.forEach((box, index) => {
    if (box.row === 0) return;
    expect(box.parent).toBeLessThan(index);
    const parent = boxes[box.parent];
    expect(Math.abs(box.row)).toBe(Math.abs(parent?.row ?? NaN) + 1);
    expect(box.x).toBeGreaterThanOrEqual((parent?.x ?? 1) - 1e-12);
    expect(box.x + box.width).toBeLessThanOrEqual((parent?.x ?? 0) + (parent?.width ?? 0) + 1e-12);
  });
}

describe('the flame graph', () => {
  it.each(NEWEST)('has the flat and cum of Top for each function of %s', (name) => {
    const { flame, top } = bothSums(viewOf(recorded(name), { noTrim: true }));
    expect(flame).toEqual(top);
  });

  it.each<ViewGranularity>(['functions', 'filefunctions', 'lines', 'addresses'])(
    'agrees with Top at the granularity %s',
    (granularity) => {
      const { flame, top } = bothSums(viewOf(recorded('cpu.go1.27.pb.gz'), { noTrim: true, granularity }));
      expect(flame).toEqual(top);
    },
  );

  it('has one box for a file where Top has a row for each function of it', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'), { noTrim: true, granularity: 'files' });
    const flats = new Map<string, bigint>();
    for (const { name, flat } of view.top.rows) flats.set(name, (flats.get(name) ?? 0n) + flat);
    const sums = functionSums(openedNodes(view));
    for (const [name, flat] of flats) expect([name, sums.get(name)?.[0]]).toEqual([name, flat]);
  });

  it.each<ViewFilters>([
    { focus: 'sort' },
    { ignore: 'fibonacci' },
    { hide: 'pdqsort' },
    { showFrom: 'main.work' },
    { noInlines: true },
    { focus: 'sort', relativePercentages: true },
  ])('agrees with Top under %j', (filters) => {
    const { flame, top } = bothSums(viewOf(recorded('cpu.go1.27.pb.gz'), { noTrim: true, ...filters }));
    expect(flame).toEqual(top);
  });

  it('agrees with Top in a difference, whose widths are increase plus decrease', () => {
    const view = difference();
    const { flame, top } = bothSums(view);
    expect(flame).toEqual(top);
    const page = flamePage(view, WHOLE);
    expect(page.isDifference).toBe(true);
    expectNested(page);
    const net = page.boxes.map(({ cum, lean }) => [cum.sign, Math.sign(lean)]);
    for (const [sign, lean] of net) expect(sign).toBe(lean);
    expect(page.boxes.some(({ cum }) => cum.sign < 0)).toBe(true);
  });

  it('has a root that is all of the profile', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'));
    const [root] = flamePage(view, WHOLE).boxes;
    expect(root).toMatchObject({ row: 0, x: 0, width: 1, parent: -1 });
    expect(flameViewOf(view).whole.cumOf(0)).toBe(view.total);
    expect(root?.cum.percent).toBe('100%');
  });

  it('puts the heaviest child first and none outside of what it stands on', () => {
    const page = flamePage(viewOf(recorded('cpu.go1.27.pb.gz')), WHOLE);
    expectNested(page);
    const siblings = page.boxes.filter(({ parent }) => parent === 7).sort((a, b) => a.x - b.x);
    expect(siblings.map(({ width }) => width)).toEqual(
      siblings.map(({ width }) => width).sort((a, b) => b - a),
    );
  });

  it('sends what is wide enough and in sight, and the way to it', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'));
    const all = flamePage(view, WHOLE);
    const wide = flamePage(view, { ...WHOLE, minWidth: 0.1 });
    expect(wide.boxes.length).toBeLessThan(all.boxes.length);
    expect(wide.boxes.every(({ width }) => width >= 0.1)).toBe(true);
    const right = flamePage(view, { ...WHOLE, from: 0.9 });
    expect(right.boxes.every(({ x, width }) => x + width >= 0.9 && x <= 1)).toBe(true);
    expect(right.boxes.length).toBeLessThan(all.boxes.length);
  });

  it('finds the way to a box again by names, as far as it goes', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'));
    const path = ['runtime.main', 'main.main', 'gone'];
    expect(flamePage(view, { ...WHOLE, path }).zoom).toEqual({ x: 0, width: 1, depth: 2 });
    expect(flamePage(view, { ...WHOLE, path: ['gone'] }).zoom).toBeUndefined();
  });
});

describe('a pivot', () => {
  it('has the callers and the callees of all samples that pass the function', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'), { noTrim: true });
    const row = view.top.rows.find(({ name }) => name === 'sort.pdqsort_func');
    const { callees, callers } = flameViewOf(view).around('sort.pdqsort_func');
    expect(callees.cumOf(0)).toBe(row?.cum);
    expect(callers.cumOf(0)).toBe(row?.cum);
    const names = openedNodes(view, callers).map(({ name }) => name);
    expect(names[1]).toBe('sort.Slice');
    const page = flamePage(view, { ...WHOLE, pivot: 'sort.pdqsort_func' });
    expectNested(page);
    expect(page.boxes.some(({ row: at }) => at < 0)).toBe(true);
    expect(new Set(page.boxes.map(({ node }) => node)).size).toBe(page.boxes.length);
  });

  it('has no boxes where nothing passes the function', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'));
    expect(flamePage(view, { ...WHOLE, pivot: 'nobody' }).boxes).toEqual([]);
  });
});

describe('the search', () => {
  it('counts each sample once, whatever it matches in it', () => {
    const view = viewOf(recorded('cpu.go1.27.pb.gz'), { noTrim: true });
    const row = view.top.rows.find(({ name }) => name === 'main.fibonacci');
    const page = flamePage(view, { ...WHOLE, search: 'FIBONACCI$' });
    expect(page.found?.text).toBe(flamePage(view, { ...WHOLE, pivot: 'main.fibonacci' }).boxes[0]?.cum.text);
    expect(row?.cum).toBeGreaterThan(0n);
    const matches = page.functions.filter(({ isMatch }) => isMatch).map(({ name }) => name);
    expect(new Set(matches)).toEqual(new Set(['main.fibonacci']));
  });

  it('looks for a text that is no expression as it stands', () => {
    const page = flamePage(viewOf(recorded('cpu.go1.27.pb.gz')), { ...WHOLE, search: 'fnv.(*sum32a' });
    expect(page.functions.filter(({ isMatch }) => isMatch)).toHaveLength(1);
  });
});
