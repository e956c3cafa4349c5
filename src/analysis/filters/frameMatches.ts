/**
 * What a pattern matches of a profile's frames: function names and file names, and the files of mappings. Each name
 * is tested once. Rule: matchesName in pprof's profile/filter.go.
 */
import type { Profile } from '../../model/profile';
import type { Pattern } from '../pattern';

export interface FrameMatches {
  /** 1 where the function's name or its file matches; per row of `FunctionTable`. */
  readonly functions: Uint8Array;
  /** Whether the location's mapping matches. */
  mapping(location: number): boolean;
}

export function frameMatches(profile: Profile, pattern: Pattern): FrameMatches {
  const { functions, mappings, locations, strings } = profile;
  const matches = textMatches(strings.count, (index) => pattern.matches(strings.text(index)));
  const marks = new Uint8Array(functions.count);
  for (let row = 0; row < functions.count; row++) {
    const found = matches(functions.names[row] as number) || matches(functions.fileNames[row] as number);
    marks[row] = Number(found);
  }
  const mappingMarks = mappings.map(({ file }) => pattern.matches(file));
  return {
    functions: marks,
    mapping: (location) => mappingMarks[locations.mappings[location] as number] ?? false,
  };
}

/** A test of strings by index, made once for each. */
export function textMatches(count: number, test: (index: number) => boolean): (index: number) => boolean {
  const known = new Uint8Array(count);
  return (index) => {
    if (known[index] === undefined) return test(index);
    if (known[index] === 0) known[index] = test(index) ? YES : NO;
    return known[index] === YES;
  };
}

const YES = 1;
const NO = 2;
