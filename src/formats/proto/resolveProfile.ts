/**
 * Turns ids and string indices into rows and validates, with the messages and in the order of pprof's CheckValid
 * (profile/profile.go) and postDecode (profile/encode.go).
 */
import type {
  FunctionTable,
  LabelColumns,
  LocationTable,
  Mapping,
  Profile,
  SampleTable,
  ValueType,
} from '../../model/profile';
import type { StringTable } from '../../model/stringTable';
import type { ValueColumn } from '../../model/valueColumn';
import { magnitudeOf, narrowed } from '../../model/valueColumn';
import { MalformedContent, PROFILE_LIMITS } from '../readOutcome';
import type { RawProfile } from './rawProfile';
import { RowsByHandle } from './rowsByHandle';
import type { SampleReader } from './sampleReader';
import type { RawMapping, RawValueType } from './tableReaders';
import type { IdHandles } from './wire';

export function resolveProfile(raw: RawProfile): Profile {
  const { samples } = raw;
  const strings = raw.strings.finish();
  const text = checkedText(strings);
  const header = {
    sampleTypes: raw.sampleTypes.map((type) => valueType(type, text)),
    periodType: valueType(raw.periodType, text, 'absent is fine'),
    dropFrames: text(raw.dropFrames),
    keepFrames: text(raw.keepFrames),
    comments: raw.comments.map(text),
    defaultSampleType: text(raw.defaultSampleType),
    docUrl: text(raw.docUrl),
    timeNanos: raw.timeNanos,
    durationNanos: raw.durationNanos,
    period: raw.period,
  };
  checkStringColumns(raw, samples, strings.count);
  const rows = new RowsByHandle(raw.locations.handles);
  const { stacks, lostSample } = samples.resolveStacks(rows, raw.locations.count);
  checkSamples(raw, lostSample);
  const mappings = resolveMappings(raw.mappings, text);
  const functions = resolveFunctions(raw);
  const locations = resolveLocations(raw, rows);
  checkFrameCount(stacks, locations);
  return {
    ...header,
    samples: resolveSamples(raw, stacks, strings),
    locations,
    functions,
    mappings,
    strings,
  };
}

function checkedText(strings: StringTable): (index: number) => string {
  return (index) => {
    if (index >= strings.count) throw outOfRange(index, strings.count);
    return strings.text(index);
  };
}

function outOfRange(index: number, count: number): MalformedContent {
  const found = index === 0xffffffff ? 'a negative or huge index' : `string ${index}`;
  return new MalformedContent(`it refers to ${found}, but has ${count} strings`, 'malformed profile format');
}

function checkStringColumns({ functions }: RawProfile, samples: SampleReader, count: number): void {
  const columns = [
    samples.labelKeys,
    samples.labelTexts,
    samples.labelUnits,
    functions.names,
    functions.systemNames,
    functions.fileNames,
  ];
  for (const { array, length } of columns) {
    for (let i = 0; i < length; i++) {
      if ((array[i] as number) >= count) throw outOfRange(array[i] as number, count);
    }
  }
}

function valueType(raw: RawValueType, text: (index: number) => string, absent?: 'absent is fine'): ValueType {
  if (absent && raw.type === 0 && raw.unit === 0) return { type: '', unit: '' };
  return { type: text(raw.type), unit: text(raw.unit) };
}

/** Sample by sample: first how many values it has, then its locations (CheckValid in profile/profile.go). */
function checkSamples({ sampleTypes, samples }: RawProfile, lostSample: number | undefined): void {
  if (samples.count === 0) return;
  if (sampleTypes.length === 0) {
    throw new MalformedContent(
      `it has ${samples.count} samples but does not say what they count`,
      'missing sample type information',
    );
  }
  const oddSample = samples.oddSample(sampleTypes.length);
  if (oddSample && !(lostSample !== undefined && lostSample < oddSample.row)) {
    throw new MalformedContent(
      `it has ${sampleTypes.length} sample types, but a sample with ${oddSample.valueCount} values`,
      `mismatch: sample has ${oddSample.valueCount} values vs. ${sampleTypes.length} types`,
    );
  }
  if (lostSample === undefined) return;
  throw new MalformedContent(
    'a sample names a location that is not in the profile',
    'sample has nil location',
  );
}

function resolveMappings(raw: readonly RawMapping[], text: (index: number) => string): Mapping[] {
  const seen = new Set<bigint>();
  return raw.map((mapping) => {
    if (mapping.id === 0n)
      throw new MalformedContent('a mapping has the id 0', 'found mapping with reserved ID=0');
    if (seen.has(mapping.id)) throw duplicate('mappings', mapping.id);
    seen.add(mapping.id);
    const { id, start, limit, offset } = mapping;
    const [hasFunctions, hasFileNames, hasLineNumbers, hasInlineFrames] = mapping.flags;
    const flags = { hasFunctions, hasFileNames, hasLineNumbers, hasInlineFrames };
    return { id, start, limit, offset, file: text(mapping.file), buildId: text(mapping.buildId), ...flags };
  });
}

function resolveFunctions(raw: RawProfile): FunctionTable {
  const { functions } = raw;
  const rows = new RowsByHandle(functions.handles);
  rejectDuplicate(rows, raw.functionIds, 'functions');
  return {
    count: functions.count,
    ids: raw.functionIds.idsOf(functions.handles),
    names: functions.names.finish(),
    systemNames: functions.systemNames.finish(),
    fileNames: functions.fileNames.finish(),
    startLines: functions.startLines.finish(),
  };
}

function resolveLocations(raw: RawProfile, rows: RowsByHandle): LocationTable {
  const { locations, functions } = raw;
  rejectDuplicate(rows, raw.locationIds, 'locations');
  const mappingRows = new Map(raw.mappings.map((mapping, row) => [mapping.handle, row]));
  const ids = raw.locationIds.idsOf(locations.handles);
  const mappingColumn = new Int32Array(locations.count).fill(-1);
  for (let row = 0; row < locations.count; row++) {
    // A mapping id that names nothing resolves to none, as in pprof, which then finds the location valid.
    mappingColumn[row] = mappingRows.get(locations.mappings.array[row] as number) ?? -1;
  }
  locations.lineStarts.push(locations.lineFunctions.length);
  const lineStarts = locations.lineStarts.finish();
  const lineFunctions = new RowsByHandle(functions.handles).resolve(
    locations.lineFunctions.finish(),
    (line) => {
      const id = ids[lineStarts.findIndex((start) => start > line) - 1] ?? 0n;
      throw new MalformedContent(
        `location ${id.toString()} names a function that is not in the profile`,
        `location id: ${id.toString()} has a line with nil function`,
      );
    },
  );
  return {
    count: locations.count,
    ids,
    addresses: locations.addresses(),
    mappings: mappingColumn,
    lineStarts,
    lineFunctions,
    lineNumbers: locations.lineNumbers.finish(),
    lineColumns: locations.lineColumns.finish(),
    folded: foldedFlags(locations),
  };
}

function foldedFlags({ count, folded }: RawProfile['locations']): Uint8Array {
  const flags = new Uint8Array(count);
  for (const row of folded) flags[row] = 1;
  return flags;
}

function rejectDuplicate(rows: RowsByHandle, ids: IdHandles, what: 'functions' | 'locations'): void {
  if (rows.duplicate !== undefined) throw duplicate(what, ids.idOf(rows.duplicate));
}

function duplicate(what: string, id: bigint): MalformedContent {
  return new MalformedContent(
    `two ${what} have the id ${id.toString()}`,
    `multiple ${what} with same id: ${id.toString()}`,
  );
}

/** A stack may name one location with thousands of inlined calls thousands of times. */
function checkFrameCount(stacks: Uint32Array, { count, lineStarts }: LocationTable): void {
  const { length } = stacks;
  let most = 0;
  for (let row = 0; row < count; row++) {
    most = Math.max(most, (lineStarts[row + 1] as number) - (lineStarts[row] as number));
  }
  if (length * most <= PROFILE_LIMITS.frames) return;
  let frames = 0;
  for (let at = 0; at < length; at++) {
    const location = stacks[at] as number;
    frames += (lineStarts[location + 1] as number) - (lineStarts[location] as number);
  }
  if (frames <= PROFILE_LIMITS.frames) return;
  throw new MalformedContent(
    `its stacks have ${frames.toLocaleString('en')} frames, more than ${PROFILE_LIMITS.frames.toLocaleString('en')}`,
    'too many frames',
    'invalid',
  );
}

function resolveSamples(raw: RawProfile, stacks: Uint32Array, strings: StringTable): SampleTable {
  const { samples, sampleTypes } = raw;
  const { stackStarts, labelStarts, values } = samples.columns();
  // Where there are no samples, the first of them has not said how many values there are.
  const columns = sampleTypes.map((_, type) => values[type] ?? new Float64Array(0));
  const labels = resolveLabels(samples);
  return {
    count: samples.count,
    stackStarts,
    stacks,
    values: columns.map((column, type) => exactColumn(samples, column, { type, columns: columns.length })),
    labelStarts,
    labels,
    ...labelledDiffBase(labels, labelStarts, strings),
  };
}

function exactColumn(
  { bigValues }: SampleReader,
  doubles: Float64Array,
  { type, columns }: { readonly type: number; readonly columns: number },
): ValueColumn {
  if (bigValues.size === 0 && magnitudeOf(doubles) <= Number.MAX_SAFE_INTEGER) return doubles;
  const exact = new BigInt64Array(doubles.length);
  for (let row = 0; row < exact.length; row++) {
    exact[row] = bigValues.get(row * columns + type) ?? BigInt(doubles[row] as number);
  }
  return narrowed(exact);
}

/** A difference that pprof has saved says so in a label of its samples (internal/driver/fetch.go). */
function labelledDiffBase(
  { keys, texts }: LabelColumns,
  starts: Uint32Array,
  strings: StringTable,
): Pick<SampleTable, 'diffBase'> {
  const count = starts.length - 1;
  let diffBase: Uint8Array | undefined;
  for (let row = 0, at = 0; row < count; row++) {
    for (; at < (starts[row + 1] as number); at++) {
      if (texts[at] === 0 || strings.text(keys[at] as number) !== 'pprof::base') continue;
      if (strings.text(texts[at] as number) !== 'true') continue;
      diffBase ??= new Uint8Array(count);
      diffBase[row] = 1;
    }
  }
  return diffBase ? { diffBase } : {};
}

function resolveLabels(samples: SampleReader): LabelColumns {
  const numbers = new BigInt64Array(samples.labelNumbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = samples.labelNumbers.array[i] as number;
    // Labels with a text have none.
    if (number !== 0) numbers[i] = samples.bigLabelNumbers.get(i) ?? BigInt(number);
  }
  return {
    keys: samples.labelKeys.finish(),
    texts: samples.labelTexts.finish(),
    numbers,
    units: samples.labelUnits.finish(),
  };
}
