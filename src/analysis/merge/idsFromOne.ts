import { LOW_HALF, halvesOf } from '../../model/wordHalves';

/** Ids 1, 2, 3, …, as pprof gives them in the order of first use. */
export function idsFromOne(count: number): BigUint64Array {
  const ids = new BigUint64Array(count);
  const halves = halvesOf(ids);
  for (let row = 0; row < count; row++) halves[row * 2 + LOW_HALF] = row + 1;
  return ids;
}
