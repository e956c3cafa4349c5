/** Memory that is given out bit by bit, and taken back all at once when a task is done. */

/** Nothing lies at the first addresses, so that 0 can mean none. */
let end: u64 = 64;

/** What lies below this may have been written to by an earlier task. */
let used: u64 = 0;

/** Less than 4 GB, so that no address behind what lies here is 0 again. */
const MOST: u64 = 0xffff0000;

/** A multiple of 16 where so many bytes lie, all zero; 0 when there is no more. */
export function allocate(bytes: u32): usize {
  const address = end;
  const next = (address + <u64>bytes + 15) & ~15;
  if (next > MOST) return 0;
  const pages = (next + 0xffff) >> 16;
  const missing = <i64>pages - <i64>memory.size();
  if (missing > 0 && memory.grow(<i32>missing) < 0) return 0;
  // To clear what was used is cheaper than to be given new memory.
  if (address < used) memory.fill(<usize>address, 0, <usize>(min(next, used) - address));
  end = next;
  return <usize>address;
}

/** Takes all back. */
export function release(): void {
  used = max(used, end);
  end = 64;
}
