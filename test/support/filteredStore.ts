/** Recorded profiles as the server holds them, looked at in many ways: filters, differences, granularities. */
import path from 'node:path';
import type { ViewFilters, ViewSpec } from '../../src/protocol/view';
import { VIEW_GRANULARITIES } from '../../src/protocol/viewFilters';
import type { OpenView } from '../../src/report/openView';
import { DISK_FILES } from '../../src/server/diskFiles';
import { ProfileStore } from '../../src/server/profileStore';
import { FIXTURES, RECORDINGS } from './fixtures';

const PROFILES: readonly (readonly [id: number, file: string])[] = [
  [1, path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz')],
  [2, path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz')],
  [3, path.join(FIXTURES, 'profiles', 'cpu.go1.26.pb.gz')],
  [4, path.join(FIXTURES, 'profiles', 'heap.go1.26.pb.gz')],
  [5, path.join(FIXTURES, 'edgeCases', 'inline.pb.gz')],
  [6, path.join(FIXTURES, 'edgeCases', 'labels.pb.gz')],
];

const FILTERS: readonly ViewFilters[] = [
  {},
  { focus: 'runtime' },
  { hide: 'runtime\\.', ignore: 'gopark' },
  { showFrom: 'main', relativePercentages: true },
  { tagRoot: 'tenant', noTrim: true },
  { noInlines: true },
  { mean: true },
  { dropNegative: true },
  ...VIEW_GRANULARITIES.map((granularity) => ({ granularity })),
];

const BASES: readonly Partial<ViewSpec>[] = [
  {},
  { base: { profile: 1, mode: 'base' } },
  { base: { profile: 1, mode: 'diffBase', normalize: true } },
];

export interface NamedView {
  readonly name: string;
  readonly view: OpenView;
}

export async function filteredViews(): Promise<readonly NamedView[]> {
  const store = new ProfileStore(DISK_FILES);
  const views: NamedView[] = [];
  for (const [id, file] of PROFILES) {
    const opened = await store.open(id, file);
    if (!opened.ok) throw new Error(opened.problem.message);
    for (const filters of FILTERS) {
      for (const base of id === 2 ? BASES : [{}]) {
        const spec = { profile: id, sampleType: opened.value.defaultSampleType, ...base, filters };
        const view = store.view(spec);
        if (view.ok) views.push({ name: JSON.stringify(spec), view: view.value });
      }
    }
  }
  return views;
}
