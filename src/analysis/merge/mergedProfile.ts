/**
 * Merges sources whose sample types are the same already. Rules: Merge in pprof's profile/merge.go, 2026-11. Rows and
 * ids are in the order of first use; what no sample uses is left out, but for the first mapping.
 */
import * as l10n from '@vscode/l10n';
import type { FunctionTable, LocationTable, Mapping, Profile } from '../../model/profile';
import { narrowed } from '../../model/valueColumn';
import type { ValueColumn } from '../../model/valueColumn';
import { SharedStrings } from '../../model/sharedStrings';
import { CollectedStrings, Utf8Collector } from '../../model/utf8Collector';
import type { SourceNames } from './sharedTypes';
import { dropZeroSamples } from './dropZeroSamples';
import { MergedFunctions, SourceFunctions } from './mergedFunctions';
import { mergedHeader } from './mergedHeader';
import { MergedLabels } from './mergedLabels';
import { MergedLocations, SourceLocations } from './mergedLocations';
import { MergedMappings, SourceMappings } from './mergedMappings';
import { MergedSamples } from './mergedSamples';
import { CannotMerge } from './mergeOutcome';
import type { MergeSource } from './mergeSource';
import { SourceLabels } from './sourceLabels';

/** What samples refer to. */
export interface MergedTables {
  readonly locations: LocationTable;
  readonly functions: FunctionTable;
  readonly mappings: readonly Mapping[];
}

export function mergedProfile(sources: readonly MergeSource[], names: SourceNames): Profile {
  const profiles = sources.map(({ profile }) => profile);
  const [first] = profiles;
  if (!first)
    throw new CannotMerge(l10n.t('There is no profile to merge. Choose one.'), 'no profiles to merge');
  const header = mergedHeader(profiles, first, names);
  const strings = new Utf8Collector(Math.min(first.strings.count, 1 << 20));
  const shared = new SharedStrings(profiles.flatMap(({ strings: { utf8 } }) => utf8 ?? []));
  const mappings = new MergedMappings();
  const functions = new MergedFunctions(profiles);
  const locations = new MergedLocations(profiles, mappings);
  const labels = new MergedLabels(strings);
  const samples = new MergedSamples(sources);
  for (const source of sources) {
    const { profile, role } = source;
    const own = new CollectedStrings(strings, profile.strings, shared);
    const ownMappings = new SourceMappings(mappings, profile);
    const ownFunctions = new SourceFunctions(functions, profile, own);
    const ownLocations = new SourceLocations(locations, profile, ownMappings, ownFunctions);
    samples.addSource(source, ownLocations, new SourceLabels(labels, profile.samples, own, role));
  }
  const tables = dropZeroSamples(samples, {
    locations: locations.toTable(),
    functions: functions.toTable(),
    mappings: mappings.rows,
  });
  const { count } = samples;
  const {
    labelStarts,
    labels: labelColumns,
    diffBase,
  } = labels.columnsFor(samples.labelSets.subarray(0, count));
  return {
    ...header,
    ...tables,
    strings: strings.toTable(),
    samples: {
      count,
      stackStarts: trimmed(samples.stackStarts, count + 1),
      stacks: trimmed(samples.stacks, samples.stackStarts[count] as number),
      values: samples.values.map((column) => finishedColumn(column, count)),
      labelStarts,
      labels: labelColumns,
      ...(diffBase ? { diffBase } : {}),
    },
  };
}

function finishedColumn(column: ValueColumn, count: number): ValueColumn {
  if (!(column instanceof Float64Array)) return narrowed(column.subarray(0, count));
  return column.length === count ? column : column.slice(0, count);
}

/** A copy when more than an eighth of the memory would be wasted. */
function trimmed(column: Uint32Array, length: number): Uint32Array {
  const view = column.subarray(0, length);
  return column.length - length > length >> 3 ? view.slice() : view;
}
