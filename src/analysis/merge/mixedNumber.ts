import { mixed } from '../../model/stackHash';

/** Mixes in a whole number of up to 53 bits, every one of which counts. */
export function mixedNumber(hash: number, number: number): number {
  const low = number | 0;
  return low === number ? mixed(hash ^ low) : mixed(mixed(hash ^ low) ^ ~(number / 4294967296));
}
