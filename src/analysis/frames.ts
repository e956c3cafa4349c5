/**
 * The frames of a profile: one for each line of each location, and one for each location without lines. A frame's
 * index is its identity in everything that is counted and clicked. Inlined calls are frames like any other.
 */
import type { Profile } from '../model/profile';

export interface FrameTable {
  readonly count: number;
  /** Location i has the frames `starts[i] … starts[i + 1]`, innermost first; at least one. Length locations + 1. */
  readonly starts: Uint32Array;
  /** Row of the function, -1 for a location without lines. */
  readonly functions: Int32Array;
  /** One-based, 0 when unknown. */
  readonly lineNumbers: Float64Array;
  /** Row of the location. */
  readonly locations: Uint32Array;
  /** 1 where the frame was inlined into the next one of its location, which is all but the last. */
  readonly inlined: Uint8Array;
}

/** `outermost`: of each location only the frame that was not inlined, as with pprof's `noinlines`. */
export type FrameChoice = 'all' | 'outermost';

/** By locations, which a filter that only picks samples leaves as they are. */
const tables: Readonly<Record<FrameChoice, WeakMap<Profile['locations'], FrameTable>>> = {
  all: new WeakMap(),
  outermost: new WeakMap(),
};

export function framesOf(profile: Profile, choice: FrameChoice = 'all'): FrameTable {
  let table = tables[choice].get(profile.locations);
  if (!table) {
    table = choice === 'all' ? buildFrames(profile) : outermostFrames(profile);
    tables[choice].set(profile.locations, table);
  }
  return table;
}

/** Row of the frame's line in the location columns, -1 for a location without lines. */
export function lineRowOf({ locations }: Profile, frames: FrameTable, frame: number): number {
  const location = frames.locations[frame] as number;
  const begin = locations.lineStarts[location] as number;
  const end = locations.lineStarts[location + 1] as number;
  if (begin === end) return -1;
  const start = frames.starts[location] as number;
  const count = (frames.starts[location + 1] as number) - start;
  return end - count + (frame - start);
}

function buildFrames({ locations }: Profile): FrameTable {
  const { lineStarts } = locations;
  const starts = new Uint32Array(locations.count + 1);
  for (let row = 0; row < locations.count; row++) {
    const lines = (lineStarts[row + 1] as number) - (lineStarts[row] as number);
    starts[row + 1] = (starts[row] as number) + Math.max(1, lines);
  }
  const count = starts[locations.count] as number;
  const functions = new Int32Array(count).fill(-1);
  const lineNumbers = new Float64Array(count);
  const rows = new Uint32Array(count);
  const inlined = new Uint8Array(count);
  for (let row = 0; row < locations.count; row++) {
    const end = starts[row + 1] as number;
    let line = lineStarts[row] as number;
    const lineEnd = lineStarts[row + 1] as number;
    for (let frame = starts[row] as number; frame < end; frame++, line++) {
      rows[frame] = row;
      inlined[frame] = Number(frame < end - 1);
      if (line >= lineEnd) continue;
      functions[frame] = locations.lineFunctions[line] as number;
      lineNumbers[frame] = locations.lineNumbers[line] as number;
    }
  }
  return { count, starts, functions, lineNumbers, locations: rows, inlined };
}

function outermostFrames({ locations }: Profile): FrameTable {
  const { count, lineStarts } = locations;
  const starts = Uint32Array.from({ length: count + 1 }, (_, row) => row);
  const functions = new Int32Array(count).fill(-1);
  const lineNumbers = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const last = (lineStarts[row + 1] as number) - 1;
    if (last < (lineStarts[row] as number)) continue;
    functions[row] = locations.lineFunctions[last] as number;
    lineNumbers[row] = locations.lineNumbers[last] as number;
  }
  const rows = starts.slice(0, count);
  return { count, starts, functions, lineNumbers, locations: rows, inlined: new Uint8Array(count) };
}

/** The function's name as recorded, `''` when the frame has no function. */
export function functionNameOf(profile: Profile, frame: number): string {
  const row = framesOf(profile).functions[frame] ?? -1;
  return row < 0 ? '' : profile.strings.text(profile.functions.names[row] ?? 0);
}

/** The file as recorded, `''` when the frame has none. */
export function fileNameOf(profile: Profile, frame: number): string {
  const row = framesOf(profile).functions[frame] ?? -1;
  return row < 0 ? '' : profile.strings.text(profile.functions.fileNames[row] ?? 0);
}
