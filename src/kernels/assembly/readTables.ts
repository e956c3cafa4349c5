/**
 * `Location`, `Function` and string table entries as Go writes them: those that the readers in `formats/proto` need not
 * look at one by one. All functions read from the bytes at `from`, behind whose `end` lie sixteen that may be read, up
 * to `room` messages, write columns from their beginning, and return where they stopped.
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
let parts: u32 = 0;

/** Messages. */
export function tableRowsRead(): u32 {
  return rows;
}

/** Lines of all locations, or bytes of all strings. */
export function tablePartsRead(): u32 {
  return parts;
}

/** Ids up to this are their own handles. */
const LARGEST_ID: u64 = 0x7fffffff;
const LARGEST_INDEX: u64 = 0xfffffffe;

/**
 * `addresses`: 64 bits. `lineEnds`: of each location. `folded`: a byte of each. There is room for a line in every two bytes.
 * A location of more than `mostLines` is left.
 */
export function readLocations(
  from: usize,
  end: usize,
  room: u32,
  mostLines: u32,
  handles: usize,
  mappings: usize,
  addresses: usize,
  folded: usize,
  lineEnds: usize,
  lineFunctions: usize,
  lineNumbers: usize,
  lineColumns: usize,
): usize {
  rows = 0;
  parts = 0;
  beginReading();
  let at = from;
  while (at < end && rows < room && load<u8>(at) == LOCATION) {
    let pos = readVarint(at + 1);
    const messageEnd = pos + lastLength();
    if (messageEnd > end) break;
    let lines = parts;
    let handle: u32 = 0;
    let mapping: u32 = 0;
    let address: u64 = 0;
    let isFolded: u8 = 0;
    while (pos < messageEnd && isOrdinary()) {
      const tag = load<u8>(pos);
      pos = readVarint(pos + 1);
      if (tag == 0x08) handle = lastUint32(LARGEST_ID);
      else if (tag == 0x10) mapping = lastUint32(LARGEST_ID);
      else if (tag == 0x18) address = lastVarint();
      else if (tag == 0x28) isFolded = u8(lastVarint() != 0);
      else if (tag == 0x22) {
        const lineEnd = pos + lastLength();
        if (lineEnd > messageEnd) leaveIt();
        else
          readLine(
            pos,
            lineEnd,
            lineFunctions + (lines << 2),
            lineNumbers + (lines << 3),
            lineColumns + (lines << 3),
          );
        pos = lineEnd;
        lines++;
      } else leaveIt();
    }
    if (!isOrdinary() || pos != messageEnd || handle == 0 || lines - parts > mostLines) break;
    store<u32>(handles + (rows << 2), handle);
    store<u32>(mappings + (rows << 2), mapping);
    store<u64>(addresses + (rows << 3), address);
    store<u8>(folded + rows, isFolded);
    store<u32>(lineEnds + (rows << 2), lines);
    parts = lines;
    rows++;
    at = messageEnd;
  }
  return at;
}

function readLine(from: usize, end: usize, fn: usize, number: usize, column: usize): void {
  let pos = from;
  store<u32>(fn, 0);
  store<f64>(number, 0);
  store<f64>(column, 0);
  while (pos < end && isOrdinary()) {
    const tag = load<u8>(pos);
    pos = readVarint(pos + 1);
    if (tag == 0x08) store<u32>(fn, lastUint32(LARGEST_ID));
    else if (tag == 0x10) store<f64>(number, lastDouble());
    else if (tag == 0x18) store<f64>(column, lastDouble());
    else leaveIt();
  }
  if (pos != end) leaveIt();
}

export function readFunctions(
  from: usize,
  end: usize,
  room: u32,
  handles: usize,
  names: usize,
  systemNames: usize,
  fileNames: usize,
  startLines: usize,
): usize {
  rows = 0;
  beginReading();
  let at = from;
  while (at < end && rows < room && load<u8>(at) == FUNCTION) {
    let pos = readVarint(at + 1);
    const messageEnd = pos + lastLength();
    if (messageEnd > end) break;
    let handle: u32 = 0;
    let name: u32 = 0;
    let systemName: u32 = 0;
    let fileName: u32 = 0;
    let startLine: f64 = 0;
    while (pos < messageEnd && isOrdinary()) {
      const tag = load<u8>(pos);
      pos = readVarint(pos + 1);
      if (tag == 0x08) handle = lastUint32(LARGEST_ID);
      else if (tag == 0x10) name = lastUint32(LARGEST_INDEX);
      else if (tag == 0x18) systemName = lastUint32(LARGEST_INDEX);
      else if (tag == 0x20) fileName = lastUint32(LARGEST_INDEX);
      else if (tag == 0x28) startLine = lastDouble();
      else leaveIt();
    }
    if (!isOrdinary() || pos != messageEnd || handle == 0) break;
    store<u32>(handles + (rows << 2), handle);
    store<u32>(names + (rows << 2), name);
    store<u32>(systemNames + (rows << 2), systemName);
    store<u32>(fileNames + (rows << 2), fileName);
    store<f64>(startLines + (rows << 3), startLine);
    rows++;
    at = messageEnd;
  }
  return at;
}

/** The bytes of strings one behind the other, and where each ends. */
export function readStrings(from: usize, end: usize, room: u32, bytes: usize, ends: usize): usize {
  rows = 0;
  parts = 0;
  beginReading();
  let at = from;
  while (at < end && rows < room && load<u8>(at) == STRING) {
    const pos = readVarint(at + 1);
    const length = lastLength();
    if (!isOrdinary() || pos + length > end) break;
    memory.copy(bytes + parts, pos, length);
    parts += <u32>length;
    store<u32>(ends + (rows << 2), parts);
    rows++;
    at = pos + length;
  }
  return at;
}

/** Tags of message Profile. */
const LOCATION: u8 = 0x22;
const FUNCTION: u8 = 0x2a;
const STRING: u8 = 0x32;
