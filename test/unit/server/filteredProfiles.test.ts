import { describe, expect, it } from 'vitest';
import { FilteredProfiles } from '../../../src/server/filteredProfiles';
import type { ViewedProfile } from '../../../src/report/viewedProfile';
import type { ViewFilters } from '../../../src/protocol/view';
import { smallProfile } from '../../support/smallProfile';

const profile = smallProfile({
  samples: [
    { stack: 'main.a@a.go:1<main.b@a.go:2 main.main@a.go:9', values: [3] },
    { stack: 'main.c@a.go:3 main.main@a.go:9', values: [4] },
  ],
});

function viewed(profiles: FilteredProfiles, filters: ViewFilters): ViewedProfile {
  const reply = profiles.of('1 -', profile, filters);
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

describe('FilteredProfiles', () => {
  it('keeps three, and gives the same for what is only counted or printed in another way', () => {
    const profiles = new FilteredProfiles();
    const first = viewed(profiles, { focus: 'a' });
    const other = viewed(profiles, { granularity: 'lines', mean: true, focus: 'a', noTrim: true });
    expect(other.shown).toBe(first.shown);
    expect(other.options).toMatchObject({ granularity: 'lines', mean: true, trim: false, focus: 'a' });
    expect(first.options).toMatchObject({ granularity: 'functions', mean: false, trim: true });
    for (const focus of ['b', 'c', 'main']) viewed(profiles, { focus });
    expect(profiles.keeps(first)).toBe(false);
    expect(viewed(profiles, { focus: 'a' }).shown).not.toBe(first.shown);
  });

  it('shares the profile where nothing is left out', () => {
    const profiles = new FilteredProfiles();
    const whole = viewed(profiles, { granularity: 'files', noTrim: true });
    expect([whole.shown, profiles.keeps(whole)]).toEqual([profile, false]);
  });

  it('lets go of what was filtered from a profile that is closed', () => {
    const profiles = new FilteredProfiles();
    const first = viewed(profiles, { noInlines: true });
    expect(first.shown.locations.lineFunctions).toHaveLength(3);
    profiles.forget((source) => source.startsWith('2 '));
    expect(profiles.keeps(first)).toBe(true);
    profiles.forget((source) => source.startsWith('1 '));
    expect(profiles.keeps(first)).toBe(false);
  });
});
