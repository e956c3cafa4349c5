import { framesOf } from '../analysis/frames';
import { stacksThrough } from '../analysis/stacksThrough';
import { graphSamples } from '../analysis/graph/graphSamples';
import type { LineStacks, LineStacksRequest, StackFrame } from '../protocol/serverRequests';
import { frameAt, placeOf } from './frameText';
import { framesOnLine } from './linesOfFiles';
import type { OpenView } from './openView';
import { printableFrameName } from './printableName';
import { quantity } from './quantity';
import { shortened } from './shortened';

/** The heaviest stacks through a line, for its hover. */
export function lineStacksReport(view: OpenView, request: Omit<LineStacksRequest, 'view'>): LineStacks {
  const wanted = framesOnLine(view, request.files, request.lineNumber);
  const samples = graphSamples(view.profile, view.sampleType, view.options.mean ? 'mean' : 'sum');
  const stacks = stacksThrough(view.profile, samples, wanted);
  return {
    stacks: stacks.slice(0, request.limit).map(({ row, value }) => ({
      value: quantity(value, view.style),
      frames: stackFrames(view, row, wanted),
    })),
    stackCount: stacks.length,
  };
}

/** A hover shows some dozens; Go's own stacks end at 512 frames or so. */
const MAX_FRAMES = 600;

function stackFrames({ profile }: OpenView, row: number, wanted: Uint8Array): StackFrame[] {
  const { stackStarts, stacks } = profile.samples;
  const { starts } = framesOf(profile);
  const frames: StackFrame[] = [];
  for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number); at++) {
    const location = stacks[at] as number;
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      if (frames.length >= MAX_FRAMES) return frames;
      frames.push({
        name: shortened(printableFrameName(profile, frame)),
        at: frameAt(profile, frame),
        place: placeOf(profile, frame),
        here: wanted[frame] === 1,
      });
    }
  }
  return frames;
}
