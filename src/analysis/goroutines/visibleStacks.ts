import type { DumpFrameTable, DumpStackTable } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import type { Profile } from '../../model/profile';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { framesOf, functionNameOf } from '../frames';

/** The stacks of a profile's samples as a dump has them: frames by line, without those that debug=2 does not print. */
export interface VisibleStacks {
  readonly frames: DumpFrameTable;
  readonly stacks: DumpStackTable;
  /** By sample: row of `stacks`. */
  readonly stackOf: Uint32Array;
  /** Names of locations without functions; their indices follow those of the profile's strings. */
  readonly addedNames: readonly string[];
}

export function visibleStacks(profile: Profile): VisibleStacks {
  const { frames, rowOf, addedNames } = internFrames(profile);
  return { frames, addedNames, ...internStacks(profile, rowOf, hiddenFrames(profile)) };
}

/** By frame of the profile: its row in `frames`. */
export function visibleFrameRows(profile: Profile): Uint32Array {
  return internFrames(profile).rowOf;
}

/**
 * The runtime's own functions, except those that programs call (`runtime.GC`) and those that say that a panic or a
 * finalizer runs: showfuncinfo in the runtime's traceback.go, Go 1.27.
 */
export function isHidden(name: string): boolean {
  if (!name.startsWith('runtime.')) return false;
  if (name === 'runtime.gopanic' || name === 'runtime.runFinalizers' || name === 'runtime.runfinq')
    return false;
  return name !== 'runtime.runCleanups' && !/^runtime\.(?:\(?\*?[A-Z][^.]*\)?\.)?[A-Z][^.]*$/.test(name);
}

/** 1 for each frame of the profile that debug=2 does not print. */
export function hiddenFrames(profile: Profile): Uint8Array {
  const { count, functions } = framesOf(profile);
  const ofFunction = new Int8Array(profile.functions.count).fill(-1);
  const hidden = new Uint8Array(count);
  for (let frame = 0; frame < count; frame++) {
    const row = functions[frame] as number;
    if (row < 0) continue;
    if (ofFunction[row] === -1) ofFunction[row] = Number(isHidden(functionNameOf(profile, frame)));
    hidden[frame] = ofFunction[row] as number;
  }
  return hidden;
}

function internFrames(profile: Profile): {
  readonly frames: DumpFrameTable;
  readonly rowOf: Uint32Array;
  readonly addedNames: readonly string[];
} {
  const source = framesOf(profile);
  const names = new Uint32Array(source.count);
  const files = new Uint32Array(source.count);
  const lineNumbers = new Uint32Array(source.count);
  const kinds = new Uint8Array(source.count);
  const rowOf = new Uint32Array(source.count);
  const addedNames: string[] = [];
  const inlined = FRAME_KINDS.indexOf('inlined');
  let count = 0;
  const index = new RowIndex(source.count, (row) => {
    const isSame = names[row] === names[count] && files[row] === files[count];
    return isSame && lineNumbers[row] === lineNumbers[count] && kinds[row] === kinds[count];
  });
  for (let frame = 0; frame < source.count; frame++) {
    const row = source.functions[frame] as number;
    names[count] = profile.functions.names[row] ?? 0;
    files[count] = profile.functions.fileNames[row] ?? 0;
    lineNumbers[count] = possibleLine(source.lineNumbers[frame] as number);
    kinds[count] = source.inlined[frame] === 1 ? inlined : 0;
    if (row < 0) {
      const address = profile.locations.addresses[source.locations[frame] as number] ?? 0n;
      names[count] = profile.strings.count + addedNames.push(`0x${address.toString(16)}`) - 1;
    }
    const hash = mixed(HASH_SEED ^ (names[count] as number)) ^ Math.imul(files[count] as number, 31);
    const found = index.findOrAdd(mixed(hash ^ (lineNumbers[count] as number)), count);
    rowOf[frame] = found >= 0 ? found : count++;
  }
  const rows = { names, files, lineNumbers, kinds };
  return { frames: { count, ...cut(rows, count) }, rowOf, addedNames };
}

function cut(rows: Omit<DumpFrameTable, 'count'>, count: number): Omit<DumpFrameTable, 'count'> {
  return {
    names: rows.names.slice(0, count),
    files: rows.files.slice(0, count),
    lineNumbers: rows.lineNumbers.slice(0, count),
    kinds: rows.kinds.slice(0, count),
  };
}

/**
 * The stacks of the samples in rows of frames: all of them, or those that are to be seen, which are not marked 1.
 * Locations from `firstLabel` on are labels that became frames.
 */
export function internStacks(
  profile: Profile,
  rowOf: Uint32Array,
  hidden?: Uint8Array,
  firstLabel = profile.locations.count,
): Pick<VisibleStacks, 'stacks' | 'stackOf'> {
  const { count: sampleCount } = profile.samples;
  const stackOf = new Uint32Array(sampleCount);
  const starts = new Uint32Array(sampleCount + 1);
  const collected = new FrameCollector(profile, rowOf, hidden, firstLabel);
  let count = 0;
  const index = new RowIndex(Math.min(sampleCount, 1 << 20), (row) =>
    collected.areEqual(starts[row] as number, starts[row + 1] as number, starts[count] as number),
  );
  for (let sample = 0; sample < sampleCount; sample++) {
    collected.add(sample);
    const found = index.findOrAdd(collected.hashFrom(starts[count] as number), count);
    if (found >= 0) collected.length = starts[count] as number;
    else starts[++count] = collected.length;
    stackOf[sample] = found >= 0 ? found : count - 1;
  }
  return {
    stacks: {
      count,
      starts: starts.slice(0, count + 1),
      frames: collected.frames.slice(0, collected.length),
    },
    stackOf,
  };
}

/** 0, which is unknown, for what no file has and the column does not hold. */
function possibleLine(line: number): number {
  return Number.isInteger(line) && line > 0 && line <= 0xffffffff ? line : 0;
}

/** Grows as stacks are added. */
class FrameCollector {
  frames = new Uint32Array(1024);
  length = 0;

  constructor(
    private readonly profile: Profile,
    private readonly rowOf: Uint32Array,
    private readonly hidden: Uint8Array | undefined,
    private readonly firstLabel: number,
  ) {}

  /** Appends the frames of a sample that are to be seen; all of them where that would be none. */
  add(sample: number): void {
    const { stackStarts } = this.profile.samples;
    const begin = stackStarts[sample] as number;
    const end = stackStarts[sample + 1] as number;
    const before = this.length;
    if (this.hidden) {
      const first = this.firstNotLabel(begin, end);
      this.append(begin, first, this.hidden);
      const afterLabels = this.length;
      const last = this.lastNotLabel(first, end);
      this.append(this.firstNamed(first, last), last, this.hidden);
      if (this.length > afterLabels) {
        this.append(last, end);
        return;
      }
      this.length = before;
    }
    this.append(begin, end);
  }

  /** Others may stand at the root; behind the last frame that is none. */
  private lastNotLabel(begin: number, end: number): number {
    const { stacks } = this.profile.samples;
    let at = end;
    while (at > begin && (stacks[at - 1] as number) >= this.firstLabel) at--;
    return at;
  }

  /** Labels that became frames may stand at the leaf. */
  private firstNotLabel(begin: number, end: number): number {
    const { stacks } = this.profile.samples;
    let at = begin;
    while (at < end && (stacks[at] as number) >= this.firstLabel) at++;
    return at;
  }

  /** The text of debug=1 names no frame of the runtime that is at the leaf: printStackRecord in runtime/pprof. */
  private firstNamed(begin: number, end: number): number {
    const { samples, locations, text } = this.profile;
    if (text?.kind !== 'count') return begin;
    let at = begin;
    while (at < end && !hasLines(locations, samples.stacks[at] as number)) at++;
    return at;
  }

  private append(begin: number, end: number, hidden?: Uint8Array): void {
    const { stacks } = this.profile.samples;
    const { starts } = framesOf(this.profile);
    for (let at = begin; at < end; at++) {
      const location = stacks[at] as number;
      for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
        if (hidden?.[frame] !== 1) this.push(this.rowOf[frame] as number);
      }
    }
  }

  private push(row: number): void {
    if (this.length === this.frames.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.frames);
      this.frames = larger;
    }
    this.frames[this.length++] = row;
  }

  hashFrom(start: number): number {
    let hash = HASH_SEED;
    for (let at = start; at < this.length; at++)
      hash = Math.imul(hash ^ (this.frames[at] as number), 0x9e3779b1) ^ (hash >>> 15);
    return mixed(hash);
  }

  /** Whether the stack `from … to` is the one that begins at `start`, which is the last one. */
  areEqual(from: number, to: number, start: number): boolean {
    if (to - from !== this.length - start) return false;
    for (let a = from, b = start; a < to; a++, b++) if (this.frames[a] !== this.frames[b]) return false;
    return true;
  }
}

function hasLines({ lineStarts }: Profile['locations'], location: number): boolean {
  return lineStarts[location] !== lineStarts[location + 1];
}
