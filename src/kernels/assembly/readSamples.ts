/**
 * `Sample` messages as Go writes them, one behind the other: those that `formats/proto/sampleReader.ts` need not look at.
 * Whatever is out of the ordinary, broken bytes among it, is left to that.
 */

import {
  beginReading,
  isOrdinary,
  lastDouble,
  lastLength,
  lastUint32,
  lastVarint,
  leaveIt,
  readVarint,
} from './wire';

let rows: u32 = 0;
let stackLength: u32 = 0;
let labels: u32 = 0;
let largest: u32 = 0;

export function rowsRead(): u32 {
  return rows;
}

/** Of all stacks together. */
export function stackRead(): u32 {
  return stackLength;
}

export function labelsRead(): u32 {
  return labels;
}

/** The largest row of a location. */
export function largestRead(): u32 {
  return largest;
}

/**
 * Reads samples that have `valueCount` values each from the bytes at `from`, behind whose `end` lie sixteen that may be read,
 * and returns where it stopped: at something else, at a sample that is not ordinary, or where one of the columns
 * is full. Columns are written from their beginning: `stacks` (rows of locations, numbered from 1, less one),
 * `stackEnds` and `labelEnds` (for each sample), `values` (`room` doubles for each type) and `labelParts` (key, text and unit, and a
 * double, 24 bytes for each label). `room` is of samples; of the others there is room for one in each byte, or in every four for labels.
 */
export function readSamples(
  from: usize,
  end: usize,
  valueCount: u32,
  room: u32,
  stacks: usize,
  stackEnds: usize,
  labelEnds: usize,
  values: usize,
  labelParts: usize,
): usize {
  rows = 0;
  stackLength = 0;
  labels = 0;
  largest = 0;
  beginReading();
  let at = from;
  while (at < end && rows < room && load<u8>(at) == SAMPLE) {
    let pos = readVarint(at + 1);
    const messageEnd = pos + lastLength();
    if (messageEnd > end) break;
    let row = stacks + ((<usize>stackLength) << 2);
    let label = labels;
    let valuesRead: u32 = 0;
    while (pos < messageEnd && isOrdinary()) {
      const tag = load<u8>(pos++);
      if (tag == LOCATIONS) {
        pos = readVarint(pos);
        const runEnd = pos + lastLength();
        if (runEnd > messageEnd) leaveIt();
        else {
          pos = readRun(pos, runEnd, row);
          row = runRows;
        }
      } else if (tag == VALUE) {
        pos = readVarint(pos);
        if (valuesRead < valueCount)
          store<f64>(values + ((<usize>(valuesRead * room + rows)) << 3), lastDouble());
        valuesRead++;
      } else if (tag == VALUES) {
        pos = readVarint(pos);
        const runEnd = pos + lastLength();
        if (runEnd > messageEnd) leaveIt();
        while (pos < runEnd && isOrdinary()) {
          pos = readVarint(pos);
          if (valuesRead < valueCount)
            store<f64>(values + ((<usize>(valuesRead * room + rows)) << 3), lastDouble());
          valuesRead++;
        }
        if (pos != runEnd) leaveIt();
      } else if (tag == LABEL) {
        pos = readVarint(pos);
        const labelEnd = pos + lastLength();
        if (labelEnd > messageEnd) leaveIt();
        else if (readLabel(pos, labelEnd, labelParts + <usize>label * LABEL_BYTES)) label++;
        pos = labelEnd;
      } else if (tag == LOCATION) {
        pos = readVarint(pos);
        putRow(row, lastUint32(LARGEST_ID));
        row += 4;
      } else leaveIt();
    }
    if (!isOrdinary() || pos != messageEnd || valuesRead != valueCount) break;
    stackLength = (<u32>(row - stacks)) >> 2;
    labels = label;
    store<u32>(stackEnds + ((<usize>rows) << 2), stackLength);
    store<u32>(labelEnds + ((<usize>rows) << 2), labels);
    rows++;
    at = messageEnd;
  }
  return at;
}

/** Tags of message Profile and message Sample, one byte each. */
const SAMPLE: u8 = 0x12;
const LOCATION: u8 = 0x08;
const LOCATIONS: u8 = 0x0a;
const VALUE: u8 = 0x10;
const VALUES: u8 = 0x12;
const LABEL: u8 = 0x1a;

/** Ids of three bytes. */
const LARGEST_ID: u64 = (1 << 21) - 1;

/** Where the last run's rows end. */
let runRows: usize = 0;

/** Ids of up to three bytes, each read in one go: of how many it is nobody can foretell. */
function readRun(from: usize, end: usize, to: usize): usize {
  let pos = from;
  let row = to;
  let most = largest;
  while (pos < end) {
    const word = load<u32>(pos);
    const last = ~word & 0x808080;
    if (last == 0) {
      leaveIt();
      break;
    }
    const bits = ctz(last);
    const id = word & ((1 << bits) - 1);
    const next = ((id & 0x7f) | ((id >> 1) & 0x3f80) | ((id >> 2) & 0x1fc000)) - 1;
    most = select(next, most, next > most);
    store<u32>(row, next);
    row += 4;
    pos += (bits + 1) >> 3;
  }
  if (pos != end) leaveIt();
  largest = most;
  runRows = row;
  return pos;
}

function putRow(to: usize, id: u32): void {
  const row = id - 1;
  if (row > largest) largest = row;
  store<u32>(to, row);
}

/** False for one without text, number and unit, which pprof drops (postDecode in profile.go). */
function readLabel(from: usize, end: usize, to: usize): bool {
  let pos = from;
  let key: u64 = 0;
  let text: u64 = 0;
  let unit: u64 = 0;
  store<f64>(to, 0, 16);
  while (pos < end && isOrdinary()) {
    const tag = load<u8>(pos);
    pos = readVarint(pos + 1);
    if (tag == KEY) key = lastVarint();
    else if (tag == TEXT) text = lastVarint();
    else if (tag == NUMBER) store<f64>(to, lastDouble(), 16);
    else if (tag == UNIT) unit = lastVarint();
    else leaveIt();
  }
  if (pos != end || (key | text | unit) >> 32 != 0) leaveIt();
  store<u32>(to, <u32>key);
  store<u32>(to, <u32>text, 4);
  store<u32>(to, <u32>unit, 8);
  return (text | unit) != 0 || load<f64>(to, 16) != 0;
}

/** Tags of message Label. */
const KEY: u8 = 0x08;
const TEXT: u8 = 0x10;
const NUMBER: u8 = 0x18;
const UNIT: u8 = 0x20;

const LABEL_BYTES: usize = 24;
