/** A straight line through points in time that single outliers do not move: the median of all slopes between pairs. */
export interface RobustLine {
  readonly perMilli: number;
  /** How far a value usually is from the line: like a standard deviation, but robust. */
  readonly noise: number;
}

/** The times ascend, at any distances. At least two points. */
export function robustLine(values: readonly number[], timesMillis: readonly number[]): RobustLine {
  const slopes: number[] = [];
  // A long series has a quarter of a million pairs; every ninth point tells as much.
  const step = Math.ceil(values.length / MAX_POINTS);
  for (let later = step; later < values.length; later += step)
    for (let earlier = 0; earlier < later; earlier += step) {
      const time = (timesMillis[later] as number) - (timesMillis[earlier] as number);
      if (time > 0) slopes.push(((values[later] as number) - (values[earlier] as number)) / time);
    }
  const perMilli = median(slopes);
  const start = timesMillis[0] ?? 0;
  const offsets = values.map((value, at) => value - perMilli * ((timesMillis[at] as number) - start));
  const middle = median(offsets);
  return { perMilli, noise: 1.4826 * median(offsets.map((offset) => Math.abs(offset - middle))) };
}

const MAX_POINTS = 80;

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
