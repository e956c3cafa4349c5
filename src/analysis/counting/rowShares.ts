/** Rows that several threads count together: each takes the next share as it gets to it. */
export interface RowShares {
  /** How many rows have been taken, and perhaps more than there are; in memory that all of them see. */
  readonly taken: Int32Array;
  readonly end: number;
}

/** `undefined` when all have been taken; `to` is not part of the share. */
export function nextShare({
  taken,
  end,
}: RowShares): { readonly from: number; readonly to: number } | undefined {
  const from = Atomics.add(taken, 0, SHARE_ROWS);
  return from >= end ? undefined : { from, to: Math.min(from + SHARE_ROWS, end) };
}

/** Stacks of some ten frames each: a millisecond or two, so that no thread waits long for the other one's last. */
const SHARE_ROWS = 4096;

/** For this thread alone. */
export function ownShares(end: number): RowShares {
  return { taken: new Int32Array(1), end };
}

/** For threads that are given it. */
export function sharedShares(end: number): RowShares {
  return { taken: new Int32Array(new SharedArrayBuffer(4)), end };
}
