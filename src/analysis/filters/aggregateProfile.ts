/**
 * A profile with the details that a granularity leaves out. Rules: aggregate in pprof's internal/driver/driver.go and
 * Profile.Aggregate in profile/profile.go.
 */
import type { FunctionTable, LocationTable, Profile } from '../../model/profile';
import type { Granularity, ReportOptions } from '../reportOptions';
import { allLines, withLines } from './keptLines';

export type AggregateOptions = Pick<ReportOptions, 'granularity' | 'noInlines' | 'showColumns'>;

/** Rows stay where they are: what has become alike is not merged. */
export function aggregateProfile(profile: Profile, options: AggregateOptions): Profile {
  if (options.granularity === 'addresses' && !options.noInlines) return profile;
  const details = DETAILS[options.granularity];
  return {
    ...profile,
    mappings: profile.mappings.map((mapping) => ({
      ...mapping,
      hasInlineFrames: mapping.hasInlineFrames && !options.noInlines,
      hasFunctions: mapping.hasFunctions && details.function,
      hasFileNames: mapping.hasFileNames && details.file,
      hasLineNumbers: mapping.hasLineNumbers && details.line,
    })),
    functions: aggregateFunctions(profile.functions, details),
    locations: aggregateLocations(profile.locations, details, options),
  };
}

interface Details {
  readonly function: boolean;
  readonly file: boolean;
  readonly line: boolean;
  readonly address: boolean;
}

const DETAILS: Readonly<Record<Granularity, Details>> = {
  addresses: { function: true, file: true, line: true, address: true },
  lines: { function: true, file: true, line: true, address: false },
  files: { function: false, file: true, line: false, address: false },
  functions: { function: true, file: false, line: false, address: false },
  filefunctions: { function: true, file: true, line: false, address: false },
};

function aggregateFunctions(functions: FunctionTable, details: Details): FunctionTable {
  const none = new Uint32Array(functions.count);
  return {
    ...functions,
    ...(details.function ? {} : { names: none, systemNames: none }),
    ...(details.file ? {} : { fileNames: none }),
  };
}

function aggregateLocations(
  locations: LocationTable,
  details: Details,
  { noInlines, showColumns }: AggregateOptions,
): LocationTable {
  const kept = noInlines ? withLines(locations, lastLines(locations)) : locations;
  const lineCount = kept.lineFunctions.length;
  return {
    ...kept,
    ...(details.address ? {} : { addresses: new BigUint64Array(kept.count) }),
    ...(details.line ? {} : { lineNumbers: new Float64Array(lineCount) }),
    ...(details.line && showColumns ? {} : { lineColumns: new Float64Array(lineCount) }),
  };
}

/** The last line is the call that was really made; the others were inlined into it. */
function lastLines(locations: LocationTable): Uint8Array {
  const kept = allLines(locations).fill(0);
  for (let row = 0; row < locations.count; row++) {
    const end = locations.lineStarts[row + 1] as number;
    if (end > (locations.lineStarts[row] as number)) kept[end - 1] = 1;
  }
  return kept;
}
