import { readProto } from '../../../../src/formats/proto/readProto';
import { labelsOfSample } from '../../../../src/analysis/sampleLabels';
import type { ReportOptions } from '../../../../src/analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../../../../src/analysis/reportOptions';
import { applyFilters } from '../../../../src/analysis/filters/applyFilters';
import type { FilterOutcome } from '../../../../src/analysis/filters/applyFilters';
import { labelUnitsOf } from '../../../../src/analysis/labelUnits';
import type { Profile } from '../../../../src/model/profile';
import { valueAt } from '../../../../src/model/valueColumn';
import { encodeMessage } from '../../../support/profileSchema';

/** `leaf caller<inlined into root 5`: names leaf first, `<` within a location, then the values. */
export function shownSamples(profile: Profile): readonly string[] {
  return Array.from({ length: profile.samples.count }, (_, row) => {
    const { samples } = profile;
    const stack = samples.stacks.subarray(samples.stackStarts[row], samples.stackStarts[row + 1]);
    const values = samples.values.map((column) => valueAt(column, row).toString());
    return [...Array.from(stack, (location) => shownLocation(profile, location)), ...values].join(' ');
  });
}

function shownLocation({ locations, functions, strings }: Profile, row: number): string {
  const lines = locations.lineFunctions.subarray(locations.lineStarts[row], locations.lineStarts[row + 1]);
  return Array.from(lines, (line) => strings.text(functions.names[line] as number)).join('<') || '?';
}

/** `tenant=acme size=5kb` of each sample. */
export function shownLabels(profile: Profile): readonly string[] {
  return Array.from({ length: profile.samples.count }, (_, row) =>
    labelsOfSample(profile, row)
      .flatMap((label) =>
        label.kind === 'text'
          ? label.values.map((value) => `${label.key}=${value}`)
          : label.values.map((value, index) => `${label.key}=${value.toString()}${label.units[index] ?? ''}`),
      )
      .join(' '),
  );
}

export function filtered(profile: Profile, options: Partial<ReportOptions>): FilterOutcome {
  return applyFilters(profile, { ...DEFAULT_REPORT_OPTIONS, ...options }, labelUnitsOf(profile));
}

/** The profile that is left, and what was warned of. */
export function left(profile: Profile, options: Partial<ReportOptions>): readonly string[] {
  const outcome = filtered(profile, options);
  return outcome.ok ? [...shownSamples(outcome.profile), ...outcome.warnings] : [outcome.message];
}

export interface MessageLabel {
  readonly key: string;
  readonly text?: string;
  readonly number?: number | string;
  readonly unit?: string;
}

export interface MessageSample {
  /** Rows of `locations`, leaf first. */
  readonly stack: readonly number[];
  readonly value?: number | string;
  readonly labels?: readonly MessageLabel[];
}

export interface MessageContent {
  /** Function names per location, innermost first, and the file of its mapping, `''` for none. */
  readonly locations: readonly (readonly [mappingFile: string, ...functionNames: string[]])[];
  readonly samples: readonly MessageSample[];
  readonly dropFrames?: string;
  readonly keepFrames?: string;
}

/** What smallProfile cannot say: mappings, locations without lines, numeric labels. */
export function messageProfile({ locations, samples, dropFrames, keepFrames }: MessageContent): Profile {
  const strings = [''];
  const text = (value = ''): number => {
    if (!strings.includes(value)) strings.push(value);
    return strings.indexOf(value);
  };
  const names = [...new Set(locations.flatMap(([, ...functions]) => functions))];
  const mappings = [...new Set(locations.map(([file]) => file).filter(Boolean))];
  const bytes = encodeMessage({
    sample_type: [{ type: text('samples'), unit: text('count') }],
    sample: samples.map(({ stack, value = 1, labels = [] }) => ({
      location_id: stack.map((row) => row + 1),
      value: [value.toString()],
      label: labels.map((label) => ({
        key: text(label.key),
        str: text(label.text),
        num: (label.number ?? 0).toString(),
        num_unit: text(label.unit),
      })),
    })),
    mapping: mappings.map((file, row) => ({ id: row + 1, filename: text(file), has_inline_frames: true })),
    location: locations.map(([file, ...functions], row) => ({
      id: row + 1,
      mapping_id: mappings.indexOf(file) + 1,
      address: 4096 + row,
      line: functions.map((name) => ({ function_id: names.indexOf(name) + 1, line: row + 1, column: 2 })),
    })),
    function: names.map((name, row) => ({ id: row + 1, name: text(name), filename: text(`${name}.go`) })),
    drop_frames: text(dropFrames),
    keep_frames: text(keepFrames),
    string_table: strings,
  });
  const outcome = readProto(bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.profile;
}
