/** `34.1 MB`, with the powers of 1024 that pprof means by its units. */
export function bytesText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value.toFixed(0) : value.toFixed(1)} ${UNITS[power] ?? 'B'}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
