/**
 * How pprof turns a value from one unit into another: doubles throughout, so that the same digits come out.
 * Families and rules: convertUnit, sniffUnit and Scale in pprof's internal/measurement/measurement.go, 2026-11.
 */
export interface Convertible {
  readonly type: string;
  readonly unit: string;
}

/** `value` in `toUnit`; units of no family or of two are left as they are. */
export function convertValue(value: number, fromUnit: string, toUnit: string): number {
  for (const units of FAMILIES) {
    const from = units.get(simplified(fromUnit));
    const to = units.get(simplified(toUnit));
    if (from !== undefined && to !== undefined) return (value * from) / to;
  }
  return value;
}

/** Whether values of these types can be added up, after scaling (compatibleValueTypes, 2026-11). */
export function areConvertible(one: Convertible, other: Convertible): boolean {
  if (withoutPlural(one.type) !== withoutPlural(other.type)) return false;
  if (one.unit === other.unit) return true;
  return FAMILIES.some((units) => units.has(simplified(one.unit)) && units.has(simplified(other.unit)));
}

const FAMILIES: readonly ReadonlyMap<string, number>[] = [
  family({
    'b byte': 1,
    'kb kbyte kilobyte': 2 ** 10,
    'mb mbyte megabyte': 2 ** 20,
    'gb gbyte gigabyte': 2 ** 30,
    'tb tbyte terabyte': 2 ** 40,
    'pb pbyte petabyte': 2 ** 50,
  }),
  family({
    'ns nanosecond': 1,
    'us μs microsecond': 1e3,
    'ms millisecond': 1e6,
    's sec second': 1e9,
    'hr hour': 3600e9,
  }),
  family({
    nanogcu: 1e-9,
    microgcu: 1e-6,
    milligcu: 1e-3,
    gcu: 1,
    kilogcu: 1e3,
    megagcu: 1e6,
    gigagcu: 1e9,
    teragcu: 1e12,
    petagcu: 1e15,
  }),
];

function family(sizes: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(sizes).flatMap(([names, size]) => names.split(' ').map((name) => [name, size])),
  );
}

function simplified(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length > 2 ? withoutPlural(lower) : lower;
}

function withoutPlural(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : name;
}
