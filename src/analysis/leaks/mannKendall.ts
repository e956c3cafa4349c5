/**
 * The Mann–Kendall test for a trend: how likely is it that values which only fluctuate come in an order that rises as
 * much as this one, or more? One-sided; equal values are allowed. Says nothing of how much they rise.
 */
export function chanceOfRise(values: readonly number[]): number {
  const score = risingPairs(values);
  if (values.length <= MAX_COUNTED_ORDERS) return chanceOfOrders(values, score);
  const isUntied = new Set(values).size === values.length;
  return isUntied && values.length <= MAX_EXACT
    ? chanceOfUntied(values.length, score)
    : normalChance(values, score);
}

/** 5040 orders. */
const MAX_COUNTED_ORDERS = 7;
/** Above, and with equal values, the normal distribution is close enough. */
const MAX_EXACT = 40;

/** Of all orders of different values, how many have as many rising pairs: counted by where the largest one stands. */
function chanceOfUntied(length: number, score: number): number {
  // Index: pairs that fall. Values: the share of orders with so many.
  let shares = [1];
  for (let size = 2; size <= length; size++) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    shares.forEach((share, falling) => {
      for (let more = 0; more < size; more++)
        next[falling + more] = (next[falling + more] as number) + share / size;
    });
    shares = next;
  }
  const pairs = (length * (length - 1)) / 2;
  const mostFalling = (pairs - score) / 2;
  return shares.slice(0, mostFalling + 1).reduce((sum, share) => sum + share, 0);
}

/** Pairs that rise with time, less those that fall. */
function risingPairs(values: readonly number[]): number {
  let score = 0;
  for (let later = 1; later < values.length; later++)
    for (let earlier = 0; earlier < later; earlier++)
      score += Math.sign((values[later] as number) - (values[earlier] as number));
  return score;
}

/** Counts the orders of these very values, so that ties are right. */
function chanceOfOrders(values: readonly number[], score: number): number {
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
