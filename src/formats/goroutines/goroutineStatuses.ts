import type { LabelSet } from '../../model/goroutineDump';
import { RowIndex } from '../../model/rowIndex';
import type { Utf8Collector } from '../../model/utf8Collector';
import { GrowingFloat64, GrowingUint32 } from './growing';
import { LabelSetList } from './labelSetList';
import { decoded } from './lineText';
import { readStatus } from './statusText';
import { hashOfText } from './textWords';
import { isComparable, WordRuns } from './wordRuns';

/**
 * What headers say beside the number, a row for each text: a large dump has few of them. Only where labels differ from
 * goroutine to goroutine there are many, and texts are no longer looked for then.
 */
export class GoroutineStatuses {
  private readonly labelList = new LabelSetList();
  private readonly states = new GrowingUint32();
  private readonly waitMinutes = new GrowingFloat64();
  private readonly flags = new GrowingUint32();
  private readonly bubbles = new GrowingFloat64();
  private readonly labels = new GrowingUint32();
  /** Of the first `MAX_KNOWN` rows. */
  private readonly texts = new WordRuns();
  private readonly index = new RowIndex(256, (row) => this.isWanted(row));
  private readonly wanted = { text: new DataView(new ArrayBuffer(0)) as DataView, start: 0, end: 0 };
  /** Row + 1 of a text with such an end that came last time. */
  private readonly recent = new Uint16Array(RECENT);

  constructor(private readonly strings: Utf8Collector) {}

  get labelSets(): readonly LabelSet[] {
    return this.labelList.sets;
  }

  /** The row of what stands between the opening bracket and the colon; -1 when it is no status. */
  rowOf(bytes: Uint8Array, start: number, end: number): number {
    const own = new Uint8Array(end - start + 4);
    own.set(bytes.subarray(start, end));
    const text = new DataView(own.buffer);
    const known = this.known(text, 0, end - start);
    return known < 0 ? this.read(text, own.subarray(0, end - start)) : known;
  }

  /** One that was read before, else -1; the text has to go on for four bytes behind it. */
  known(text: DataView, start: number, end: number): number {
    // `12 minutes]`: what differs from goroutine to goroutine is in front of the unit.
    const minutes = text.getInt32(Math.max(start, end - 13), true);
    const place = Math.imul(minutes ^ Math.imul(end - start, 0x85ebca6b), 0x9e3779b1) >>> (32 - RECENT_BITS);
    const recent = (this.recent[place] as number) - 1;
    if (recent >= 0 && this.texts.endOfMatch(recent, text, start) === end) return recent;
    const { wanted } = this;
    wanted.text = text;
    wanted.start = start;
    wanted.end = end;
    const row = this.index.find(hashOfText(text, start, end));
    if (row >= 0) this.recent[place] = row + 1;
    return row;
  }

  /** Of goroutines, by the rows of their statuses. */
  columnsOf(rows: Uint32Array): StatusColumns {
    const count = rows.length;
    const columns = {
      states: new Uint32Array(count),
      waitMinutes: new Float64Array(count),
      flags: new Uint8Array(count),
      bubbles: new Float64Array(count),
      labelSets: new Uint32Array(count),
    };
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      columns.states[at] = this.states.at(row);
      columns.waitMinutes[at] = this.waitMinutes.at(row);
      columns.flags[at] = this.flags.at(row);
      columns.bubbles[at] = this.bubbles.at(row);
      columns.labelSets[at] = this.labels.at(row);
    }
    return columns;
  }

  private isWanted(row: number): boolean {
    const { text, start, end } = this.wanted;
    return this.texts.endOfMatch(row, text, start) === end;
  }

  private read(text: DataView, bytes: Uint8Array): number {
    const { length } = bytes;
    const status = readStatus(decoded(bytes, 0, length));
    if (!status) return -1;
    const row = this.states.length;
    this.states.push(this.strings.indexOfText(status.state));
    this.waitMinutes.push(status.waitMinutes);
    this.flags.push(status.flags);
    this.bubbles.push(status.bubble);
    this.labels.push(this.labelList.rowOf(status.labels));
    if (row < MAX_KNOWN) {
      const isKept = length <= MAX_KNOWN_BYTES && isComparable(bytes);
      this.texts.add(isKept ? bytes : undefined);
      if (isKept) this.index.insert(hashOfText(text, 0, length), row);
    }
    return row;
  }
}

export interface StatusColumns {
  readonly states: Uint32Array;
  readonly waitMinutes: Float64Array;
  readonly flags: Uint8Array;
  readonly bubbles: Float64Array;
  readonly labelSets: Uint32Array;
}

/** Beyond these, statuses are read each time; labels may differ from goroutine to goroutine. */
const MAX_KNOWN = 10_000;
/** Longer ones have labels. */
const MAX_KNOWN_BYTES = 1000;
const RECENT_BITS = 12;
const RECENT = 1 << RECENT_BITS;
