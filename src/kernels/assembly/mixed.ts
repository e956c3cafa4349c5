/** As `mixed` of `model/stackHash.ts`. */
export function mixed(hash: u32): u32 {
  let bits = (hash ^ (hash >> 16)) * 0x85ebca6b;
  bits = (bits ^ (bits >> 13)) * 0xc2b2ae35;
  return bits ^ (bits >> 16);
}
