import type { Quantity } from '../protocol/view';
import type { Value } from '../analysis/measurement';
import { percentage, scaledLabel } from '../analysis/measurement';

/** How the values of a view are printed. */
export interface QuantityStyle {
  /** Unit of the sample type. */
  readonly from: string;
  /** Unit to print in; `minimum` lets each value choose. */
  readonly to: string;
  readonly total: bigint;
  /** `difference`: an increase carries a plus sign. */
  readonly kind: 'plain' | 'difference';
}

export function quantity(value: Value, style: QuantityStyle): Quantity {
  const double = Number(value);
  const sign = double > 0 ? 1 : double < 0 ? -1 : 0;
  const text = scaledLabel(value, style.from, style.to);
  return {
    text: style.kind === 'difference' && sign > 0 && text !== '0' ? `+${text}` : text,
    percent: percentage(value, style.total).trim(),
    share: style.total === 0n ? 0 : Math.abs(double / Number(style.total)),
    sign,
  };
}
