import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../src/model/profile';
import type { TagLine } from '../../../../src/protocol/tagsRequests';
import type { ViewFilters } from '../../../../src/protocol/view';
import { OpenView } from '../../../../src/report/openView';
import { printReport } from '../../../../src/report/printReport';
import { tagsPage } from '../../../../src/report/tags/tagsPage';
import { viewedProfile } from '../../../../src/report/viewedProfile';
import { fixtureProfile } from '../../../support/fixtures';
import { wholeText } from '../../../support/printedReport';
import { smallProfile } from '../../../support/smallProfile';

const ALL = { filter: '', folded: [], offset: 0, limit: 100_000 };
const NO_SOURCES = { currentFolder: '', read: () => ({ ok: false, message: 'none' }) as const };

const PROFILES: readonly (readonly [string, Profile])[] = [
  ['goroutine', fixtureProfile('profiles', 'goroutine.after.go1.26.pb.gz')],
  ['heap', fixtureProfile('profiles', 'heap.go1.26.pb.gz')],
  ['labels', fixtureProfile('edgeCases', 'labels.pb.gz')],
  ['numstr', fixtureProfile('edgeCases', 'numstr.pb.gz')],
];

const FILTERS: readonly ViewFilters[] = [
  {},
  { focus: 'main' },
  { tagHide: 'bytes' },
  { relativePercentages: true },
];

function viewOf(profile: Profile, filters: ViewFilters = {}): OpenView {
  const outcome = viewedProfile(profile, filters);
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(profile, 0, 'plain', outcome.viewed);
}

describe('the page of tags', () => {
  it.each(PROFILES)('of %s says what pprof prints, in its order', (_, profile) => {
    for (const filters of FILTERS) {
      const view = viewOf(profile, filters);
      const { lines } = tagsPage(view, ALL);
      const total = view.total;
      const printed = wholeText(printReport(view.report('tags'), NO_SOURCES));
      const words = (text: string): string => text.replace(/\s+/g, '');
      const ours = lines.map((line) => {
        const share = total > 0n ? `(${line.value.percent})` : '';
        return line.kind === 'key'
          ? `${line.key}:Total${line.value.text}of${view.total === 0n ? '0' : ''}`
          : `${line.value.text}${share}:${line.text}`;
      });
      const theirs = words(printed);
      let at = 0;
      for (const text of ours) {
        const found = theirs.indexOf(words(text), at);
        expect(found, `${text} after ${theirs.slice(at, at + 80)}`).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
      expect(lines.filter(({ kind }) => kind === 'key').length).toBe(printed.split('Total ').length - 1);
    }
  });

  it('is a window of what filter and folding leave', () => {
    const view = viewOf(fixtureProfile('edgeCases', 'labels.pb.gz'));
    const { lines, lineCount } = tagsPage(view, ALL);
    expect(lineCount).toBe(lines.length);
    for (let offset = 0; offset <= lineCount; offset++) {
      expect(tagsPage(view, { ...ALL, offset, limit: 3 }).lines).toEqual(lines.slice(offset, offset + 3));
    }
    const folded = tagsPage(view, { ...ALL, folded: ['request'] });
    expect(folded.lines).toEqual(
      lines
        .filter((line) => line.kind === 'key' || line.key !== 'request')
        .map((line) => (line.kind === 'key' && line.key === 'request' ? { ...line, fold: 'folded' } : line)),
    );
    const filtered = tagsPage(view, { ...ALL, filter: 'REQUEST' });
    expect(filtered.lines).toEqual(lines.filter(({ key }) => key === 'request'));
    expect(filtered).toMatchObject({ keyCount: 1, allValueCount: tagsPage(view, ALL).valueCount });
    expect(tagsPage(view, { ...ALL, filter: 'not there' })).toMatchObject({ lines: [], lineCount: 0 });
  });

  it.each(PROFILES)('of %s has expressions that find just the samples of a value', (_, profile) => {
    for (const line of tagsPage(viewOf(profile), ALL).lines) expectFound(profile, line);
  });

  it('has expressions for texts that mean something in expressions', () => {
    const values = [
      ...['^a.b$', 'a,b', 'a\\b', 'x=y', '5', '-5', '1kb:2kb', ':7', '[a]', '(', 'a b', 'ü€😀', 'a\nb'],
      ...['99999999999999999999', 'id 18446744073709551616!', 'acme', 'acme2', '*', '+', '?', '|', '{1}'],
    ];
    for (const key of ['tenant', 'a=b', 'a:b', 'k,l', '^k$']) {
      const samples = values.map((text, index) => ({
        stack: 'main.f@f.go:1',
        values: [index + 1],
        labels: { [key]: text },
      }));
      const profile = smallProfile({ samples });
      const { lines } = tagsPage(viewOf(profile), ALL);
      expect(lines).toHaveLength(values.length + 1);
      for (const line of lines) {
        expect(line.pattern).not.toBe('');
        expectFound(profile, line);
      }
    }
  });

  it('shortens what is longer than anyone reads', () => {
    const long = 'x'.repeat(1 << 20);
    const profile = smallProfile({
      samples: [{ stack: 'main.f@f.go:1', values: [1], labels: { [long]: long } }],
    });
    const { lines } = tagsPage(viewOf(profile), ALL);
    expect(JSON.stringify(lines).length).toBeLessThan(10_000);
    expect(tagsPage(viewOf(profile), { ...ALL, folded: [lines[0]?.key ?? ''] }).lineCount).toBe(1);
  });
});

/** After the filter, the value has what it had, and no sample is without it. */
function expectFound(profile: Profile, line: TagLine): void {
  if (line.kind === 'key' || line.pattern === '') return;
  const found = viewOf(profile, { tagFocus: line.pattern });
  const same = tagsPage(found, ALL).lines.find(
    (other) => other.kind === 'value' && other.key === line.key && other.text === line.text,
  );
  expect(same?.value.text, line.pattern).toBe(line.value.text);
  const left = viewOf(profile, { tagIgnore: line.pattern });
  const gone = tagsPage(left, ALL).lines.some(
    (other) => other.kind === 'value' && other.key === line.key && other.text === line.text,
  );
  expect(gone, line.pattern).toBe(false);
  expect(found.profile.samples.count + left.profile.samples.count).toBe(profile.samples.count);
}
