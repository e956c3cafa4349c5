/**
 * focus, ignore, hide and show: the first two choose samples, the others the lines of their frames.
 * Rules: FilterSamplesByName in pprof's profile/filter.go, 2026-11.
 */
import type { Profile } from '../../model/profile';
import type { Pattern } from '../pattern';
import type { FrameMatches } from './frameMatches';
import { frameMatches } from './frameMatches';
import { allLines, withLines } from './keptLines';
import { SampleSelection } from './sampleSelection';

export interface NamePatterns {
  readonly focus: Pattern | undefined;
  readonly ignore: Pattern | undefined;
  readonly hide: Pattern | undefined;
  readonly show: Pattern | undefined;
}

export interface NameFiltered {
  readonly profile: Profile;
  /** Which patterns matched any location, whether a sample passes it or not. */
  readonly matched: Readonly<Record<keyof NamePatterns, boolean>>;
}

export function filterByName(profile: Profile, patterns: NamePatterns): NameFiltered {
  const { focus, ignore, hide, show } = patterns;
  if (!focus && !ignore && !hide && !show)
    return { profile, matched: { focus: false, ignore: false, hide: false, show: false } };
  const roles = chooseLocations(profile, focus, ignore);
  const lines = chooseLines(profile, hide, show);
  const selection = selectSamples(profile, roles);
  return {
    profile: {
      ...profile,
      locations: withLines(profile.locations, lines.kept),
      samples: lines.hidden.includes(1) ? selection.toTableWithout(lines.hidden) : selection.toTable(),
    },
    matched: {
      focus: roles.includes(FOCUSED),
      ignore: roles.includes(IGNORED),
      hide: lines.hides,
      show: lines.shows,
    },
  };
}

const FOCUSED = 1;
const IGNORED = 2;

function chooseLocations(
  profile: Profile,
  focus: Pattern | undefined,
  ignore: Pattern | undefined,
): Uint8Array {
  const roles = new Uint8Array(profile.locations.count);
  const ignored = ignore && frameMatches(profile, ignore);
  const focused = focus && frameMatches(profile, focus);
  for (let row = 0; row < roles.length; row++) {
    if (ignored && anyLineMatches(profile, row, ignored)) roles[row] = IGNORED;
    else if (!focused || anyLineMatches(profile, row, focused)) roles[row] = FOCUSED;
  }
  return roles;
}

function anyLineMatches({ locations }: Profile, row: number, matches: FrameMatches): boolean {
  const end = locations.lineStarts[row + 1] as number;
  for (let line = locations.lineStarts[row] as number; line < end; line++) {
    if (matches.functions[locations.lineFunctions[line] as number] === 1) return true;
  }
  return matches.mapping(row);
}

/** A sample stays that passes a focused location and no ignored one; one without locations goes. */
function selectSamples({ samples }: Profile, roles: Uint8Array): SampleSelection {
  const selection = new SampleSelection(samples);
  const { stackStarts, stacks } = samples;
  // Where nothing is ignored, the first that is focused decides.
  const decided = roles.includes(IGNORED) ? IGNORED : FOCUSED;
  for (let row = 0; row < samples.count; row++) {
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    // Of 0, 1 and 2 the bits say which were met.
    let met = 0;
    for (let at = begin; at < end && met < decided; at++) met |= roles[stacks[at] as number] as number;
    if (met === FOCUSED) selection.keep(row, begin, end);
  }
  return selection;
}

interface ChosenLines {
  readonly kept: Uint8Array;
  /** 1 for each location that has no line left. */
  readonly hidden: Uint8Array;
  readonly hides: boolean;
  readonly shows: boolean;
}

function chooseLines(profile: Profile, hide: Pattern | undefined, show: Pattern | undefined): ChosenLines {
  const { locations } = profile;
  const kept = allLines(locations);
  const hidden = new Uint8Array(locations.count);
  const hiding = hide && frameMatches(profile, hide);
  const showing = show && frameMatches(profile, show);
  let [hides, shows] = [false, false];
  for (let row = 0; row < locations.count; row++) {
    if (hiding && anyLineMatches(profile, row, hiding)) {
      hides = true;
      if (
        dropLines(profile, row, kept, hiding.mapping(row) ? undefined : (f) => hiding.functions[f] === 1) ===
        0
      )
        hidden[row] = 1;
    }
    if (!showing) continue;
    // A mapping that matches shows what its locations have, which may be nothing.
    const isUnwanted = (f: number): boolean => !showing.mapping(row) && showing.functions[f] === 0;
    if (dropLines(profile, row, kept, isUnwanted) === 0) hidden[row] = 1;
    else shows = true;
  }
  return { kept, hidden, hides, shows };
}

/** Drops the lines of functions that are unwanted, or all lines; returns how many are left. */
function dropLines(
  { locations }: Profile,
  row: number,
  kept: Uint8Array,
  isUnwanted: ((functionRow: number) => boolean) | undefined,
): number {
  let left = 0;
  const end = locations.lineStarts[row + 1] as number;
  for (let line = locations.lineStarts[row] as number; line < end; line++) {
    if (!isUnwanted || isUnwanted(locations.lineFunctions[line] as number)) kept[line] = 0;
    left += kept[line] as number;
  }
  return left;
}
