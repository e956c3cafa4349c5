import { mixed } from './mixed';

/** `hashOfBytes` of `model/stringHash.ts` for `count` strings, string i being bytes from `starts[i]` to `starts[i + 1]`. */
export function hashStrings(bytes: usize, starts: usize, count: u32, seed: u32, hashes: usize): void {
  for (let row: u32 = 0; row < count; row++, starts += 4, hashes += 4) {
    const length = load<u32>(starts, 4) - load<u32>(starts);
    let at = bytes + load<u32>(starts);
    const end = at + length;
    let hash = seed ^ length;
    for (; at + 3 < end; at += 4) hash = mixed(hash ^ load<u32>(at));
    let rest: u32 = 0;
    for (; at < end; at++) rest = (rest << 8) | load<u8>(at);
    store<u32>(hashes, mixed(hash ^ rest));
  }
}
