/** Memory that is given out and never taken back: an instance serves one task. */

/** Nothing lies at the first addresses, so that 0 can mean none. */
let end: u64 = 64;

/** A multiple of 16 where so many bytes lie, all zero; 0 when there is no more. */
export function allocate(bytes: u32): usize {
  const address = end;
  const next = (address + <u64>bytes + 15) & ~15;
  const pages = (next + 0xffff) >> 16;
  const missing = <i64>pages - <i64>memory.size();
  if (missing > 0 && memory.grow(<i32>missing) < 0) return 0;
  end = next;
  return <usize>address;
}
