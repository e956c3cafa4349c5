import type { GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import { frameFile, frameName, framesOfStack } from '../goroutines/dumpTexts';
import type { GroupColumns } from '../goroutines/groupColumns';
import { groupColumns } from '../goroutines/groupColumns';
import { operationKey } from '../goroutines/groupKey';
import { operationOfRow } from '../goroutines/operations';
import { userFramesOf } from '../goroutines/userFrame';
import { GOROUTINE_FLAGS } from '../../model/goroutineDump';
import { idSample } from './idSample';
import type { LeakSnapshot, RecordedLine, SnapshotGroup } from './verdict';

/** What a watch keeps of a dump, or of a goroutine profile read as one (`goroutinesOfProfile`). */
export function snapshotOfDump(dump: GoroutineDump, timeMillis: number): LeakSnapshot {
  const { count, counts, flags, ids } = dump.goroutines;
  const columns = groupColumns(dump, { kind: 'stack', similarity: 'operation' });
  const groups: SnapshotGroup[] = [];
  const byEntry = new Map<string, EntryRows>();
  for (let group = 0; group < columns.count; group++) {
    const rows = rowsOf(columns, group);
    const line = lineOfGroup(dump, rows[0] ?? 0);
    if (line >= 0) groups.push(groupAt(dump, rows, line));
    else addByEntry(dump, rows, byEntry);
  }
  for (const { frame, rows } of byEntry.values()) groups.push(groupAt(dump, Uint32Array.from(rows), frame));
  let total = 0;
  let highestId = -1;
  let hasProof = false;
  for (let row = 0; row < count; row++) {
    total += counts[row] as number;
    highestId = Math.max(highestId, ids[row] as number);
    hasProof ||= isLeaked(flags[row] as number);
  }
  return {
    timeMillis,
    total,
    groups: groups.sort((a, b) => b.count - a.count),
    hasProof,
    ...(highestId < 0 ? {} : { highestId }),
  };
}

export function isLeaked(flags: number): boolean {
  return (flags & GOROUTINE_FLAGS.leaked) !== 0;
}

function rowsOf({ starts, rows }: GroupColumns, group: number): Uint32Array {
  return rows.subarray(starts[group] ?? 0, starts[group + 1] ?? 0);
}

/** The line of the user's or a dependency's own code that the goroutine is at, as a row of frames; -1 for none. */
function lineOfGroup(dump: GoroutineDump, row: number): number {
  const { user, place, origin } = userFramesOf(dump);
  const stack = dump.goroutines.stacks[row] ?? 0;
  const line = place[stack] ?? -1;
  return (user[stack] ?? -1) >= 0 || (line >= 0 && origin(line) === 'dependency') ? line : -1;
}

interface EntryRows {
  readonly frame: number;
  readonly rows: number[];
}

/**
 * Goroutines without such a line are grouped by the function that they began with: they all wait at the same few lines
 * of the standard library, and have nothing to do with each other.
 */
function addByEntry(dump: GoroutineDump, rows: Uint32Array, byEntry: Map<string, EntryRows>): void {
  for (const row of rows) {
    const frame = entryFrame(dump, dump.goroutines.stacks[row] as number);
    const name = `${operationOfRow(dump, row)}\n${frame < 0 ? '' : frameName(dump, frame)}`;
    const known = byEntry.get(name);
    if (known) known.rows.push(row);
    else byEntry.set(name, { frame, rows: [row] });
  }
}

/** The outermost frame that has a file, without the runtime's own beginning of every goroutine. */
function entryFrame(dump: GoroutineDump, stack: number): number {
  const frames = framesOfStack(dump, stack);
  for (let at = frames.length - 1; at >= 0; at--) {
    const frame = frames[at] as number;
    if (dump.frames.files[frame] !== 0 && !/^runtime\.(?:goexit|main)$/.test(frameName(dump, frame)))
      return frame;
  }
  return frames[0] ?? -1;
}

function groupAt(dump: GoroutineDump, rows: Uint32Array, placeFrame: number): SnapshotGroup {
  const { goroutines } = dump;
  const first = rows[0] ?? 0;
  const operation = operationOfRow(dump, first);
  const place = lineOf(dump, placeFrame);
  const stack = goroutines.stacks[first] ?? 0;
  return {
    // Entry functions are not lines of waiting: their line differs with what the function calls.
    key: operationKey(operation, isEntry(dump, stack, placeFrame) ? { ...place, recordedPath: '' } : place),
    operation,
    place,
    isUserCode: (userFramesOf(dump).user[stack] ?? -1) >= 0,
    ...countsOf(dump, rows),
    creators: creatorsOf(dump, rows),
    frames: exampleFrames(dump, stack),
    ...sampleOf(dump, rows),
  };
}

function isEntry(dump: GoroutineDump, stack: number, placeFrame: number): boolean {
  const { user, origin } = userFramesOf(dump);
  return (user[stack] ?? -1) < 0 && placeFrame >= 0 && origin(placeFrame) !== 'dependency';
}

type Counts = Pick<SnapshotGroup, 'count' | 'provenCount' | 'shortestWaitMinutes' | 'longestWaitMinutes'>;

function countsOf({ goroutines }: GoroutineDump, rows: Uint32Array): Counts {
  let count = 0;
  let provenCount = 0;
  let shortest = Infinity;
  let longest = -1;
  for (const row of rows) {
    const stoodFor = goroutines.counts[row] as number;
    count += stoodFor;
    if (isLeaked(goroutines.flags[row] as number)) provenCount += stoodFor;
    const minutes = goroutines.waitMinutes[row] as number;
    longest = Math.max(longest, minutes);
    // What prints none waits for less than a minute, as far as the runtime knows.
    shortest = Math.min(shortest, Math.max(0, minutes));
  }
  return {
    count,
    provenCount,
    ...(longest < 0 ? {} : { shortestWaitMinutes: shortest, longestWaitMinutes: longest }),
  };
}

const MAX_CREATORS = 5;

function creatorsOf(dump: GoroutineDump, rows: Uint32Array): SnapshotGroup['creators'] {
  const { creatorFrames, counts } = dump.goroutines;
  const sums = new Map<number, number>();
  for (const row of rows) {
    const frame = creatorFrames[row] as number;
    if (frame >= 0) sums.set(frame, (sums.get(frame) ?? 0) + (counts[row] as number));
  }
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CREATORS)
    .map(([frame, count]) => ({ ...lineOf(dump, frame), count }));
}

const MAX_FRAMES = 60;

function exampleFrames(dump: GoroutineDump, stack: number): RecordedLine[] {
  const lines: RecordedLine[] = [];
  for (const frame of framesOfStack(dump, stack)) {
    const kind = FRAME_KINDS[dump.frames.kinds[frame] ?? 0];
    if (kind === 'elided' || kind === 'unavailable') continue;
    lines.push(lineOf(dump, frame));
    if (lines.length === MAX_FRAMES) break;
  }
  return lines;
}

function sampleOf({ goroutines }: GoroutineDump, rows: Uint32Array): Pick<SnapshotGroup, 'sampleIds'> {
  if ((goroutines.ids[rows[0] ?? 0] ?? -1) < 0) return {};
  return { sampleIds: idSample(Array.from(rows, (row) => goroutines.ids[row] as number)) };
}

function lineOf(dump: GoroutineDump, frame: number): RecordedLine {
  return frame < 0
    ? { functionName: '', recordedPath: '', lineNumber: 0 }
    : {
        functionName: frameName(dump, frame),
        recordedPath: frameFile(dump, frame),
        lineNumber: dump.frames.lineNumbers[frame] ?? 0,
      };
}
