/**
 * Hashes for tables of stacks, edges and addresses. The seed is another one in each process, so that no file can be
 * made whose entries all collide.
 */
export const HASH_SEED = Math.floor(Math.random() * 2 ** 32) | 0;

/** Spreads every bit over all others (the finaliser of MurmurHash3). */
export function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
