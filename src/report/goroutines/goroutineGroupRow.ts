import { framesOfStack } from '../../analysis/goroutines/dumpTexts';
import type { GoroutineGroup } from '../../analysis/goroutines/goroutineGroup';
import type { GroupColumns } from '../../analysis/goroutines/groupColumns';
import { groupAt } from '../../analysis/goroutines/groupGoroutines';
import type { GoroutineGroupRow } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { leakedText } from './blockedText';
import { goroutineFrame, nodeFrames, stackFrames } from './goroutineFrame';
import { waitRangeText } from './waitText';

/** The group at that place in the order; `total` is what its share refers to. */
export function goroutineGroupRow(columns: GroupColumns, at: number, total: number): GoroutineGroupRow {
  const { dump } = columns;
  const group = groupAt(columns, at);
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
    ...unfolded(columns, group),
    creators: group.creators
      .slice(0, MAX_CREATORS)
      .map(({ frame, count }) => ({ frame: goroutineFrame(dump, frame), count: String(count) })),
    creatorCount: group.creators.length,
  };
}

function unfolded(
  { dump, by }: GroupColumns,
  { rows, stack, userFrame }: GoroutineGroup,
): Pick<GoroutineGroupRow, 'frames' | 'frameCount' | 'userFrame'> {
  if (by.kind === 'nodes') {
    const row = rows[0] ?? -1;
    return {
      frames: nodeFrames(dump, by.stacks, row, MAX_FRAMES),
      frameCount: by.stacks.depth(row),
      userFrame: by.stacks.frames(row, MAX_FRAMES).findIndex(({ frame }) => frame === userFrame),
    };
  }
  const frames = framesOfStack(dump, stack);
  return {
    frames: stackFrames(dump, stack, MAX_FRAMES),
    frameCount: frames.length,
    userFrame: userFrame < 0 ? -1 : frames.subarray(0, MAX_FRAMES).indexOf(userFrame),
  };
}

const MAX_FRAMES = 100;
const MAX_CREATORS = 5;
