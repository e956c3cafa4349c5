/**
 * Which stacks of a dump are alike. Equal stacks have one row already, but a call and an inlined call of the same line
 * have not, and in a profile neither have two calls on one line.
 */
import type { GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { StringIds } from '../../model/stringIds';

export type StackLikeness = 'lines' | 'functions';

export interface Classes {
  /** By frame: the first frame that is alike. */
  readonly frames: Uint32Array;
  /** By stack: the first stack that is alike. */
  readonly stacks: Uint32Array;
}

const known: Readonly<Record<StackLikeness, WeakMap<GoroutineDump, Classes>>> = {
  lines: new WeakMap(),
  functions: new WeakMap(),
};

export function classesOf(dump: GoroutineDump, likeness: StackLikeness): Classes {
  let classes = known[likeness].get(dump);
  if (!classes) {
    const frames = frameClasses(dump, likeness);
    classes = { frames, stacks: stackClasses(dump, frames) };
    known[likeness].set(dump, classes);
  }
  return classes;
}

const ELIDED = FRAME_KINDS.indexOf('elided');

/** How many frames were left out says nothing of the function that they are of, so only `lines` looks at that. */
function frameClasses({ frames, strings }: GoroutineDump, likeness: StackLikeness): Uint32Array {
  const { count, names, files, lineNumbers, kinds } = frames;
  const ids = new StringIds(strings);
  const name = Uint32Array.from({ length: count }, (_, frame) => ids.idOf(names[frame] as number));
  const file = Uint32Array.from({ length: count }, (_, frame) => ids.idOf(files[frame] as number));
  const byLine = likeness === 'lines';
  let current = 0;
  const index = new RowIndex(
    count,
    (other) =>
      name[other] === name[current] &&
      (kinds[other] === ELIDED) === (kinds[current] === ELIDED) &&
      (!byLine || (lineNumbers[other] === lineNumbers[current] && file[other] === file[current])),
  );
  const classes = new Uint32Array(count);
  for (; current < count; current++) {
    let hash = HASH_SEED ^ (name[current] as number);
    if (byLine)
      hash = mixed(hash) ^ Math.imul(file[current] as number, 31) ^ (lineNumbers[current] as number);
    const first = index.findOrAdd(mixed(hash), current);
    classes[current] = first >= 0 ? first : current;
  }
  return classes;
}

function stackClasses({ stacks }: GoroutineDump, frameClass: Uint32Array): Uint32Array {
  const { count, starts, frames } = stacks;
  let current = 0;
  const isAlike = (other: number): boolean => {
    let a = starts[other] as number;
    let b = starts[current] as number;
    const end = starts[current + 1] as number;
    if ((starts[other + 1] as number) - a !== end - b) return false;
    for (; b < end; a++, b++) {
      if (frameClass[frames[a] as number] !== frameClass[frames[b] as number]) return false;
    }
    return true;
  };
  const index = new RowIndex(Math.min(count, 1 << 20), isAlike);
  const classes = new Uint32Array(count);
  for (; current < count; current++) {
    let hash = HASH_SEED;
    for (let at = starts[current] as number; at < (starts[current + 1] as number); at++)
      hash = Math.imul(hash ^ (frameClass[frames[at] as number] as number), 0x9e3779b1) ^ (hash >>> 15);
    const first = index.findOrAdd(mixed(hash), current);
    classes[current] = first >= 0 ? first : current;
  }
  return classes;
}
