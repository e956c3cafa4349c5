/**
 * The one place that knows how to print a number: units, scaling and percentages as pprof prints them.
 * Source: internal/measurement/measurement.go of github.com/google/pprof, 2026-11.
 */

/** The total is int64 in pprof; a value is scaled as a double, which is what pprof does too. */
export type Value = number | bigint;

interface Unit {
  readonly names: readonly string[];
  readonly label: string;
  readonly factor: number;
}

interface UnitFamily {
  /** Ascending by factor. */
  readonly units: readonly Unit[];
  readonly fallback: Unit;
}

const BYTE: Unit = { names: ['b', 'byte'], label: 'B', factor: 1 };
const SECOND: Unit = { names: ['s', 'sec', 'second'], label: 's', factor: 1e9 };
const GCU: Unit = { names: ['gcu'], label: 'GCU', factor: 1 };

const FAMILIES: readonly UnitFamily[] = [
  {
    units: [
      BYTE,
      { names: ['kb', 'kbyte', 'kilobyte'], label: 'kB', factor: 2 ** 10 },
      { names: ['mb', 'mbyte', 'megabyte'], label: 'MB', factor: 2 ** 20 },
      { names: ['gb', 'gbyte', 'gigabyte'], label: 'GB', factor: 2 ** 30 },
      { names: ['tb', 'tbyte', 'terabyte'], label: 'TB', factor: 2 ** 40 },
      { names: ['pb', 'pbyte', 'petabyte'], label: 'PB', factor: 2 ** 50 },
    ],
    fallback: BYTE,
  },
  {
    units: [
      { names: ['ns', 'nanosecond'], label: 'ns', factor: 1 },
      { names: ['μs', 'us', 'microsecond'], label: 'us', factor: 1e3 },
      { names: ['ms', 'millisecond'], label: 'ms', factor: 1e6 },
      SECOND,
      { names: ['hour', 'hr'], label: 'hrs', factor: 3600e9 },
    ],
    fallback: SECOND,
  },
  {
    units: [
      { names: ['nanogcu'], label: 'n*GCU', factor: 1e-9 },
      { names: ['microgcu'], label: 'u*GCU', factor: 1e-6 },
      { names: ['milligcu'], label: 'm*GCU', factor: 1e-3 },
      GCU,
      { names: ['kilogcu'], label: 'k*GCU', factor: 1e3 },
      { names: ['megagcu'], label: 'M*GCU', factor: 1e6 },
      { names: ['gigagcu'], label: 'G*GCU', factor: 1e9 },
      { names: ['teragcu'], label: 'T*GCU', factor: 1e12 },
      { names: ['petagcu'], label: 'P*GCU', factor: 1e15 },
    ],
    fallback: GCU,
  },
];

/** Units that are not printed because the value is a plain count. */
const UNPRINTED_UNITS = ['count', 'sample', 'unit', 'minimum', 'auto'];

/** A value in `from` units as a number in `to` units and the unit's label. `minimum` and `auto` choose. */
export function scale(
  value: Value,
  from: string,
  to: string,
): { readonly value: number; readonly unit: string } {
  const double = Number(value);
  // The smallest int64 has no positive counterpart, and so it is scaled as it is.
  if (double < 0 && value !== SMALLEST_INT64) {
    const positive = scale(-double, from, to);
    return { value: -positive.value, unit: positive.unit };
  }
  for (const family of FAMILIES) {
    const source = findUnit(family, from);
    if (!source) continue;
    const target = chooseUnit(family, double * source.factor, to);
    return { value: (double * source.factor) / target.factor, unit: target.label };
  }
  return { value: double, unit: UNPRINTED_UNITS.includes(to) ? '' : to };
}

const SMALLEST_INT64 = -(2n ** 63n);

function findUnit(family: UnitFamily, name: string): Unit | undefined {
  const wanted = singular(name);
  return family.units.find((unit) => unit.names.includes(wanted));
}

/** `base` is the value in units of factor 1. */
function chooseUnit(family: UnitFamily, base: number, to: string): Unit {
  if (to !== 'minimum' && to !== 'auto') return findUnit(family, to) ?? family.fallback;
  let chosen: Unit | undefined;
  for (const unit of family.units) if (base / unit.factor >= 1) chosen = unit;
  return chosen ?? family.fallback;
}

function singular(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length > 2 && lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

/** `34.10MB`, `151`, `-30`, `0`: two decimals unless they are both zero; zero has no unit. */
export function scaledLabel(value: Value, from: string, to: string): string {
  const scaled = scale(value, from, to);
  const text = fixed2(scaled.value);
  const short = text.endsWith('.00') ? text.slice(0, -3) : text;
  return short === '0' || short === '-0' ? '0' : short + scaled.unit;
}

/** C's `%.2f`: exact, ties to even. JavaScript's toFixed rounds ties up, and gives up above 1e21. */
export function fixed2(value: number): string {
  if (Math.abs(value) >= 2 ** 53) return `${BigInt(value).toString()}.00`;
  const magnitude = Math.abs(value);
  const whole = Math.floor(magnitude);
  // Only odd eighths can be ties at the second decimal: .125, .375, .625 and .875.
  const eighths = (magnitude - whole) * 8;
  if (eighths % 2 === 1) {
    const lower = Math.floor(eighths * 12.5);
    return `${value < 0 ? '-' : ''}${whole}.${lower % 2 === 0 ? lower : lower + 1}`;
  }
  return value.toFixed(2);
}

/** pprof's percentage column, padded as there: ` 2.65%`, `  100%`, `    0%`. */
export function percentage(value: Value, total: Value): string {
  const ratio = total == 0 ? 0 : Math.abs(Number(value) / Number(total)) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return '  100%';
  if (ratio >= 1) return `${fixed2(ratio).padStart(5)}%`;
  return `${twoSignificant(ratio).padStart(5)}%`;
}

/** The only doubles below 1 that lie between two such texts and whose even neighbour is the lower. */
const TIES_DOWN: ReadonlyMap<number, string> = new Map([
  [0.0625, '0.062'],
  [0.125, '0.12'],
  [0.625, '0.62'],
]);

/** C's `%.2g` for numbers from 0 to 1. */
function twoSignificant(value: number): string {
  if (value === 0) return '0';
  const tie = TIES_DOWN.get(value);
  if (tie !== undefined) return tie;
  const short = shortFraction(value);
  if (short !== undefined) return short;
  const [mantissa = '0', exponentText = '0'] = value.toExponential(1).split('e');
  const exponent = Number(exponentText);
  if (exponent < -4) {
    return `${mantissa.replace(/\.0$/, '')}e-${String(-exponent).padStart(2, '0')}`;
  }
  return value.toFixed(1 - exponent).replace(/\.?0+$/, '');
}

/** Two digits behind the zeros, made once each: tables have tens of thousands of them. */
const SHORT_FRACTIONS = new Map<number, string>();

/** Undefined where the value is too small, or so near to a tie that multiplying might decide it. */
function shortFraction(value: number): string | undefined {
  if (value < 0.0001) return undefined;
  const decimals = value >= 0.1 ? 2 : value >= 0.01 ? 3 : value >= 0.001 ? 4 : 5;
  const scaled = value * 10 ** decimals;
  const digits = Math.round(scaled);
  if (digits > 99 || Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6) return undefined;
  const key = decimals * 100 + digits;
  let text = SHORT_FRACTIONS.get(key);
  if (text === undefined) {
    text = (digits / 10 ** decimals).toFixed(decimals).replace(/\.?0+$/, '');
    SHORT_FRACTIONS.set(key, text);
  }
  return text;
}

/** The unit in which a whole table is printed (pprof: selectOutputUnit), given its smallest and largest magnitude. */
export function commonUnit(smallest: Value, largest: Value, from: string): string {
  const small = scale(smallest, from, 'minimum').unit;
  const large = scale(largest, from, 'minimum').unit;
  if (small !== large && Number(smallest) * 100 < Number(largest)) {
    return scale(100 * Number(smallest), from, 'minimum').unit;
  }
  return small;
}
