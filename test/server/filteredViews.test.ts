/** What the server answers of filtered views is what `go tool pprof` prints with the same options. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyDropFrames } from '../../src/analysis/filters/dropFrames';
import { combineWithBase } from '../../src/analysis/merge/combineWithBase';
import type { ReportOptions } from '../../src/analysis/reportOptions';
import type { Profile } from '../../src/model/profile';
import type { BaseSpec, ViewFilters, ViewSpec } from '../../src/protocol/view';
import { VIEW_GRANULARITIES } from '../../src/protocol/viewFilters';
import { graphReport } from '../../src/report/graphReport';
import { lineTable, recordedPaths } from '../../src/report/lineTable';
import type { OpenView } from '../../src/report/openView';
import { printReport } from '../../src/report/printReport';
import { quantity } from '../../src/report/quantity';
import { topPage } from '../../src/report/topPage';
import { tracesPage } from '../../src/report/tracesPage';
import { DISK_FILES } from '../../src/server/diskFiles';
import { ProfileStore } from '../../src/server/profileStore';
import { FIXTURES, readFile, RECORDINGS } from '../support/fixtures';
import { reportOn, wholeText } from '../support/printedReport';

const PROFILES: readonly (readonly [id: number, file: string])[] = [
  [1, path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz')],
  [2, path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz')],
  [3, path.join(FIXTURES, 'profiles', 'cpu.go1.26.pb.gz')],
  [4, path.join(FIXTURES, 'profiles', 'heap.go1.26.pb.gz')],
  [5, path.join(FIXTURES, 'profiles', 'mutex.go1.26.pb.gz')],
  [6, path.join(FIXTURES, 'edgeCases', 'inline.pb.gz')],
  [7, path.join(FIXTURES, 'edgeCases', 'labels.pb.gz')],
  [8, path.join(FIXTURES, 'edgeCases', 'd_old.pb.gz')],
  [9, path.join(FIXTURES, 'edgeCases', 'd_new.pb.gz')],
];

const FILTERS: readonly ViewFilters[] = [
  {},
  { focus: 'runtime' },
  { ignore: '^runtime\\.(gopark|mcall)$' },
  { hide: 'runtime\\.' },
  { show: 'main|runtime' },
  { showFrom: 'main' },
  { pruneFrom: '^main\\.' },
  { focus: 'main', ignore: 'gopark', hide: 'mcall', relativePercentages: true },
  { tagFocus: 'tenant', tagIgnore: 'bytes=:1kb' },
  { tagShow: 'ten', tagRoot: 'tenant,bytes', focus: '.' },
  { tagHide: 'ten', tagLeaf: 'task,bytes', hide: 'main' },
  { noInlines: true },
  { noInlines: true, show: 'main|runtime', noTrim: true },
  { mean: true },
  { mean: true, focus: 'main', noTrim: true },
  { dropNegative: true, noTrim: true },
  { noTrim: true, focus: 'matches nothing' },
  { relativePercentages: true, ignore: 'runtime', noInlines: true, mean: true },
];

const BASES: readonly (BaseSpec | undefined)[] = [
  undefined,
  { profile: 1, mode: 'base' },
  { profile: 1, mode: 'diffBase' },
  { profile: 1, mode: 'base', normalize: true },
  { profile: 1, mode: 'diffBase', normalize: true },
];

const store = new ProfileStore(DISK_FILES);
const profiles = new Map<number, Profile>();

beforeAll(async () => {
  for (const [id, file] of PROFILES) {
    const read = readFile(file);
    if (!read.ok) throw new Error(read.message);
    profiles.set(id, applyDropFrames(read.profile));
    const opened = await store.open(id, file);
    if (!opened.ok) throw new Error(opened.problem.message);
  }
});

/** Every profile with each of its sample types, and the differences of those that have an earlier one. */
function sources(): ViewSpec[] {
  const plain = [...profiles].flatMap(([profile, { sampleTypes }]) =>
    sampleTypes.map((_type, sampleType) => ({ profile, sampleType })),
  );
  const changed = BASES.flatMap((base) =>
    base === undefined
      ? []
      : [
          { profile: 2, sampleType: 0, base },
          { profile: 9, sampleType: 0, base: { ...base, profile: 8 } },
        ],
  );
  return [...plain, ...changed];
}

function unfiltered({ profile: id, base: spec }: ViewSpec): Profile {
  const [profile, base] = [profiles.get(id), profiles.get(spec?.profile ?? id)];
  if (!profile || !base) throw new Error(`no profile ${id}`);
  if (!spec) return profile;
  const outcome = combineWithBase(profile, base, spec.mode, { normalize: spec.normalize === true });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}

function opened(spec: ViewSpec): OpenView {
  const view = store.view(spec);
  if (!view.ok) throw new Error(view.problem.message);
  return view.value;
}

function pprofOptions({ noTrim, ...filters }: ViewFilters, sampleType: number): Partial<ReportOptions> {
  return { ...filters, trim: noTrim !== true, sampleIndex: String(sampleType) };
}

const noSources = {
  read: () => ({ ok: false, message: 'no sources' }) as const,
  currentFolder: '/',
};

const all = { filter: '', offset: 0, limit: 100_000 } as const;

describe.each(VIEW_GRANULARITIES)('a view at granularity %s', (granularity) => {
  it.each(FILTERS)('prints with %j as pprof', (patterns) => {
    const filters = { ...patterns, granularity };
    for (const source of sources()) {
      const view = opened({ ...source, filters });
      const profile = unfiltered(source);
      const options = pprofOptions(filters, source.sampleType);
      const top = topPage(view, { ...all, sort: 'flat', descending: true });
      const name = `${JSON.stringify(source)} ${JSON.stringify(filters)}`;
      const printedTop = wholeText(printReport(reportOn(profile, 'top', options), noSources));
      const topText = [...top.legend.slice(view.warnings.length), ...top.rows.map(topLine)];
      const wanted = topLines(printedTop);
      if (filters.mean === true) expect(unordered(topText), name).toEqual(unordered(wanted));
      else expect(topText, name).toEqual(wanted);
      const traces = tracesPage(view, all);
      const printedTraces = wholeText(printReport(reportOn(profile, 'traces', options), noSources));
      expect(tracesLines(traces.lines), name).toEqual(afterLegend(printedTraces));
    }
  });
});

describe('the lines of files', () => {
  it.each(FILTERS)('have with %j the numbers of -top -lines', (filters) => {
    for (const source of sources()) {
      const view = opened({ ...source, filters });
      const options = pprofOptions({ ...filters, granularity: 'lines', noTrim: true }, source.sampleType);
      const { graph } = graphReport(reportOn(unfiltered(source), 'top', options));
      const expected = new Map<string, string[]>();
      for (const node of graph.order) {
        const { file, line } = graph.info(node);
        const [flat, cum] = [graph.flatValue(node), graph.cumValue(node)];
        if (line === 0 || (flat === 0n && cum === 0n)) continue;
        const numbers = [flat, cum].map((value) => quantity(value, view.style).text).join(' ');
        expected.set(`${file}:${line}`, [...(expected.get(`${file}:${line}`) ?? []), numbers]);
      }
      const found = new Map<string, string>();
      recordedPaths(view).forEach((file, index) => {
        for (const line of lineTable(view, [index]).lines)
          found.set(`${file}:${line.lineNumber}`, `${line.flat.text} ${line.cum.text}`);
      });
      // Two functions on one line are two rows of pprof's and one line here.
      for (const [line, numbers] of expected) if (numbers.length > 1) found.delete(line);
      const single = [...expected].filter(([, numbers]) => numbers.length === 1);
      expect(Object.fromEntries(found), JSON.stringify(source)).toEqual(
        Object.fromEntries(single.map(([line, [numbers]]) => [line, numbers])),
      );
    }
  });
});

type Top = ReturnType<typeof topPage>['rows'][number];

function topLine({ name, flat, sumPercent, cum, inline }: Top): string {
  const amounts = [flat.text, flat.percent, sumPercent, cum.text, cum.percent];
  return [...amounts.map(unsigned), inline === '' ? name : `${name} ${inline}`].join(' ');
}

/** A view writes a plus before what has grown, which pprof does not. */
function unsigned(text: string): string {
  return text.replace(/^\+/, '');
}

function topLines(printed: string): string[] {
  const lines = printed.trimEnd().split('\n');
  const head = lines.findIndex((line) => line.startsWith('      flat  flat%'));
  const rows = lines.slice(head + 1).map((line) => line.trim().replace(/^((\S+\s+){5})/, oneBlank));
  return [...lines.slice(0, head), ...rows];
}

/** pprof orders means by the sums that they come from; a table that says it is sorted by them is. */
function unordered(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^(\S+ \S+) \S+%/, '$1')).sort();
}

function oneBlank(columns: string): string {
  return columns.replace(/\s+/g, ' ');
}

const SEPARATOR = '-----------+-------------------------------------------------------';

function afterLegend(printed: string): string[] {
  const lines = printed.trimEnd().split('\n');
  return lines.slice(lines.indexOf(SEPARATOR));
}

function tracesLines(lines: ReturnType<typeof tracesPage>['lines']): string[] {
  const printed: string[] = [];
  let value = '';
  for (const line of lines) {
    if (line.kind === 'label') printed.push(`${line.key.padStart(10)}:  ${line.value}`);
    else if (line.kind === 'trace') {
      printed.push(SEPARATOR);
      value = unsigned(line.value.text);
    } else {
      printed.push(`${value.padStart(10)}   ${line.name}${line.inlined ? ' (inline)' : ''}`);
      value = '';
    }
  }
  return [...printed, SEPARATOR];
}
