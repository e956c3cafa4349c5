import type { GoroutineTable, LabelSet } from '../../model/goroutineDump';
import { RowIndex } from '../../model/rowIndex';
import type { Utf8Collector } from '../../model/utf8Collector';
import { GrowingFloat64, GrowingUint32 } from './growing';
import { LabelSetList } from './labelSetList';
import { decoded } from './lineText';
import { type GoroutineStatus, readStatus } from './statusText';
import { hashOfText } from './textWords';
import { WordRuns } from './wordRuns';

/** Beyond these, statuses are read each time; labels may differ from goroutine to goroutine. */
const MAX_KNOWN = 10_000;

/** Longer ones have labels. */
const MAX_KNOWN_BYTES = 1000;

/** What a header says beside the number. */
export interface KnownStatus {
  readonly status: GoroutineStatus;
  readonly state: number;
  readonly labelSet: number;
}

/** The table of goroutines while it grows: a row begins with its header and ends with its last line. */
export class GoroutineColumns {
  private readonly labelList = new LabelSetList();
  private readonly known: KnownStatus[] = [];
  private readonly knownTexts = new WordRuns();
  private readonly knownIndex = new RowIndex(256, (row) => this.isWanted(row));
  private readonly wanted = { text: new DataView(new ArrayBuffer(0)) as DataView, start: 0, end: 0 };
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

  get labelSets(): readonly LabelSet[] {
    return this.labelList.sets;
  }

  get count(): number {
    return this.ids.length;
  }

  /** What stands between the opening bracket and the colon; undefined when it is no status. */
  status(bytes: Uint8Array, start: number, end: number): KnownStatus | undefined {
    const own = new Uint8Array(end - start + 4);
    own.set(bytes.subarray(start, end));
    const text = new DataView(own.buffer);
    return this.knownStatus(text, 0, end - start) ?? this.read(text, own.subarray(0, end - start));
  }

  /** One that was read before; the text has to go on for four bytes behind it. */
  knownStatus(text: DataView, start: number, end: number): KnownStatus | undefined {
    const { wanted } = this;
    wanted.text = text;
    wanted.start = start;
    wanted.end = end;
    const row = this.knownIndex.find(hashOfText(text, start, end));
    return row < 0 ? undefined : this.known[row];
  }

  begin(id: number, { status, state, labelSet }: KnownStatus, line: number, byteStart: number): void {
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
  }

  /** Of the row that was begun last. */
  created(frame: number, creatorId: number): void {
    this.creatorFrames.set(this.count - 1, frame);
    this.creatorIds.set(this.count - 1, creatorId);
  }

  /** Of the row that was begun last; -1 for none. */
  get lastCreatorFrame(): number {
    return this.creatorFrames.at(this.count - 1);
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
      flags: new Uint8Array(this.flags.finish()),
      bubbles: this.bubbles.finish(),
      labelSets: this.labels.finish(),
      creatorFrames: new Int32Array(this.creatorFrames.finish()),
      creatorIds: this.creatorIds.finish(),
      headerLines: this.headerLines.finish(),
      byteStarts: this.byteStarts.finish(),
      byteEnds: this.byteEnds.finish(),
    };
  }

  private isWanted(row: number): boolean {
    const { text, start, end } = this.wanted;
    return this.knownTexts.endOfMatch(row, text, start, 0) === end;
  }

  private read(text: DataView, bytes: Uint8Array): KnownStatus | undefined {
    const { length } = bytes;
    const status = readStatus(decoded(bytes, 0, length));
    if (!status) return undefined;
    const known: KnownStatus = {
      status,
      state: this.strings.indexOfText(status.state),
      labelSet: this.labelList.rowOf(status.labels),
    };
    if (this.known.length < MAX_KNOWN && length <= MAX_KNOWN_BYTES) {
      this.knownIndex.insert(hashOfText(text, 0, length), this.known.length);
      this.known.push(known);
      this.knownTexts.add(bytes);
    }
    return known;
  }
}
