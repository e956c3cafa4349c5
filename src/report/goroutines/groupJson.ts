import { frameFile, frameName, framesOfStack } from '../../analysis/goroutines/dumpTexts';
import type { MergedGroup } from '../../analysis/goroutines/mergedGroups';
import type { GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';

/** Each group as an object of its own, so that a million of them need not be one text. */
export function groupJson(group: MergedGroup): Record<string, unknown> {
  const { dump, userFrame, shortestWait, longestWait } = group;
  return {
    key: group.key,
    title: group.title,
    count: group.count,
    leaked: group.leakedCount,
    operation: group.operation,
    ...(longestWait === undefined
      ? {}
      : { shortestWaitMinutes: shortestWait, longestWaitMinutes: longestWait }),
    exampleIds: group.exampleIds,
    ...(userFrame < 0 ? {} : { userFrame: frameJson(dump, userFrame) }),
    frames: Array.from(framesOfStack(dump, group.stack), (frame) => frameJson(dump, frame)),
    creators: group.creators.map((creator) => ({
      ...frameJson(creator.dump, creator.frame),
      count: creator.count,
    })),
  };
}

export function frameJson(dump: GoroutineDump, frame: number): Record<string, unknown> {
  const kind = FRAME_KINDS[dump.frames.kinds[frame] ?? 0];
  const line = dump.frames.lineNumbers[frame] ?? 0;
  if (kind === 'elided') return { elidedFrames: line };
  if (kind === 'unavailable') return { unavailable: true };
  return {
    function: frameName(dump, frame),
    file: frameFile(dump, frame),
    line,
    ...(kind === 'call' ? {} : { kind }),
  };
}
