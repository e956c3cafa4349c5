import type { GoroutineDump } from '../../model/goroutineDump';
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

interface StackColumns {
  /** Rows of locations per stack, innermost first. */
  readonly ofStack: readonly Uint32Array[];
  /** Frames of each location, the innermost inlined call first. */
  readonly locations: readonly (readonly number[])[];
  readonly functions: FunctionTable;
  readonly functionOfFrame: Uint32Array;
}

/** Inlined calls and the physical frame that they are in are one location. */
function stackColumns(dump: GoroutineDump): StackColumns {
  const { stacks, frames } = dump;
  const locations: number[][] = [];
  const rows = new Map<string, number>();
  const ofStack = Array.from({ length: stacks.count }, (_, stack) => {
    const own: number[] = [];
    let inlined: number[] = [];
    const end = (): void => {
      if (inlined.length === 0) return;
      const key = inlined.join(' ');
      let row = rows.get(key);
      if (row === undefined) {
        row = locations.push(inlined) - 1;
        rows.set(key, row);
      }
      own.push(row);
      inlined = [];
    };
    for (let at = stacks.starts[stack] as number; at < (stacks.starts[stack + 1] as number); at++) {
      const frame = stacks.frames[at] as number;
      const kind = FRAME_KINDS[frames.kinds[frame] ?? 0];
      if (kind === 'elided' || kind === 'unavailable') {
        end();
        continue;
      }
      inlined.push(frame);
      if (kind !== 'inlined') end();
    }
    end();
    return Uint32Array.from(own);
  });
  return { ofStack, locations, ...functionTable(dump) };
}

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
  { goroutines, labelSets, strings }: GoroutineDump,
  { ofStack }: StackColumns,
  labelStrings: LabelStrings,
): SampleTable {
  const stackStarts = new GrowingUint32();
  const stacks = new GrowingUint32();
  const labelStarts = new GrowingUint32();
  const keys = new GrowingUint32();
  const texts = new GrowingUint32();
  const values: number[] = [];
  stackStarts.push(0);
  labelStarts.push(0);
  // Two steps, so that the numbers stay exact: a state with its labels, then that with a stack.
  const pairs = new Map<number, number>();
  const rows = new Map<number, number>();
  for (let row = 0; row < goroutines.count; row++) {
    const state = goroutines.states[row] as number;
    const labelSet = goroutines.labelSets[row] as number;
    const stack = goroutines.stacks[row] as number;
    const pairKey = state * labelSets.length + labelSet;
    let pair = pairs.get(pairKey);
    if (pair === undefined) pairs.set(pairKey, (pair = pairs.size));
    const key = stack * goroutines.count + pair;
    const known = rows.get(key);
    if (known !== undefined) {
      values[known] = (values[known] ?? 0) + (goroutines.counts[row] as number);
      continue;
    }
    rows.set(key, values.length);
    values.push(goroutines.counts[row] as number);
    for (const location of ofStack[stack] ?? []) stacks.push(location);
    stackStarts.push(stacks.length);
    const set = labelSets[labelSet] ?? [];
    const all = set.some((label) => label.key === STATE)
      ? set
      : [...set, { key: STATE, value: strings.text(state) }];
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
    values: [Float64Array.from(values)],
    labelStarts: labelStarts.finish(),
    labels: {
      keys: keys.finish(),
      texts: texts.finish(),
      numbers: new BigInt64Array(keys.length),
      units: new Uint32Array(keys.length),
    },
  };
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
