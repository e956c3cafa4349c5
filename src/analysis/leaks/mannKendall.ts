/**
 * The Mann–Kendall test for a trend: how likely is it that values which only fluctuate come in an order that rises as
 * much as this one, or more? One-sided; equal values are allowed. Says nothing of how much they rise.
 */
export function chanceOfRise(values: readonly number[]): number {
  const score = risingPairs(values);
  return values.length <= MAX_EXACT ? exactChance(values, score) : normalChance(values, score);
}

/** 5040 orders; above, the normal distribution is close enough. */
const MAX_EXACT = 7;

/** Pairs that rise with time, less those that fall. */
function risingPairs(values: readonly number[]): number {
  let score = 0;
  for (let later = 1; later < values.length; later++)
    for (let earlier = 0; earlier < later; earlier++)
      score += Math.sign((values[later] as number) - (values[earlier] as number));
  return score;
}

/** Counts the orders of these very values, so that ties are right. */
function exactChance(values: readonly number[], score: number): number {
  let orders = 0;
  let asHigh = 0;
  const order: number[] = [];
  const isUsed = values.map(() => false);
  const place = (scoreSoFar: number): void => {
    if (order.length === values.length) {
      orders++;
      if (scoreSoFar >= score) asHigh++;
      return;
    }
    values.forEach((value, at) => {
      if (isUsed[at]) return;
      isUsed[at] = true;
      let added = 0;
      for (const earlier of order) added += Math.sign(value - earlier);
      order.push(value);
      place(scoreSoFar + added);
      order.pop();
      isUsed[at] = false;
    });
  };
  place(0);
  return asHigh / orders;
}

function normalChance(values: readonly number[], score: number): number {
  const pairsOf = (n: number): number => n * (n - 1) * (2 * n + 5);
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  let variance = pairsOf(values.length);
  for (const size of sizes.values()) variance -= pairsOf(size);
  variance /= 18;
  // All are equal.
  if (variance <= 0) return 1;
  return upperTail((score - 1) / Math.sqrt(variance));
}

/** Of the normal distribution; Abramowitz and Stegun 7.1.26, right to 1.5e-7. */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-x * x)) / 2;
  return z >= 0 ? tail : 1 - tail;
}
