import { frameFile, frameName } from '../../analysis/goroutines/dumpTexts';
import type { GoroutineGroup } from '../../analysis/goroutines/goroutineGroup';
import { groupGoroutines } from '../../analysis/goroutines/groupGoroutines';
import type { GoroutineDump } from '../../model/goroutineDump';
import { shortened } from '../shortened';
import type { BlockedGoroutines } from './blockedText';
import { blockedText } from './blockedText';
import { placeText } from './placeText';
import type { ViewedGoroutines } from './viewedGoroutines';

/** The goroutines whose innermost frame of the user's own code is on one line. */
export interface GoroutineLine extends BlockedGoroutines {
  readonly recordedPath: string;
  readonly lineNumber: number;
  readonly functionName: string;
  /** Rows of the dump's frames, most goroutines first. */
  readonly creatorFrames: readonly number[];
  /** Row of the dump's goroutines: the first at this line. */
  readonly exampleRow: number;
  /** Whole: see `blockedText`. */
  readonly text: string;
}

/** Ascending by path, then by line. Without `recordedPaths` the lines of all files. */
export function goroutineLines(viewed: ViewedGoroutines, recordedPaths?: readonly string[]): GoroutineLine[] {
  const wanted = recordedPaths && new Set(recordedPaths);
  return linesOf(viewed).filter(({ recordedPath }) => wanted?.has(recordedPath) !== false);
}

const known = new WeakMap<ViewedGoroutines, readonly GoroutineLine[]>();

function linesOf(viewed: ViewedGoroutines): readonly GoroutineLine[] {
  let lines = known.get(viewed);
  if (!lines) {
    lines = findLines(viewed);
    known.set(viewed, lines);
  }
  return lines;
}

function findLines({ dump, rows }: ViewedGoroutines): GoroutineLine[] {
  const byLine = new Map<string, GoroutineGroup[]>();
  for (const group of groupGoroutines(dump, { kind: 'stack', similarity: 'operation' }, rows)) {
    const lineNumber = dump.frames.lineNumbers[group.userFrame] ?? 0;
    if (group.userFrame < 0 || lineNumber === 0) continue;
    const key = `${frameFile(dump, group.userFrame)}\n${lineNumber}`;
    const groups = byLine.get(key);
    if (groups) groups.push(group);
    else byLine.set(key, [group]);
  }
  return [...byLine.values()]
    .map((groups) => lineOf(dump, groups))
    .sort((a, b) => compare(a.recordedPath, b.recordedPath) || a.lineNumber - b.lineNumber);
}

/** The groups are of one line, one for each operation, most goroutines first. */
function lineOf(dump: GoroutineDump, groups: readonly GoroutineGroup[]): GoroutineLine {
  const frame = groups[0]?.userFrame ?? -1;
  const creatorFrames = mostFrequent(groups.flatMap(({ creators }) => creators));
  const waits = groups.flatMap(({ longestWait }) => longestWait ?? []);
  const blocked = {
    count: sum(groups.map(({ count }) => count)),
    leakedCount: sum(groups.map(({ leakedCount }) => leakedCount)),
    operations: groups.map(({ operation }) => shortened(operation)),
    ...(waits.length === 0 ? {} : { longestWait: Math.max(...waits) }),
    // Several statements of one line are one place.
    creators: [...new Set(creatorFrames.map((creator) => placeText(dump, creator)))].filter(Boolean),
  };
  return {
    ...blocked,
    recordedPath: frameFile(dump, frame),
    lineNumber: dump.frames.lineNumbers[frame] ?? 0,
    functionName: shortened(frameName(dump, frame)),
    creatorFrames,
    exampleRow: groups[0]?.rows[0] ?? -1,
    text: blockedText(blocked),
  };
}

function mostFrequent(creators: GoroutineGroup['creators']): number[] {
  const counts = new Map<number, number>();
  for (const { frame, count } of creators) counts.set(frame, (counts.get(frame) ?? 0) + count);
  return [...counts].sort(([, a], [, b]) => b - a).map(([frame]) => frame);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
