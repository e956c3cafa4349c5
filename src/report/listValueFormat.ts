import { formatValue } from './graphReport';
import type { Report } from './report';

/** How list and weblist print values: each in the unit that suits it, unless one is asked for. */
export interface ListValueFormat {
  value(value: bigint): string;
  /** With a dot for zero. */
  dotted(value: bigint): string;
}

export function listValueFormat(report: Report): ListValueFormat {
  const value = (given: bigint): string => formatValue(report, given, report.options.unit);
  return { value, dotted: (given) => (given === 0n ? '.' : value(given)) };
}
