/** Numbers of the wire format, and whether all that has been read is as Go writes it. */

let ordinary: bool = true;
let varint: u64 = 0;

export function beginReading(): void {
  ordinary = true;
}

export function isOrdinary(): bool {
  return ordinary;
}

/** What is read must be left to whoever knows every form. */
export function leaveIt(): void {
  ordinary = false;
}

/** Reads up to nine bytes, of which some may lie behind the end; what takes more is not ordinary. Returns where it ends. */
export function readVarint(from: usize): usize {
  let pos = from;
  let byte = load<u8>(pos++);
  varint = byte & 0x7f;
  for (let shift: u64 = 7; byte > 0x7f; shift += 7) {
    byte = load<u8>(pos++);
    if (shift > 56) {
      ordinary = false;
      return pos;
    }
    varint |= (<u64>(byte & 0x7f)) << shift;
  }
  return pos;
}

/** What `readVarint` has read. */
export function lastVarint(): u64 {
  return varint;
}

/** As a number of bytes, or 0 and not ordinary where that is more than any input has. */
export function lastLength(): usize {
  if (varint < 1 << 24) return <usize>varint;
  ordinary = false;
  return 0;
}

/** As a double. */
export function lastDouble(): f64 {
  if (varint > LARGEST_EXACT) ordinary = false;
  return <f64>varint;
}

/** 2^53 - 1. Negative numbers take ten bytes, and are rare. */
const LARGEST_EXACT: u64 = 9007199254740991;

/** As an index or a handle, if it is not above `most`. */
export function lastUint32(most: u64): u32 {
  if (varint > most) ordinary = false;
  return <u32>varint;
}
