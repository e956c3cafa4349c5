/** The text of a dump's rows. */
import type { GoroutineDump } from '../../model/goroutineDump';

export function frameName({ frames, strings }: GoroutineDump, frame: number): string {
  return strings.text(frames.names[frame] ?? 0);
}

export function frameFile({ frames, strings }: GoroutineDump, frame: number): string {
  return strings.text(frames.files[frame] ?? 0);
}

export function stateOf({ goroutines, strings }: GoroutineDump, row: number): string {
  return strings.text(goroutines.states[row] ?? 0);
}

/** Rows of frames, innermost first. */
export function framesOfStack({ stacks }: GoroutineDump, stack: number): Uint32Array {
  return stacks.frames.subarray(stacks.starts[stack] ?? 0, stacks.starts[stack + 1] ?? 0);
}
