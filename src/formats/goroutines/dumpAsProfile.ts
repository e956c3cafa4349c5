import type { FrameKind, GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import type { FunctionTable, LocationTable, Profile, SampleTable } from '../../model/profile';
import { withMoreStrings } from '../../model/stringTable';
import { GrowingUint32 } from './growing';

/** The state of a goroutine as a label, where it has no such label of its own. */
const STATE = 'state';

/**
 * A dump as a profile that counts goroutines, so that every view of profiles can show it: a sample for each stack, state
 * and set of labels; the state is a label. What a profile has no room for (ids, waits, creators) stays in the dump.
 */
export function dumpAsProfile(dump: GoroutineDump): Profile {
  const stacks = stackColumns(dump);
  const labels = new LabelStrings(dump.strings.count);
  const samples = sampleTable(dump, stacks, labels);
  const goroutine = { type: 'goroutine', unit: 'count' };
  return {
    sampleTypes: [goroutine],
    defaultSampleType: '',
    periodType: goroutine,
    period: 1n,
    timeNanos: 0n,
    durationNanos: 0n,
    comments: [],
    docUrl: '',
    dropFrames: '',
    keepFrames: '',
    samples,
    locations: locationTable(dump, stacks),
    functions: stacks.functions,
    mappings: [],
    strings: withMoreStrings(dump.strings, labels.texts),
  };
}

/** Which rows of the dump became which of `dumpAsProfile`. */
export interface DumpOrigins {
  /** By goroutine row: its sample. */
  readonly sampleOf: Uint32Array;
  /** By line of the profile's locations: the row of `DumpFrameTable`. */
  readonly frameOf: Uint32Array;
}

/** Found again, and not kept with every dump: only what filters profiles asks for it. */
export function dumpOrigins(dump: GoroutineDump): DumpOrigins {
  return {
    sampleOf: samplesOfRows(dump).sampleOf,
    frameOf: Uint32Array.from(locationsOf(dump, () => undefined).flat()),
  };
}

interface StackColumns {
  /** Rows of locations per stack, innermost first. */
  readonly ofStack: readonly Uint32Array[];
  /** Frames of each location, the innermost inlined call first. */
  readonly locations: readonly (readonly number[])[];
  readonly functions: FunctionTable;
  readonly functionOfFrame: Uint32Array;
}

function stackColumns(dump: GoroutineDump): StackColumns {
  const ofStack: Uint32Array[] = [];
  const own = new GrowingUint32();
  const locations = locationsOf(dump, (row) => {
    if (row >= 0) own.push(row);
    else {
      ofStack.push(own.between(0, own.length).slice());
      own.length = 0;
    }
  });
  return { ofStack, locations, ...functionTable(dump) };
}

/**
 * Inlined calls and the physical frame that they are in are one location. `pass` is told the row of each one of each
 * stack, and -1 at the end of each.
 */
function locationsOf({ stacks, frames }: GoroutineDump, pass: (row: number) => void): number[][] {
  const locations: number[][] = [];
  const ofFrame = new Int32Array(frames.count).fill(-1);
  const ofInlined = new Map<string, number>();
  const kinds = frames.kinds.map((kind) => ROLES[FRAME_KINDS[kind] ?? 'call']);
  const rowOf = (own: readonly number[]): number => {
    const [frame = 0] = own;
    const key = own.length === 1 ? '' : own.join(' ');
    let row = key === '' ? (ofFrame[frame] as number) : (ofInlined.get(key) ?? -1);
    if (row >= 0) return row;
    row = locations.push([...own]) - 1;
    if (key === '') ofFrame[frame] = row;
    else ofInlined.set(key, row);
    return row;
  };
  const own: number[] = [];
  for (let stack = 0; stack < stacks.count; stack++) {
    for (let at = stacks.starts[stack] as number; at < (stacks.starts[stack + 1] as number); at++) {
      const frame = stacks.frames[at] as number;
      const role = kinds[frame] as number;
      if (role !== NO_CODE) own.push(frame);
      if (role === INLINED || own.length === 0) continue;
      pass(rowOf(own));
      own.length = 0;
    }
    if (own.length > 0) pass(rowOf(own));
    own.length = 0;
    pass(-1);
  }
  return locations;
}

const [PHYSICAL, INLINED, NO_CODE] = [0, 1, 2] as const;

const ROLES: Readonly<Record<FrameKind, number>> = {
  call: PHYSICAL,
  nonGo: PHYSICAL,
  inlined: INLINED,
  elided: NO_CODE,
  unavailable: NO_CODE,
  label: NO_CODE,
};

function functionTable({ frames }: GoroutineDump): Pick<StackColumns, 'functions' | 'functionOfFrame'> {
  const names = new GrowingUint32();
  const files = new GrowingUint32();
  const rows = new Map<string, number>();
  const functionOfFrame = Uint32Array.from({ length: frames.count }, (_, frame) => {
    const key = `${frames.names[frame]} ${frames.files[frame]}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = names.length;
      rows.set(key, row);
      names.push(frames.names[frame] as number);
      files.push(frames.files[frame] as number);
    }
    return row;
  });
  const count = names.length;
  const functions: FunctionTable = {
    count,
    ids: BigUint64Array.from({ length: count }, (_, row) => BigInt(row + 1)),
    names: names.finish(),
    systemNames: names.finish(),
    fileNames: files.finish(),
    startLines: new Float64Array(count),
  };
  return { functions, functionOfFrame };
}

function locationTable(
  { frames }: GoroutineDump,
  { locations, functionOfFrame }: StackColumns,
): LocationTable {
  const count = locations.length;
  const lines = locations.flat();
  const lineStarts = new Uint32Array(count + 1);
  locations.forEach((own, row) => (lineStarts[row + 1] = (lineStarts[row] as number) + own.length));
  return {
    count,
    ids: BigUint64Array.from({ length: count }, (_, row) => BigInt(row + 1)),
    addresses: new BigUint64Array(count),
    mappings: new Int32Array(count).fill(-1),
    lineStarts,
    lineFunctions: Uint32Array.from(lines, (frame) => functionOfFrame[frame] as number),
    lineNumbers: Float64Array.from(lines, (frame) => frames.lineNumbers[frame] as number),
    lineColumns: new Float64Array(lines.length),
    folded: new Uint8Array(count),
  };
}

function sampleTable(
  dump: GoroutineDump,
  { ofStack }: StackColumns,
  labelStrings: LabelStrings,
): SampleTable {
  const { goroutines, labelSets, strings } = dump;
  const { sampleOf, firstRows } = samplesOfRows(dump);
  const values = new Float64Array(firstRows.length);
  sampleOf.forEach((sample, row) => {
    values[sample] = (values[sample] as number) + (goroutines.counts[row] as number);
  });
  const stackStarts = new GrowingUint32();
  const stacks = new GrowingUint32();
  const labelStarts = new GrowingUint32();
  const keys = new GrowingUint32();
  const texts = new GrowingUint32();
  stackStarts.push(0);
  labelStarts.push(0);
  for (const row of firstRows) {
    for (const location of ofStack[goroutines.stacks[row] as number] ?? []) stacks.push(location);
    stackStarts.push(stacks.length);
    const set = labelSets[goroutines.labelSets[row] as number] ?? [];
    const all = set.some((label) => label.key === STATE)
      ? set
      : [...set, { key: STATE, value: strings.text(goroutines.states[row] as number) }];
    for (const label of all) {
      keys.push(labelStrings.indexOf(label.key));
      texts.push(labelStrings.indexOf(label.value));
    }
    labelStarts.push(keys.length);
  }
  return {
    count: values.length,
    stackStarts: stackStarts.finish(),
    stacks: stacks.finish(),
    values: [values],
    labelStarts: labelStarts.finish(),
    labels: {
      keys: keys.finish(),
      texts: texts.finish(),
      numbers: new BigInt64Array(keys.length),
      units: new Uint32Array(keys.length),
    },
  };
}

/** By goroutine row its sample; samples are numbered by their first row. */
function samplesOfRows({ goroutines, labelSets }: GoroutineDump): {
  readonly sampleOf: Uint32Array;
  readonly firstRows: Uint32Array;
} {
  const sampleOf = new Uint32Array(goroutines.count);
  const firstRows = new GrowingUint32();
  // Two steps, so that the numbers stay exact: a state with its labels, then that with a stack.
  const pairs = new Map<number, number>();
  const samples = new Map<number, number>();
  for (let row = 0; row < goroutines.count; row++) {
    const pairKey =
      (goroutines.states[row] as number) * labelSets.length + (goroutines.labelSets[row] as number);
    let pair = pairs.get(pairKey);
    if (pair === undefined) pairs.set(pairKey, (pair = pairs.size));
    const key = (goroutines.stacks[row] as number) * goroutines.count + pair;
    let sample = samples.get(key);
    if (sample === undefined) {
      sample = firstRows.length;
      samples.set(key, sample);
      firstRows.push(row);
    }
    sampleOf[row] = sample;
  }
  return { sampleOf, firstRows: firstRows.finish() };
}

/** Strings behind those of the dump. */
class LabelStrings {
  readonly texts: string[] = [];
  private readonly indices = new Map<string, number>();

  constructor(private readonly first: number) {}

  indexOf(text: string): number {
    let index = this.indices.get(text);
    if (index === undefined) {
      index = this.first + this.texts.push(text) - 1;
      this.indices.set(text, index);
    }
    return index;
  }
}
