/**
 * Floating point to the last bit as Go computes it on amd64, where pprof's unsampling is truncated to integers and
 * one bit can show. JavaScript's own `Math.exp` differs from Go's in the last place.
 */

/**
 * e^x as archExp of Go's math/exp_amd64.s computes it on processors with FMA: x less a multiple of ln 2, a sixteenth
 * of that in a Taylor series of eight terms, and four times (1 + y)^2 - 1 = y (y + 2).
 */
export function goExp(x: number): number {
  if (Number.isNaN(x) || x > 7.09782712893384e2) return Number.isNaN(x) ? x : Infinity;
  if (x < -745.2) return 0;
  const exponent = roundedHalfEven(x * Math.LOG2E);
  // Go's exponent field is full here, although the result would fit.
  if (exponent >= 1024) return Infinity;
  const rest = fusedMultiplyAdd(-exponent, LN2_LOW, fusedMultiplyAdd(-exponent, LN2_HIGH, x));
  const part = rest * 0.0625;
  let series = TAYLOR[0] as number;
  for (let term = 1; term < TAYLOR.length; term++) {
    series = fusedMultiplyAdd(part, series, TAYLOR[term] as number);
  }
  let grown = part * series;
  for (let round = 0; round < 3; round++) grown *= grown + 2;
  // In two steps, because 2^-1074 alone would lose bits that the result may have.
  const half = Math.trunc(exponent / 2);
  return fusedMultiplyAdd(grown, grown + 2, 1) * 2 ** half * 2 ** (exponent - half);
}

/** int64(value) on amd64: toward zero; what does not fit becomes -2^63. */
export function truncatedToInt64(value: number): number {
  if (!(value >= -(2 ** 63) && value < 2 ** 63)) return -(2 ** 63);
  // Adding 0 makes -0 a 0.
  return Math.trunc(value) + 0;
}

/** a·b + c rounded once (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums", 2008). */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const productRest = productError(a, b, product);
  const low = c + productRest;
  const lowRest = sumError(c, productRest, low);
  const high = product + low;
  const highRest = sumError(product, low, high);
  return high + roundedToOdd(highRest, lowRest);
}

const LN2_HIGH = 0.69314718055966295651160180568695068359375;
const LN2_LOW = 0.28235290563031577122588448175013436025525412068e-12;
/** One over the factorials of eight down to one. */
const TAYLOR: readonly number[] = [
  2.4801587301587301587e-5, 1.984126984126984127e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3,
  4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1,
];

function roundedHalfEven(value: number): number {
  const floor = Math.floor(value);
  const over = value - floor;
  if (over !== 0.5) return over < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** What `a * b` lost by rounding (Dekker's product). */
function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of the mantissa (Veltkamp's split). */
function upperHalf(value: number): number {
  const scaled = value * 134217729;
  return scaled - (scaled - value);
}

/** What `a + b` lost by rounding (Knuth's sum). */
function sumError(a: number, b: number, sum: number): number {
  const back = sum - a;
  return a - (sum - back) + (b - back);
}

const asDouble = new Float64Array(1);
const asBits = new BigInt64Array(asDouble.buffer);

/** a + b, where an inexact sum takes the neighbour whose last bit is 1. */
function roundedToOdd(a: number, b: number): number {
  const sum = a + b;
  const rest = sumError(a, b, sum);
  if (rest === 0) return sum;
  asDouble[0] = sum;
  const bits = asBits[0] as bigint;
  if ((bits & 1n) === 1n) return sum;
  asBits[0] = bits + (rest > 0 === sum > 0 ? 1n : -1n);
  return asDouble[0];
}
