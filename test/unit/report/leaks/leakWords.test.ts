import { describe, expect, it } from 'vitest';
import { judgeLeaks } from '../../../../src/analysis/leaks/judgeLeaks';
import type { DismissReason, HealthyKind, LeakVerdict } from '../../../../src/analysis/leaks/verdict';
import { HEALTHY_KINDS } from '../../../../src/analysis/leaks/verdict';
import { dismissText } from '../../../../src/report/leaks/dismissText';
import { kindReason } from '../../../../src/report/leaks/kindReason';
import { leakCharts } from '../../../../src/report/leaks/leakCharts';
import { basisText, findingHeadline, verdictHeadline } from '../../../../src/report/leaks/leakHeadline';
import { atText, functionText } from '../../../../src/report/leaks/leakPlace';
import { snapshotsOf } from '../../../support/leakSnapshots';

const GROWING = snapshotsOf(
  [1000, 2000, 3000, 4000].map((count) => [{ at: 'leak.go:3', creator: 'main.start', count }]),
);

function verdict(source: readonly string[] | undefined): LeakVerdict {
  return judgeLeaks(GROWING, { accepted: [], sourceOf: () => source });
}

describe('the headline', () => {
  it.each([
    [0, 'Too early to say: one look does not tell what grows. Three do.'],
    [1, 'Too early to say: one look does not tell what grows. Three do.'],
    [2, 'Too early to say: two looks do not tell what grows. Three do.'],
  ])('after %i looks is %s', (snapshotCount, text) => {
    const early = { status: 'tooEarly', snapshotCount, spanMillis: 0, findings: [], dismissed: [] } as const;
    expect(verdictHeadline({ ...early, wantedSources: [] })).toBe(text);
  });

  it('names three of many leaks, and counts the others', () => {
    const one = verdict(undefined);
    const [finding] = one.findings;
    if (finding === undefined) throw new Error('expected a leak');
    const many = { ...one, findings: Array.from({ length: 5 }, () => finding) };
    expect(verdictHeadline(many)).toMatch(
      /^5 leaks: (?:leak\.go:3 holds 4000 goroutines,? ?){3}and 2 more\.$/,
    );
    expect(verdictHeadline({ ...many, status: 'suspicion' })).toContain('but 5 are possible');
  });

  it('of a finding says whether it leaks or may leak, how fast, and from where', () => {
    const [finding] = verdict(undefined).findings;
    if (finding === undefined) throw new Error('expected a leak');
    expect(findingHeadline(finding)).toMatch(
      /^leak\.go:3 leaks: 4000 goroutines blocked at chan send, \+\d+\/min, started at .+ \(likely\)$/,
    );
    expect(findingHeadline({ ...finding, sureness: 'possible', evidence: [] })).toMatch(
      /^leak\.go:3 may leak: 4000 goroutines blocked at chan send, started at .+ \(possible\)$/,
    );
  });

  it('says on what it is based', () => {
    const { findings, dismissed, wantedSources } = verdict(undefined);
    const of = (snapshotCount: number) =>
      basisText({ status: 'leak', snapshotCount, spanMillis: 40_000, findings, dismissed, wantedSources });
    expect(of(1)).toBe('1 snapshot');
    expect(of(5)).toBe('5 snapshots in 40 s');
  });
});

describe('the reason for the kind', () => {
  it('quotes the line where the source is there', () => {
    const [finding] = verdict(['', '', 'results <- fetch(url)']).findings;
    expect(finding && kindReason(finding)).toContain('`results <- fetch(url)`');
  });

  it('says what is not known where it is not', () => {
    const [finding] = verdict(undefined).findings;
    expect(finding && kindReason(finding)).toMatch(/^Chan send: 4000 goroutines wait there;/);
    expect(finding && kindReason({ ...finding, isKindSure: false })).toContain(
      'The source line could not be read',
    );
    const unsure = finding && {
      ...finding,
      isKindSure: false,
      otherKinds: ['nilChannel', 'emptySelect'] as const,
    };
    expect(unsure && kindReason(unsure)).toMatch(/That is not sure: it may also be .+ or .+\.$/);
  });
});

describe('why something is no leak', () => {
  it.each<readonly [DismissReason, RegExp]>([
    [{ kind: 'accepted', pattern: 'pool/*.go' }, /^The allow list accepts it: pool\/\*\.go\.$/],
    [{ kind: 'steady' }, /does not grow/],
    [{ kind: 'settled' }, /then stood still/],
    [{ kind: 'cycles' }, /more and fewer again/],
    [{ kind: 'turnover', share: 0.25 }, /75% were others at the next look/],
  ])('%o is a sentence', (reason, text) => {
    expect(dismissText(reason)).toMatch(text);
  });

  it.each(HEALTHY_KINDS.map((what: HealthyKind) => [what]))('%s is a sentence of its own', (what) => {
    expect(dismissText({ kind: 'healthy', what })).toMatch(/^[A-Z].+\.$/);
  });
});

describe('places', () => {
  it.each([
    [{ functionName: 'main.f', recordedPath: '/srv/a/leak.go', lineNumber: 3 }, 'leak.go:3'],
    [{ functionName: 'main.f', recordedPath: '/srv/a/leak.go', lineNumber: 0 }, 'leak.go'],
    [{ functionName: 'main.f', recordedPath: '', lineNumber: 0 }, 'main.f'],
    [{ functionName: '', recordedPath: '', lineNumber: 0 }, '<unknown>'],
  ])('%o is written %s', (line, text) => {
    expect(atText(line)).toBe(text);
  });

  it('of a function shows the dots that Go escapes', () => {
    expect(functionText('example.com/yaml%2ev3.F')).toBe('example.com/yaml.v3.F');
  });
});

describe('the charts', () => {
  it('have all goroutines and each group over time, and no memory where none was fetched', () => {
    const charts = leakCharts(GROWING, verdict(undefined));
    expect(charts.timesMillis).toHaveLength(4);
    expect(charts.goroutines.map(({ title }) => title)).toEqual(['All goroutines', 'leak.go:3 · chan send']);
    expect(charts.goroutines[1]?.values).toEqual([1000, 2000, 3000, 4000]);
    expect(charts.memory).toEqual([]);
  });

  it('have gaps where a look fetched no memory', () => {
    const memory = { stackInUse: 5, heapInUse: 7, heapAlloc: 6, sys: 20, totalAlloc: 9 };
    const charts = leakCharts(
      GROWING.map((snapshot, at) => (at === 1 ? { ...snapshot, memory } : snapshot)),
      verdict(undefined),
    );
    expect(charts.memory.map(({ title }) => title)).toEqual(['Stacks', 'Heap in use', 'From the system']);
    expect(charts.memory[0]?.values).toEqual([null, 5, null, null]);
  });

  it('are none of a single look', () => {
    expect(leakCharts(GROWING.slice(0, 1), verdict(undefined)).goroutines).toEqual([]);
  });

  it('keep what leaks among hundreds of larger groups', () => {
    const crowd = Array.from({ length: 300 }, (_, at) => ({
      at: `big.go:${at + 1}`,
      creator: 'main.start',
      count: 10_000,
    }));
    const looks = snapshotsOf(
      [10, 20, 30, 40].map((count) => [...crowd, { at: 'leak.go:3', creator: 'main.start', count }]),
    );
    const { goroutines } = leakCharts(looks, judgeLeaks(looks, { accepted: [], sourceOf: () => undefined }));
    expect(goroutines.length).toBeLessThanOrEqual(9);
    expect(goroutines.map(({ title }) => title)).toContain('leak.go:3 · chan send');
  });
});
