/** A coordinate: tenths are finer than any screen. */
export function decimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
