/**
 * Edges into wanted nodes alone, of which a list needs few: only frames of such nodes are stopped at, and the caller is
 * looked for from there. It gives what following every stack from its root would give.
 */
import { withKernel } from '../../kernels/kernel';
import type { EdgeTableColumns } from './edgeTable';
import { EdgeTable } from './edgeTable';
import { kernelEdges } from './kernelEdges';
import type { CountedRows } from './rowBatches';
import { isForKernel } from './rowBatches';
import type { RowShares } from './rowShares';
import { nextShare } from './rowShares';

export interface EdgeTask extends CountedRows {
  readonly kind: 'edges';
  /** Indices into `active`. */
  readonly rows: RowShares;
  /** As in `FrameTable`. */
  readonly starts: Uint32Array;
  readonly inlined: Uint8Array;
  readonly ofFrame: Uint32Array;
  /** 1 for nodes that are shown; others are stepped over. Absent: all. */
  readonly kept: Uint8Array | undefined;
  /** 1 for nodes whose edges are needed. Absent: all. */
  readonly wanted: Uint8Array | undefined;
}

export type EdgeCounts = EdgeTableColumns;

/** What is looked up for each location. */
export interface EdgeStops {
  /** 1 where it has a wanted frame. */
  readonly stops: Uint8Array;
  /** Twice the node of its innermost shown frame, plus one where frames within that are not shown. */
  readonly callers: Int32Array;
}

type FrameNodes = Pick<EdgeTask, 'starts' | 'ofFrame' | 'kept' | 'wanted'>;

export function countEdges(task: EdgeTask): EdgeTable {
  const lookUps = edgeStops(task);
  const counted = isForKernel(task) ? withKernel((kernel) => kernelEdges(kernel, task, lookUps)) : undefined;
  return counted ?? plainEdges(task, lookUps);
}

export function edgeStops(task: FrameNodes): EdgeStops {
  return { stops: wantedLocations(task), callers: innermostKept(task) };
}

export function plainEdges(task: EdgeTask, { stops, callers }: EdgeStops): EdgeTable {
  const { rows, stackStarts, stacks, active, column } = task;
  const edges = new EdgeTable();
  const edgesAt = edgeAdder(task, callers, edges);
  let hits = new Uint32Array(1024);
  for (let share = nextShare(rows); share; share = nextShare(rows)) {
    for (let index = share.from; index < share.to; index++) {
      const row = active[index] as number;
      const begin = stackStarts[row] as number;
      const end = stackStarts[row + 1] as number;
      if (end - begin >= hits.length) hits = new Uint32Array(2 * (end - begin));
      // All are written, and only those that count are kept: nobody can foretell which, so that a branch would be slow.
      let count = 0;
      for (let at = begin; at < end; at++) {
        hits[count] = at;
        count += stops[stacks[at] as number] as number;
      }
      while (count > 0) edgesAt(hits[--count] as number, end, column[row] as number, index);
    }
  }
  return edges;
}

/** Adds the edges into the frames of the location at a place in a stack that ends before `end`. */
function edgeAdder(
  task: EdgeTask,
  callers: Int32Array,
  edges: EdgeTable,
): (at: number, end: number, weight: number, stamp: number) => void {
  const { stacks, starts, inlined, ofFrame, kept, wanted } = task;
  return (at, end, weight, stamp) => {
    let caller = NONE;
    let over: 'nothing' | 'hidden' = 'nothing';
    for (let outer = at + 1; outer < end && caller === NONE; outer++) {
      caller = callers[stacks[outer] as number] as number;
      if ((caller & 1) === 1) over = 'hidden';
    }
    let parent = caller >> 1;
    const location = stacks[at] as number;
    const first = starts[location] as number;
    for (let frame = (starts[location + 1] as number) - 1; frame >= first; frame--) {
      const node = ofFrame[frame] as number;
      if (kept && kept[node] === 0) {
        over = 'hidden';
        continue;
      }
      if (parent >= 0 && parent !== node && (!wanted || wanted[node] === 1)) {
        edges.add(parent, node, weight, inlined[frame] === 1 ? 'inline' : 'call', over, stamp);
      }
      parent = node;
      over = 'nothing';
    }
  };
}

export function joinedEdges(own: EdgeTable, other: EdgeCounts): EdgeTable {
  own.addAll(other);
  return own;
}

function wantedLocations({ starts, ofFrame, kept, wanted }: FrameNodes): Uint8Array {
  const stops = new Uint8Array(starts.length - 1);
  for (let location = 0; location < stops.length; location++) {
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      const node = ofFrame[frame] as number;
      if ((!kept || kept[node] === 1) && (!wanted || wanted[node] === 1)) stops[location] = 1;
    }
  }
  return stops;
}

/** No frame of the location is shown. As the others that are odd, it says that frames are passed which are not shown. */
const NONE = -1;

function innermostKept({ starts, ofFrame, kept }: FrameNodes): Int32Array {
  const found = new Int32Array(starts.length - 1).fill(NONE);
  for (let location = 0; location < found.length; location++) {
    const first = starts[location] as number;
    for (let frame = (starts[location + 1] as number) - 1; frame >= first; frame--) {
      const node = ofFrame[frame] as number;
      if (!kept || kept[node] === 1) found[location] = 2 * node + Number(frame > first);
    }
  }
  return found;
}
