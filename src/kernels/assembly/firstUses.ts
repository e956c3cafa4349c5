/**
 * Numbers the locations that stacks use in the order of their first use. `rows` rows from the one whose stack begins at
 * `starts[0]`, of which those with `wanted` 1 count. `seen`: a byte for each location, 0 for those that were not met.
 * New ones are written to `order` behind the `count` that stand there; returns how many there are then.
 */
export function firstUses(
  rows: u32,
  starts: usize,
  stacks: usize,
  wanted: usize,
  seen: usize,
  order: usize,
  count: u32,
): u32 {
  const base = stacks - (load<u32>(starts) << 2);
  for (let row: u32 = 0; row < rows; row++, starts += 4) {
    if (load<u8>(wanted + row) == 0) continue;
    const end = base + (load<u32>(starts, 4) << 2);
    for (let at = base + (load<u32>(starts) << 2); at < end; at += 4) {
      const location = load<u32>(at);
      if (load<u8>(seen + location) != 0) continue;
      store<u8>(seen + location, 1);
      store<u32>(order + (count << 2), location);
      count++;
    }
  }
  return count;
}
