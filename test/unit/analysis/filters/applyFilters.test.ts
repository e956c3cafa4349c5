import { describe, expect, it } from 'vitest';
import { aggregateProfile } from '../../../../src/analysis/filters/aggregateProfile';
import { smallProfile } from '../../../support/smallProfile';
import { allProfiles, readFile } from '../../../support/fixtures';
import { filtered, messageProfile, shownSamples } from './shownSamples';

const profile = smallProfile({ samples: [{ stack: 'a b', values: [1], labels: { k: 'v' } }] });

describe('filters that cannot be read', () => {
  it.each([
    [{ focus: '(' }, 'parsing focus regexp: error parsing regexp: missing closing ): `(`'],
    [
      { showFrom: 'a**' },
      'parsing show_from regexp: error parsing regexp: invalid nested repetition operator: `**`',
    ],
    [{ tagFocus: 'k=v,[' }, 'parsing tagfocus regexp: error parsing regexp: missing closing ]: `[`'],
    [{ ignore: ')', focus: '[' }, 'parsing focus regexp: error parsing regexp: missing closing ]: `[`'],
    [
      { pruneFrom: '\\' },
      'parsing prune_from regexp: error parsing regexp: trailing backslash at end of expression: ``',
    ],
  ])('%o', (options, message) => {
    expect(filtered(profile, options)).toEqual({ ok: false, message, warnings: [] });
  });

  it('fail after the warnings that pprof prints before', () => {
    expect(filtered(profile, { tagFocus: '5', pruneFrom: '(' })).toMatchObject({
      ok: false,
      warnings: ["tagfocus:Interpreted '5' as range, not regexp"],
    });
    expect(filtered(profile, { focus: 'zz', tagHide: '(' })).toEqual({
      ok: false,
      message: 'parsing taghide regexp: error parsing regexp: missing closing ): `(`',
      warnings: ['Focus expression matched no samples'],
    });
  });
});

describe('all filters together', () => {
  it('run in pprof’s order and warn in it', () => {
    const options = {
      focus: 'x',
      ignore: 'x',
      hide: 'x',
      show: 'x',
      showFrom: 'x',
      tagFocus: 'x',
      tagIgnore: 'x',
      tagShow: 'x',
      tagHide: 'x',
    };
    const outcome = filtered(profile, options);
    expect(outcome.warnings).toEqual(
      ['Focus', 'Ignore', 'Hide', 'Show', 'ShowFrom', 'TagFocus', 'TagIgnore', 'TagShow', 'TagHide'].map(
        (name) => `${name} expression matched no samples`,
      ),
    );
  });

  it('give the profile itself when there are none', () => {
    expect(filtered(profile, {})).toEqual({ ok: true, profile, warnings: [] });
    const outcome = filtered(profile, {});
    expect(outcome.ok && outcome.profile).toBe(profile);
  });

  it('leave columns that fit together, for every fixture', () => {
    for (const file of allProfiles()) {
      const read = readFile(file);
      if (!read.ok) continue;
      const options = { ignore: 'gc', hide: 'main', showFrom: 'runtime|go', tagHide: 'a', pruneFrom: 'o' };
      const outcome = filtered(read.profile, options);
      if (!outcome.ok) throw new Error(outcome.message);
      const { samples, locations } = outcome.profile;
      expect(samples.stackStarts).toHaveLength(samples.count + 1);
      expect(samples.stackStarts.at(-1)).toBe(samples.stacks.length);
      expect(samples.labelStarts.at(-1)).toBe(samples.labels.keys.length);
      expect(samples.values.every((column) => column.length === samples.count)).toBe(true);
      expect(locations.lineStarts.at(-1)).toBe(locations.lineFunctions.length);
    }
  });
});

describe('aggregation', () => {
  const inlined = messageProfile({
    locations: [['/bin/a', 'in', 'mid', 'out'], ['']],
    samples: [{ stack: [0, 1] }],
  });
  const options = { granularity: 'addresses', noInlines: true, showColumns: false } as const;

  it('leaves addresses with inlined calls alone', () => {
    expect(aggregateProfile(inlined, { ...options, noInlines: false })).toBe(inlined);
  });

  it('keeps of each location the call that was really made', () => {
    const aggregated = aggregateProfile(inlined, options);
    expect(shownSamples(aggregated)).toEqual(['out ? 1']);
    expect([...aggregated.locations.lineColumns]).toEqual([0]);
    expect([...aggregated.locations.lineNumbers]).toEqual([1]);
    expect(aggregated.locations.addresses).toEqual(inlined.locations.addresses);
    expect(aggregated.mappings[0]?.hasInlineFrames).toBe(false);
    expect([...aggregateProfile(inlined, { ...options, showColumns: true }).locations.lineColumns]).toEqual([
      2,
    ]);
  });

  it('forgets what the granularity leaves out', () => {
    const files = aggregateProfile(inlined, { ...options, granularity: 'files', noInlines: false });
    expect([...files.functions.names]).toEqual([0, 0, 0]);
    expect([...files.functions.fileNames].every((index) => index > 0)).toBe(true);
    expect([...files.locations.addresses]).toEqual([0n, 0n]);
    const functions = aggregateProfile(inlined, { ...options, granularity: 'functions' });
    expect([...functions.functions.fileNames]).toEqual([0, 0, 0]);
    expect([...functions.locations.lineNumbers]).toEqual([0]);
  });
});
