import type { GoroutineTable, LabelSet } from '../../model/goroutineDump';
import type { Utf8Collector } from '../../model/utf8Collector';
import { GoroutineStatuses } from './goroutineStatuses';
import { trimmed } from './growing';

/** The table of goroutines while it grows: a row begins with its header and ends with its last line. */
export class GoroutineColumns {
  count = 0;
  readonly statuses: GoroutineStatuses;
  private room = 64;
  private ids = new Float64Array(this.room);
  private stacks = new Uint32Array(this.room);
  /** Rows of `statuses`. */
  private statusRows = new Uint32Array(this.room);
  private creatorFrames = new Int32Array(this.room);
  private creatorIds = new Float64Array(this.room);
  private headerLines = new Float64Array(this.room);
  private byteStarts = new Float64Array(this.room);
  private byteEnds = new Float64Array(this.room);

  constructor(strings: Utf8Collector) {
    this.statuses = new GoroutineStatuses(strings);
  }

  get labelSets(): readonly LabelSet[] {
    return this.statuses.labelSets;
  }

  begin(id: number, status: number, line: number, byteStart: number): void {
    if (this.count === this.room) this.grow();
    const row = this.count++;
    this.ids[row] = id;
    this.statusRows[row] = status;
    this.creatorFrames[row] = -1;
    this.creatorIds[row] = -1;
    this.headerLines[row] = line;
    this.byteStarts[row] = byteStart;
  }

  /** Of the row that was begun last. */
  created(frame: number, creatorId: number): void {
    this.creatorFrames[this.count - 1] = frame;
    this.creatorIds[this.count - 1] = creatorId;
  }

  /** Of the row that was begun last; -1 for none. */
  get lastCreatorFrame(): number {
    return this.creatorFrames[this.count - 1] ?? -1;
  }

  /** Of the row that was begun last. */
  end(stack: number, byteEnd: number): void {
    this.stacks[this.count - 1] = stack;
    this.byteEnds[this.count - 1] = byteEnd;
  }

  /** Nothing may be added any more. */
  table(): GoroutineTable {
    const { count } = this;
    return {
      count,
      counts: new Float64Array(count).fill(1),
      ids: trimmed(this.ids, count),
      stacks: trimmed(this.stacks, count),
      ...this.statuses.columnsOf(this.statusRows.subarray(0, count)),
      creatorFrames: trimmed(this.creatorFrames, count),
      creatorIds: trimmed(this.creatorIds, count),
      headerLines: trimmed(this.headerLines, count),
      byteStarts: trimmed(this.byteStarts, count),
      byteEnds: trimmed(this.byteEnds, count),
    };
  }

  private grow(): void {
    this.room *= 2;
    this.ids = grown(this.ids, new Float64Array(this.room));
    this.stacks = grown(this.stacks, new Uint32Array(this.room));
    this.statusRows = grown(this.statusRows, new Uint32Array(this.room));
    this.creatorFrames = grown(this.creatorFrames, new Int32Array(this.room));
    this.creatorIds = grown(this.creatorIds, new Float64Array(this.room));
    this.headerLines = grown(this.headerLines, new Float64Array(this.room));
    this.byteStarts = grown(this.byteStarts, new Float64Array(this.room));
    this.byteEnds = grown(this.byteEnds, new Float64Array(this.room));
  }
}

function grown<Column extends Float64Array | Uint32Array | Int32Array>(
  column: Column,
  larger: Column,
): Column {
  larger.set(column);
  return larger;
}
