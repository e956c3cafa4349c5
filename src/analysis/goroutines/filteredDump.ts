import { FRAME_KINDS } from '../../model/goroutineDump';
import type { DumpFrameTable, GoroutineDump, LabelSet } from '../../model/goroutineDump';
import type { Profile } from '../../model/profile';
import { withMoreStrings } from '../../model/stringTable';
import { fileNameOf, framesOf, functionNameOf } from '../frames';
import type { DumpSelection } from './mergedGroups';
import { takeOperations } from './operations';
import { framesBefore, samplesBefore } from './trackedProfile';
import { hiddenFrames, internStacks } from './visibleStacks';

/** The goroutines of a dump, and the profile in which they are samples. */
export interface GoroutineSamples {
  readonly dump: GoroutineDump;
  readonly profile: Profile;
  /** By goroutine row: its sample. Absent where each row is one. */
  readonly sampleOf?: Uint32Array;
  /** By frame of the profile: the row of the dump's frame. */
  readonly frameOf: Uint32Array;
}

/**
 * The goroutines whose samples filters have left, with the frames that these have left: `left` is what became of
 * `trackedProfile`. Goroutines and frames keep their rows, and what a goroutine waits for stays what it was; frames that
 * labels have become stand behind the others.
 */
export function filteredDump(all: GoroutineSamples, left: Profile): Required<DumpSelection> {
  const { dump } = all;
  const { frames, rowOf, texts } = framesLeft(all, left);
  const hidden = hiddenFramesLeft(all, left, rowOf);
  const { stacks, stackOf } = internStacks(left, rowOf, hidden, all.profile.locations.count);
  const goroutines = rowsLeft(all, left, stackOf);
  const labels = labelsLeft(dump, left);
  const filtered: GoroutineDump = {
    ...dump,
    strings: withMoreStrings(dump.strings, texts),
    frames,
    stacks,
    goroutines: { ...dump.goroutines, stacks: goroutines.stacks, labelSets: labels.setOf },
    labelSets: labels.sets,
  };
  takeOperations(filtered, dump);
  return { dump: filtered, rows: goroutines.rows };
}

/** By sample: which one of those that were left it is; -1 for none. */
export function samplesLeft({ profile }: GoroutineSamples, left: Profile): Int32Array {
  const leftOf = new Int32Array(profile.samples.count).fill(-1);
  samplesBefore(left).forEach((sample, index) => (leftOf[sample] = index));
  return leftOf;
}

function rowsLeft(
  all: GoroutineSamples,
  left: Profile,
  stackOf: Uint32Array,
): { readonly rows: Uint32Array; readonly stacks: Uint32Array } {
  const { dump, sampleOf } = all;
  const leftOf = samplesLeft(all, left);
  const { count } = dump.goroutines;
  const stacks = new Uint32Array(count);
  const rows = new Uint32Array(count);
  let length = 0;
  for (let row = 0; row < count; row++) {
    const sample = leftOf[sampleOf ? (sampleOf[row] as number) : row] as number;
    if (sample < 0) continue;
    rows[length++] = row;
    stacks[row] = stackOf[sample] as number;
  }
  return { rows: rows.slice(0, length), stacks };
}

interface FramesLeft {
  readonly frames: DumpFrameTable;
  /** By frame of what was left. */
  readonly rowOf: Uint32Array;
  /** Strings behind those of the dump. */
  readonly texts: readonly string[];
}

/** The dump's frames, and those that labels have become. */
function framesLeft({ dump, profile, frameOf }: GoroutineSamples, left: Profile): FramesLeft {
  const before = framesBefore(left, framesOf(left), profile);
  const texts: string[] = [];
  const rowOf = new Uint32Array(before.length);
  before.forEach((frame, index) => {
    if (frame >= 0) rowOf[index] = frameOf[frame] as number;
    else {
      rowOf[index] = dump.frames.count + texts.length / 2;
      texts.push(functionNameOf(left, index), fileNameOf(left, index));
    }
  });
  return { frames: withLabelFrames(dump, texts.length / 2), rowOf, texts };
}

/** The name and the file of each are the next two of the strings behind the dump's. */
function withLabelFrames({ frames, strings }: GoroutineDump, added: number): DumpFrameTable {
  if (added === 0) return frames;
  const count = frames.count + added;
  const [names, files, lineNumbers] = [
    new Uint32Array(count),
    new Uint32Array(count),
    new Uint32Array(count),
  ];
  const kinds = new Uint8Array(count).fill(FRAME_KINDS.indexOf('label'));
  names.set(frames.names);
  files.set(frames.files);
  lineNumbers.set(frames.lineNumbers);
  kinds.set(frames.kinds);
  for (let label = 0; label < added; label++) {
    names[frames.count + label] = strings.count + label * 2;
    files[frames.count + label] = strings.count + label * 2 + 1;
  }
  return { count, names, files, lineNumbers, kinds };
}

/** A dump was printed without the runtime's frames; a profile has them. */
function hiddenFramesLeft(
  { dump, sampleOf }: GoroutineSamples,
  left: Profile,
  rowOf: Uint32Array,
): Uint8Array | undefined {
  if (sampleOf) return undefined;
  // A label may have any name.
  return hiddenFrames(left).map((mark, frame) => ((rowOf[frame] as number) < dump.frames.count ? mark : 0));
}

/** Label keys that no sample has any more are gone: tagshow and taghide choose them. */
function labelsLeft(
  { labelSets, goroutines }: GoroutineDump,
  { samples, strings }: Profile,
): { readonly sets: readonly LabelSet[]; readonly setOf: Uint32Array } {
  const isLeft = new Uint8Array(strings.count);
  for (const key of samples.labels.keys) isLeft[key] = 1;
  const keys = new Set<string>();
  isLeft.forEach((mark, string) => {
    if (mark === 1) keys.add(strings.text(string));
  });
  if (labelSets.every((set) => set.every(({ key }) => keys.has(key))))
    return { sets: labelSets, setOf: goroutines.labelSets };
  const sets: LabelSet[] = [[]];
  const indices = new Map([['[]', 0]]);
  const newIndex = Uint32Array.from(labelSets, (set) => {
    const kept = set.filter(({ key }) => keys.has(key));
    const text = JSON.stringify(kept);
    let index = indices.get(text);
    if (index === undefined) {
      index = sets.push(kept) - 1;
      indices.set(text, index);
    }
    return index;
  });
  return { sets, setOf: goroutines.labelSets.map((set) => newIndex[set] as number) };
}
