/**
 * Filters of numeric labels: `32kb`, `:64kb`, `4mb:` and `12kb:64mb`, both ends included. Rules: parseTagFilterRange in
 * pprof's internal/driver/driver_focus.go, 2026-11.
 */
import { scale } from '../measurement';

export type RangeOutcome =
  | { readonly kind: 'range'; readonly holds: (value: bigint, unit: string) => boolean }
  | { readonly kind: 'notRange' }
  | { readonly kind: 'failed'; readonly message: string };

export function parseTagRange(filter: string): RangeOutcome {
  const [first, second] = [...filter.matchAll(QUANTITIES)];
  if (!first) return { kind: 'notRange' };
  const low = quantityOf(first);
  if (typeof low === 'string') return { kind: 'failed', message: low };
  const lower = scale(low.value, low.unit, low.unit);
  if (!second) return openRange(filter, first[0], lower);
  if (filter !== `${first[0]}:${second[0]}`) return { kind: 'notRange' };
  const high = quantityOf(second);
  if (typeof high === 'string') return { kind: 'failed', message: high };
  const upper = scale(high.value, high.unit, lower.unit);
  if (upper.unit !== lower.unit) return { kind: 'notRange' };
  return within(lower.unit, (value) => value >= lower.value && value <= upper.value);
}

/** A number and perhaps a unit, wherever in the text; all but two are of no interest, as in pprof. */
const QUANTITIES = /([+-]?[0-9]+)([A-Za-z]+)?/g;

function openRange(
  filter: string,
  quantity: string,
  bound: { readonly value: number; readonly unit: string },
): RangeOutcome {
  switch (filter) {
    case quantity:
      return within(bound.unit, (value) => value === bound.value);
    case `${quantity}:`:
      return within(bound.unit, (value) => value >= bound.value);
    case `:${quantity}`:
      return within(bound.unit, (value) => value <= bound.value);
    default:
      return { kind: 'notRange' };
  }
}

/** Labels are compared in the filter's unit; those that cannot be converted do not match. */
function within(unit: string, holds: (value: number) => boolean): RangeOutcome {
  return {
    kind: 'range',
    holds(value, from) {
      const scaled = scale(value, from, unit);
      return scaled.unit === unit && holds(scaled.value);
    },
  };
}

interface Quantity {
  readonly value: bigint;
  readonly unit: string;
}

/** A sentence where the number is no int64: pprof panics there, with these words. */
function quantityOf([, digits = '', unit = '']: RegExpExecArray): Quantity | string {
  // Only so many digits can be of an int64, apart from zeros in front of it.
  const plain = digits.replace(/^([+-]?)0+(?=[0-9])/, '$1');
  const value = plain.length > 20 ? undefined : BigInt(plain.replace('+', ''));
  if (value !== undefined && BigInt.asIntN(64, value) === value) return { value, unit };
  return `failed to parse int ${digits}: strconv.ParseInt: parsing "${digits}": value out of range`;
}
