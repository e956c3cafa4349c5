import type { GoroutineDump } from '../../model/goroutineDump';
import { frameFile, frameName } from './dumpTexts';
import type { GoroutineGroup, GroupBy } from './goroutineGroup';
import type { GroupColumns } from './groupColumns';
import { groupColumns } from './groupColumns';
import { groupKey, labelOf } from './groupKey';
import { operationOfRow } from './operations';
import { userFramesOf } from './userFrame';

/** Groups of like goroutines, most goroutines first, then in the order of the dump. `rows` must ascend. */
export function groupGoroutines(dump: GoroutineDump, by: GroupBy, rows?: Uint32Array): GoroutineGroup[] {
  const columns = groupColumns(dump, by, rows);
  return Array.from({ length: columns.count }, (_, group) => groupAt(columns, group));
}

/** One group of many: by its place in the order. */
export function groupAt(columns: GroupColumns, group: number): GoroutineGroup {
  const { dump, by } = columns;
  const rows = columns.rows.subarray(columns.starts[group] ?? 0, columns.starts[group + 1] ?? 0);
  const first = rows[0] ?? 0;
  const stack = dump.goroutines.stacks[first] ?? 0;
  const longest = columns.longestWaits[group] as number;
  return {
    key: groupKey(dump, by, first),
    title: titleOf(dump, by, first),
    rows,
    count: columns.counts[group] as number,
    leakedCount: columns.leakedCounts[group] as number,
    ...(longest < 0 ? {} : { shortestWait: columns.shortestWaits[group] as number, longestWait: longest }),
    exampleIds: exampleIds(dump, rows),
    stack,
    operation: operationOfRow(dump, first),
    userFrame: userFramesOf(dump).user[stack] ?? -1,
    creators: creatorsOf(dump, rows),
  };
}

const MAX_EXAMPLES = 5;

function exampleIds({ goroutines }: GoroutineDump, rows: Uint32Array): number[] {
  const ids: number[] = [];
  for (let at = 0; at < rows.length && ids.length < MAX_EXAMPLES; at++) {
    const id = goroutines.ids[rows[at] as number] as number;
    if (id >= 0) ids.push(id);
  }
  return ids;
}

function creatorsOf({ goroutines }: GoroutineDump, rows: Uint32Array): { frame: number; count: number }[] {
  const counts = new Map<number, number>();
  const { creatorFrames, counts: goroutineCounts } = goroutines;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const frame = creatorFrames[row] as number;
    if (frame >= 0) counts.set(frame, (counts.get(frame) ?? 0) + (goroutineCounts[row] as number));
  }
  return [...counts].map(([frame, count]) => ({ frame, count })).sort((a, b) => b.count - a.count);
}

function titleOf(dump: GoroutineDump, by: GroupBy, row: number): string {
  const { goroutines } = dump;
  switch (by.kind) {
    case 'waitReason':
      return operationOfRow(dump, row);
    case 'creator': {
      const frame = goroutines.creatorFrames[row] ?? -1;
      return frame < 0 ? 'no creator' : lineTitle(dump, frame);
    }
    case 'label': {
      const [value] = labelOf(dump, row, by.key);
      return value === undefined ? `no ${by.key}` : `${by.key}=${value}`;
    }
    case 'stack': {
      const frame = userFramesOf(dump).place[goroutines.stacks[row] ?? 0] ?? -1;
      return frame < 0 ? 'no stack' : lineTitle(dump, frame);
    }
    case 'nodes': {
      const place = userFramesOf(dump).place[goroutines.stacks[row] ?? 0] ?? -1;
      return by.stacks.nameOfRow(row, place) ?? 'no stack';
    }
  }
}

/** `main.leak leak_demo.go:53`. */
function lineTitle(dump: GoroutineDump, frame: number): string {
  const file = frameFile(dump, frame);
  const baseName = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const line = dump.frames.lineNumbers[frame] ?? 0;
  return [frameName(dump, frame), ...(file === '' ? [] : [`${baseName}:${line}`])].join(' ');
}
