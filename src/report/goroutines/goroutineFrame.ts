import { framesOfStack } from '../../analysis/goroutines/dumpTexts';
import { userFramesOf } from '../../analysis/goroutines/userFrame';
import type { GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import type { GoroutineFrame } from '../../protocol/goroutineRequests';
import { frameTitle, placeText } from './placeText';

export function goroutineFrame(dump: GoroutineDump, frame: number): GoroutineFrame {
  const kind = FRAME_KINDS[dump.frames.kinds[frame] ?? 0];
  const isCode = kind !== 'elided' && kind !== 'unavailable';
  return {
    frame: isCode && dump.frames.files[frame] !== 0 ? frame : -1,
    name: frameTitle(dump, frame),
    at: isCode ? placeText(dump, frame) : '',
    origin: isCode ? userFramesOf(dump).origin(frame) : 'standardLibrary',
    inlined: kind === 'inlined',
  };
}

/** The innermost frames of a stack, at most so many. */
export function stackFrames(dump: GoroutineDump, stack: number, limit: number): GoroutineFrame[] {
  return Array.from(framesOfStack(dump, stack).subarray(0, limit), (frame) => goroutineFrame(dump, frame));
}
