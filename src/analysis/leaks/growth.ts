import { chanceOfRise } from './mannKendall';
import { robustLine } from './theilSen';

/**
 * - `grows`: all along, and still;
 * - `settled`: it grew and then stood, as after a start or a single step;
 * - `cycles`: it grew and fell again, as load comes and goes;
 * - `tooFew`: fewer than three points say nothing.
 */
export type GrowthShape = 'grows' | 'steady' | 'settled' | 'cycles' | 'falls' | 'tooFew';

export interface Growth {
  readonly shape: GrowthShape;
  /** Robust slope. */
  readonly perMinute: number;
  /** Probability that values which only fluctuate rise so much, 0 to 1. */
  readonly chance: number;
}

/** Judges how many goroutines there were at these times, which ascend at any distances. */
export function growthOf(counts: readonly number[], timesMillis: readonly number[]): Growth {
  if (counts.length < MIN_POINTS) return { shape: 'tooFew', perMinute: 0, chance: 1 };
  if (Math.max(...counts) - Math.min(...counts) < MIN_RISE)
    return { shape: 'steady', perMinute: 0, chance: 1 };
  const line = robustLine(counts, timesMillis);
  const chance = chanceOfRise(counts);
  return {
    shape: shapeOf(counts, timesMillis, { ...line, chance }),
    perMinute: line.perMilli * 60_000,
    chance,
  };
}

const MIN_POINTS = 3;

/** With three points the best there is: one order of six. */
const MAX_CHANCE_OF_THREE = 0.17;
const MAX_CHANCE = 0.05;
/** Fewer goroutines are not worth a word, whatever their order. */
const MIN_RISE = 3;
/** In units of the usual distance from the line. */
const MIN_RISE_TO_NOISE = 3;
/** The second half must rise at this share of the whole's slope. */
const MIN_RECENT_SHARE = 0.25;
/** Of the peak before: so much less is a fall, not noise. */
const FALL = 0.25;

interface Trend {
  readonly perMilli: number;
  readonly noise: number;
  readonly chance: number;
}

function shapeOf(counts: readonly number[], timesMillis: readonly number[], trend: Trend): GrowthShape {
  const first = counts[0] as number;
  const last = counts.at(-1) as number;
  const highest = Math.max(...counts);
  const lowest = Math.min(...counts);
  if (highest - lowest < Math.max(MIN_RISE, highest * 0.05) && !isClear(counts, timesMillis, trend))
    return 'steady';
  const peak = peakBeforeFall(smoothed(counts));
  // What has fallen once may fall again; only above its old height does it say anything new.
  if (peak !== undefined && last < peak * 1.1 + MIN_RISE) return last < first ? 'falls' : 'cycles';
  if (isClear(counts, timesMillis, trend))
    return last >= highest * 0.9 && stillRises(counts, timesMillis, trend) ? 'grows' : 'settled';
  if (last < first) return 'falls';
  if (peakBeforeFall(counts) !== undefined) return 'cycles';
  return stillRises(counts, timesMillis, trend) || last - first < MIN_RISE ? 'steady' : 'settled';
}

function isClear(counts: readonly number[], timesMillis: readonly number[], trend: Trend): boolean {
  const span = (timesMillis.at(-1) as number) - (timesMillis[0] as number);
  const rise = trend.perMilli * span;
  const maxChance = counts.length === MIN_POINTS ? MAX_CHANCE_OF_THREE : MAX_CHANCE;
  return rise >= Math.max(MIN_RISE, MIN_RISE_TO_NOISE * trend.noise) && trend.chance <= maxChance;
}

/** A start-up that became steady rises in its first half alone. */
function stillRises(counts: readonly number[], timesMillis: readonly number[], { perMilli }: Trend): boolean {
  const from = Math.min(counts.length - MIN_POINTS, Math.floor(counts.length / 2));
  const recent = robustLine(counts.slice(from), timesMillis.slice(from)).perMilli;
  return recent > 0 && recent >= perMilli * MIN_RECENT_SHARE;
}

/** The median of each three neighbours: a single look that is out of line is no load that comes and goes. */
function smoothed(counts: readonly number[]): readonly number[] {
  if (counts.length < 5) return counts;
  return counts.map((count, at) => {
    const [before, after] = [counts[at - 1], counts[at + 1]];
    if (before === undefined || after === undefined) return count;
    return Math.max(Math.min(before, count), Math.min(Math.max(before, count), after));
  });
}

/** The highest count from which it later fell by a quarter or more. */
function peakBeforeFall(counts: readonly number[]): number | undefined {
  let highest = 0;
  let fallen: number | undefined;
  for (const count of counts) {
    if (highest - count >= Math.max(MIN_RISE, highest * FALL)) fallen = highest;
    highest = Math.max(highest, count);
  }
  return fallen;
}
