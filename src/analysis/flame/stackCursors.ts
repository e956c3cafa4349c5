/**
 * One place in each of many stacks, from which the stack is read on frame by frame: towards the leaf for callees,
 * towards the root for callers. Two numbers per stack; the stacks themselves stay as the profile has them.
 */
import type { Profile } from '../../model/profile';
import type { FrameTable } from '../frames';

export type Direction = 'callees' | 'callers';

export interface StackCursors {
  /** Rows of the samples whose stacks are read. */
  readonly rows: Uint32Array;
  /** Per row of `rows`: position in `samples.stacks`. */
  readonly positions: Uint32Array;
  /** Per row of `rows`: the next frame, which is one of that location; `ENDED` behind the last one. */
  readonly frames: Uint32Array;
  readonly direction: Direction;
}

export const ENDED = 0xffff_ffff;

/** Before the outermost frame of each stack. */
export function cursorsAtRoot({ samples }: Profile, frames: FrameTable, rows: Uint32Array): StackCursors {
  const { stackStarts, stacks } = samples;
  const cursors = emptyCursors(rows, 'callees');
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const end = stackStarts[row + 1] as number;
    if (end === stackStarts[row]) {
      cursors.frames[index] = ENDED;
      continue;
    }
    cursors.positions[index] = end - 1;
    cursors.frames[index] = (frames.starts[(stacks[end - 1] as number) + 1] as number) - 1;
  }
  return cursors;
}

/** What the cursor stands at; it moves on to the next one. `ENDED` at the end of the stack. */
export function nextFrame(
  cursors: StackCursors,
  { samples: { stackStarts, stacks } }: Profile,
  { starts }: FrameTable,
  index: number,
): number {
  const frame = cursors.frames[index] as number;
  if (frame === ENDED) return ENDED;
  const position = cursors.positions[index] as number;
  const row = cursors.rows[index] as number;
  const location = stacks[position] as number;
  if (cursors.direction === 'callees') {
    if (frame > (starts[location] as number)) {
      cursors.frames[index] = frame - 1;
    } else if (position === stackStarts[row]) {
      cursors.frames[index] = ENDED;
    } else {
      cursors.positions[index] = position - 1;
      cursors.frames[index] = (starts[(stacks[position - 1] as number) + 1] as number) - 1;
    }
  } else if (frame + 1 < (starts[location + 1] as number)) {
    cursors.frames[index] = frame + 1;
  } else if (position + 1 === stackStarts[row + 1]) {
    cursors.frames[index] = ENDED;
  } else {
    cursors.positions[index] = position + 1;
    cursors.frames[index] = starts[stacks[position + 1] as number] as number;
  }
  return frame;
}

function emptyCursors(rows: Uint32Array, direction: Direction): StackCursors {
  return {
    rows,
    positions: new Uint32Array(rows.length),
    frames: new Uint32Array(rows.length),
    direction,
  };
}

/** Past the outermost frame that is wanted, of the stacks that have one: `wanted` is 1 for such frames. */
export function cursorsAtFrames(
  profile: Profile,
  frames: FrameTable,
  active: Uint32Array,
  wanted: Uint8Array,
  direction: Direction,
): StackCursors {
  const { stackStarts, stacks } = profile.samples;
  const outermost = outermostWanted(frames, wanted);
  const rows = new Uint32Array(active.length);
  const positions = new Uint32Array(active.length);
  const found = new Uint32Array(active.length);
  let count = 0;
  for (let index = 0; index < active.length; index++) {
    const row = active[index] as number;
    const begin = stackStarts[row] as number;
    let at = (stackStarts[row + 1] as number) - 1;
    while (at >= begin && outermost[stacks[at] as number] === -1) at--;
    if (at < begin) continue;
    rows[count] = row;
    positions[count] = at;
    found[count] = outermost[stacks[at] as number] as number;
    count++;
  }
  const cursors = {
    rows: rows.slice(0, count),
    positions: positions.slice(0, count),
    frames: found.slice(0, count),
    direction,
  };
  for (let index = 0; index < count; index++) nextFrame(cursors, profile, frames, index);
  return cursors;
}

/** Of each location the outermost frame that is wanted, -1 for none. */
function outermostWanted({ starts }: FrameTable, wanted: Uint8Array): Int32Array {
  const outermost = new Int32Array(starts.length - 1).fill(-1);
  for (let location = 0; location < outermost.length; location++) {
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      if (wanted[frame] === 1) outermost[location] = frame;
    }
  }
  return outermost;
}
