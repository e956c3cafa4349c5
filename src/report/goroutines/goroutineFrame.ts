import { framesOfStack } from '../../analysis/goroutines/dumpTexts';
import type { NodeStacks } from '../../analysis/goroutines/nodeStacks';
import { userFramesOf } from '../../analysis/goroutines/userFrame';
import type { GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import type { GoroutineFrame } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { frameTitle, placeText } from './placeText';

export function goroutineFrame(dump: GoroutineDump, frame: number): GoroutineFrame {
  const kind = FRAME_KINDS[dump.frames.kinds[frame] ?? 0];
  const isCode = kind !== 'elided' && kind !== 'unavailable' && kind !== 'label';
  return {
    frame: isCode && dump.frames.files[frame] !== 0 ? frame : -1,
    name: frameTitle(dump, frame),
    // Of a label that became a frame, its key.
    at: isCode || kind === 'label' ? placeText(dump, frame) : '',
    origin: isCode ? userFramesOf(dump).origin(frame) : 'standardLibrary',
    inlined: kind === 'inlined',
  };
}

/** The innermost nodes of a goroutine's stack, called as the granularity calls them. */
export function nodeFrames(
  dump: GoroutineDump,
  stacks: NodeStacks,
  row: number,
  limit: number,
): GoroutineFrame[] {
  return stacks.frames(row, limit).map(({ name, frame, inlined }) => {
    const shown = goroutineFrame(dump, frame);
    // `main.leak /srv/leak.go:53` says its line already.
    const at = shown.at !== '' && name.endsWith(shown.at) ? '' : shown.at;
    return { ...shown, at, inlined, name: shortened(name) };
  });
}

/** The innermost frames of a stack, at most so many. */
export function stackFrames(dump: GoroutineDump, stack: number, limit: number): GoroutineFrame[] {
  return Array.from(framesOfStack(dump, stack).subarray(0, limit), (frame) => goroutineFrame(dump, frame));
}
