/** How units of one family compare, as an exact fraction. Families: pprof's internal/measurement/measurement.go. */
export interface UnitFactor {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const FAMILIES: readonly ReadonlyMap<string, bigint>[] = [
  family({
    'b byte': 1n,
    'kb kbyte kilobyte': 1n << 10n,
    'mb mbyte megabyte': 1n << 20n,
    'gb gbyte gigabyte': 1n << 30n,
    'tb tbyte terabyte': 1n << 40n,
    'pb pbyte petabyte': 1n << 50n,
  }),
  family({
    'ns nanosecond': 1n,
    'us μs microsecond': 1_000n,
    'ms millisecond': 1_000_000n,
    's sec second': 1_000_000_000n,
    'hr hour': 3_600_000_000_000n,
  }),
];

function family(sizes: Readonly<Record<string, bigint>>): ReadonlyMap<string, bigint> {
  return new Map(
    Object.entries(sizes).flatMap(([names, size]) => names.split(' ').map((name) => [name, size])),
  );
}

/** One `from` is numerator/denominator `to`, one of the two being 1; undefined when the units are of different kinds. */
export function unitFactor(from: string, to: string): UnitFactor | undefined {
  if (from === to) return { numerator: 1n, denominator: 1n };
  for (const units of FAMILIES) {
    const a = units.get(singular(from));
    const b = units.get(singular(to));
    if (a === undefined || b === undefined) continue;
    return a >= b ? { numerator: a / b, denominator: 1n } : { numerator: 1n, denominator: b / a };
  }
  return undefined;
}

function singular(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length > 2 && lower.endsWith('s') ? lower.slice(0, -1) : lower;
}
