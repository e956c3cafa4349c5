import { framesOfStack } from '../../analysis/goroutines/dumpTexts';
import type { GoroutineGroup } from '../../analysis/goroutines/goroutineGroup';
import type { GoroutineDump } from '../../model/goroutineDump';
import type { GoroutineGroupRow } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { leakedText } from './blockedText';
import { goroutineFrame, stackFrames } from './goroutineFrame';
import { waitRangeText } from './waitText';

/** `total` is that of the dump. */
export function goroutineGroupRow(
  dump: GoroutineDump,
  group: GoroutineGroup,
  total: number,
): GoroutineGroupRow {
  const stack = framesOfStack(dump, group.stack);
  return {
    key: group.key,
    title: shortened(group.title),
    count: String(group.count),
    share: total === 0 ? 0 : Math.abs(group.count / total),
    leaked: leakedText(group.count, group.leakedCount),
    operation: shortened(group.operation),
    wait: waitRangeText(group.shortestWait, group.longestWait),
    exampleIds: group.exampleIds,
    row: group.rows[0] ?? -1,
    frames: stackFrames(dump, group.stack, MAX_FRAMES),
    frameCount: stack.length,
    userFrame: group.userFrame < 0 ? -1 : stack.subarray(0, MAX_FRAMES).indexOf(group.userFrame),
    creators: group.creators
      .slice(0, MAX_CREATORS)
      .map(({ frame, count }) => ({ frame: goroutineFrame(dump, frame), count: String(count) })),
    creatorCount: group.creators.length,
  };
}

const MAX_FRAMES = 100;
const MAX_CREATORS = 5;
