/** math.Log2 of Go (src/math/log10.go, Go 1.26): exact for powers of two, else by the mantissa's logarithm. */
export function goLog2(value: number): number {
  if (!(value > 0) || value === Infinity) return Math.log2(value);
  let exponent = Math.max(-1023, Math.floor(Math.log2(value))) + 1;
  let fraction = value / 2 ** exponent;
  if (fraction >= 1) {
    fraction /= 2;
    exponent++;
  } else if (fraction < 0.5) {
    fraction *= 2;
    exponent--;
  }
  if (fraction === 0.5) return exponent - 1;
  return Math.log(fraction) * (1 / Math.LN2) + exponent;
}
