import type { GoroutineTable, LabelSet } from '../../model/goroutineDump';
import type { Utf8Collector } from '../../model/utf8Collector';
import { GrowingFloat64, GrowingUint32 } from './growing';
import { type GoroutineStatus, readStatus } from './statusText';

/** Beyond these, statuses are read each time; labels may differ from goroutine to goroutine. */
const MAX_KNOWN = 10_000;

interface KnownStatus {
  readonly status: GoroutineStatus;
  readonly state: number;
  readonly labelSet: number;
}

/** The table of goroutines while it grows: a row begins with its header and ends with its last line. */
export class GoroutineColumns {
  readonly labelSets: LabelSet[] = [[]];
  private readonly labelRows = new Map<string, number>([['[]', 0]]);
  private readonly known = new Map<string, KnownStatus>();
  private readonly ids = new GrowingFloat64();
  private readonly stacks = new GrowingUint32();
  private readonly states = new GrowingUint32();
  private readonly waitMinutes = new GrowingFloat64();
  private readonly flags = new GrowingUint32();
  private readonly bubbles = new GrowingFloat64();
  private readonly labels = new GrowingUint32();
  private readonly creatorFrames = new GrowingFloat64();
  private readonly creatorIds = new GrowingFloat64();
  private readonly headerLines = new GrowingFloat64();
  private readonly byteStarts = new GrowingFloat64();
  private readonly byteEnds = new GrowingFloat64();

  constructor(private readonly strings: Utf8Collector) {}

  get count(): number {
    return this.ids.length;
  }

  /** False when the text is no status; then there is no row. */
  begin(id: number, statusText: string, line: number, byteStart: number): boolean {
    const known = this.known.get(statusText) ?? this.read(statusText);
    if (!known) return false;
    const { status, state, labelSet } = known;
    this.ids.push(id);
    this.states.push(state);
    this.waitMinutes.push(status.waitMinutes);
    this.flags.push(status.flags);
    this.bubbles.push(status.bubble);
    this.labels.push(labelSet);
    this.creatorFrames.push(-1);
    this.creatorIds.push(-1);
    this.headerLines.push(line);
    this.byteStarts.push(byteStart);
    return true;
  }

  /** Of the row that was begun last. */
  created(frame: number, creatorId: number): void {
    this.creatorFrames.set(this.count - 1, frame);
    this.creatorIds.set(this.count - 1, creatorId);
  }

  end(stack: number, byteEnd: number): void {
    this.stacks.push(stack);
    this.byteEnds.push(byteEnd);
  }

  table(): GoroutineTable {
    return {
      count: this.count,
      counts: new Float64Array(this.count).fill(1),
      ids: this.ids.finish(),
      stacks: this.stacks.finish(),
      states: this.states.finish(),
      waitMinutes: this.waitMinutes.finish(),
      flags: Uint8Array.from(this.flags.finish()),
      bubbles: this.bubbles.finish(),
      labelSets: this.labels.finish(),
      creatorFrames: Int32Array.from(this.creatorFrames.finish()),
      creatorIds: this.creatorIds.finish(),
      headerLines: this.headerLines.finish(),
      byteStarts: this.byteStarts.finish(),
      byteEnds: this.byteEnds.finish(),
    };
  }

  private read(statusText: string): KnownStatus | undefined {
    const status = readStatus(statusText);
    if (!status) return undefined;
    const known: KnownStatus = {
      status,
      state: this.strings.indexOfText(status.state),
      labelSet: this.labelSetOf(status.labels),
    };
    if (this.known.size < MAX_KNOWN) this.known.set(statusText, known);
    return known;
  }

  private labelSetOf(labels: LabelSet): number {
    const text = JSON.stringify(labels.map(({ key, value }) => [key, value]));
    let row = this.labelRows.get(text);
    if (row === undefined) {
      row = this.labelSets.push(labels) - 1;
      this.labelRows.set(text, row);
    }
    return row;
  }
}
