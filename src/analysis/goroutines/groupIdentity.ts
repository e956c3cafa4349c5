import type { GoroutineDump } from '../../model/goroutineDump';
import type { GroupBy } from './goroutineGroup';
import { operationsOf } from './operations';
import { classesOf } from './stackClasses';
import { userFramesOf } from './userFrame';

/** What two goroutines must have in common to be of one group: columns of numbers, by goroutine row. */
export type Identity = readonly ((row: number) => number)[];

export function identityOf(dump: GoroutineDump, by: GroupBy): Identity {
  const { stacks, creatorFrames, states, flags, labelSets } = dump.goroutines;
  const stackOf = (row: number): number => stacks[row] as number;
  switch (by.kind) {
    case 'waitReason':
      return [operation(dump)];
    case 'creator':
      return [creator(dump)];
    case 'label': {
      const values = labelValues(dump, by.key);
      return [(row) => values[labelSets[row] as number] as number];
    }
    case 'nodes':
      return [(row) => by.stacks.stackOf(row)];
    case 'stack':
      switch (by.similarity) {
        case 'exact':
          return [
            stackClass(dump, 'lines'),
            (row) => states[row] as number,
            (row) => flags[row] as number,
            creatorFrames.some((frame) => frame >= 0) ? creator(dump) : () => -1,
            (row) => labelSets[row] as number,
          ];
        case 'lines':
        case 'functions':
          return [stackClass(dump, by.similarity)];
        case 'operation': {
          const place = placeClasses(dump);
          return [operation(dump), (row) => place[stackOf(row)] as number];
        }
      }
  }
}

function operation(dump: GoroutineDump): (row: number) => number {
  const { ofRow } = operationsOf(dump);
  return (row) => ofRow[row] as number;
}

function stackClass(dump: GoroutineDump, likeness: 'lines' | 'functions'): (row: number) => number {
  const { stacks } = dump.goroutines;
  const classes = classesOf(dump, likeness).stacks;
  return (row) => classes[stacks[row] as number] as number;
}

function creator(dump: GoroutineDump): (row: number) => number {
  const { creatorFrames } = dump.goroutines;
  const { frames } = classesOf(dump, 'lines');
  return (row) => {
    const frame = creatorFrames[row] as number;
    return frame < 0 ? -1 : (frames[frame] as number);
  };
}

/**
 * By stack: one number for all places on the same line, whatever their function is called there: a closure that was
 * inlined has another name than one that was not. -1 for an empty stack.
 */
function placeClasses(dump: GoroutineDump): Int32Array {
  const { place } = userFramesOf(dump);
  const { names, files, lineNumbers } = dump.frames;
  const indices = new Map<string, number>();
  const ofFrame = new Int32Array(dump.frames.count).fill(-2);
  return place.map((frame) => {
    if (frame < 0) return -1;
    if (ofFrame[frame] === -2) {
      const file = dump.strings.text(files[frame] as number);
      const key =
        file === ''
          ? `\n${dump.strings.text(names[frame] as number)}`
          : `${file}\n${lineNumbers[frame] as number}`;
      const index = indices.get(key) ?? indices.size;
      indices.set(key, index);
      ofFrame[frame] = index;
    }
    return ofFrame[frame] as number;
  });
}

/** By label set: a number for the value under the key, 0 for none. */
function labelValues({ labelSets }: GoroutineDump, key: string): Uint32Array {
  const indices = new Map<string, number>();
  return Uint32Array.from(labelSets, (set) => {
    const value = set.find((label) => label.key === key)?.value;
    if (value === undefined) return 0;
    const index = indices.get(value) ?? indices.size + 1;
    indices.set(value, index);
    return index;
  });
}
