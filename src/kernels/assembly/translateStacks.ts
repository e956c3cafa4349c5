/** Stacks as rows of another table, with a hash of each, as `analysis/merge/mergedSamples.ts` needs them. */

/**
 * `rows` stacks, of which those with `wanted` 1 are written to `to`, one behind the other. `rowsAndHashes`: two words for
 * each location. Hashes begin with `seed`; each location's is added to `step` times what was before.
 * `ends`: where each stack ends, counted from `length` words before `to`. Returns how many words are written.
 */
export function translateStacks(
  rows: u32,
  starts: usize,
  stacks: usize,
  wanted: usize,
  rowsAndHashes: usize,
  seed: u32,
  step: u32,
  to: usize,
  length: u32,
  ends: usize,
  hashes: usize,
): u32 {
  const base = stacks - ((<usize>load<u32>(starts)) << 2);
  let written = to;
  for (let row: u32 = 0; row < rows; row++, starts += 4, ends += 4, hashes += 4) {
    if (load<u8>(wanted + row) == 0) continue;
    const end = base + ((<usize>load<u32>(starts, 4)) << 2);
    let hash = seed;
    for (let at = base + ((<usize>load<u32>(starts)) << 2); at < end; at += 4, written += 4) {
      const pair = load<u64>(rowsAndHashes + ((<usize>load<u32>(at)) << 3));
      store<u32>(written, <u32>pair);
      hash = hash * step + <u32>(pair >> 32);
    }
    store<u32>(hashes, hash);
    store<u32>(ends, length + ((<u32>(written - to)) >> 2));
  }
  return (<u32>(written - to)) >> 2;
}
