/** Which strings of several tables are the same. */

/** Pairs of a hash and a number plus one; 0 where nothing is. */
let slots: usize = 0;
let mask: u32 = 0;
/** Where each different string lies: the address of its first byte, and the one behind its last. */
let known: usize = 0;
let count: u32 = 0;

/** `slotCount`, a power of two, is at least twice the number of strings that will come; memory is zero. */
export function beginStrings(slotsAt: usize, slotCount: u32, knownAt: usize): void {
  slots = slotsAt;
  mask = slotCount - 1;
  known = knownAt;
  count = 0;
}

/** Numbers the strings of a table, whose bytes stay where they are; equal ones have one number, whatever table they are of. */
export function numberStrings(
  bytes: usize,
  starts: usize,
  strings: u32,
  hashes: usize,
  numbers: usize,
): void {
  for (let row: u32 = 0; row < strings; row++, starts += 4, hashes += 4, numbers += 4) {
    const begin = bytes + load<u32>(starts);
    const end = bytes + load<u32>(starts, 4);
    const hash = load<u32>(hashes);
    let slot = hash & mask;
    while (!isFor(hash, begin, end, slots + (slot << 3))) slot = (slot + 1) & mask;
    const entry = slots + (slot << 3);
    if (load<u32>(entry, 4) == 0) {
      store<u32>(known + (count << 3), <u32>begin);
      store<u32>(known + (count << 3), <u32>end, 4);
      store<u32>(entry, hash);
      store<u32>(entry, ++count, 4);
    }
    store<u32>(numbers, load<u32>(entry, 4) - 1);
  }
}

/** Whether an entry is free, or that of a string which equals the bytes from `begin` to `end`. */
function isFor(hash: u32, begin: usize, end: usize, entry: usize): bool {
  const number = load<u32>(entry, 4);
  if (number == 0) return true;
  if (load<u32>(entry) != hash) return false;
  const place = known + ((number - 1) << 3);
  let own = <usize>load<u32>(place);
  if (load<u32>(place, 4) - own != end - begin) return false;
  let at = begin;
  for (; at + 3 < end; at += 4, own += 4) if (load<u32>(at) != load<u32>(own)) return false;
  for (; at < end; at++, own++) if (load<u8>(at) != load<u8>(own)) return false;
  return true;
}
