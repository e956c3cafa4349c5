/** Labels in the order and with the words of pprof's `-tags`. Source: printTags in internal/report/report.go. */
import { int64Magnitude } from '../../analysis/magnitude';
import { compareNames } from '../../analysis/graph/compareNames';
import type { LabelSum } from '../../analysis/labelSums';
import { labelSums } from '../../analysis/labelSums';
import { scaledLabel } from '../../analysis/measurement';
import type { Report } from '../report';

/** One key of labels. */
export interface LabelKeyTotal {
  readonly key: string;
  readonly sum: bigint;
  /** Of its numbers; `''` for none. */
  readonly unit: string;
  /** By magnitude of the sum. */
  readonly values: readonly LabelValueTotal[];
}

export interface LabelValueTotal {
  readonly text: string;
  readonly sum: bigint;
  /** What is printed so: a text, numbers from `low` to `high`, or both, which pprof takes for one tag. */
  readonly stands:
    | { readonly for: 'text' | 'both' }
    | { readonly for: 'numbers'; readonly low: bigint; readonly high: bigint };
}

type TagReport = Pick<Report, 'profile' | 'sampleTypeIndex' | 'labelUnits' | 'options'>;

export function labelTotals(report: TagReport): readonly LabelKeyTotal[] {
  const byKey = valuesByKey(report);
  return [...byKey.keys()].sort(compareNames).map((key): LabelKeyTotal => {
    const values = [...(byKey.get(key)?.values() ?? [])].sort(bySum);
    const sum = BigInt.asIntN(
      64,
      values.reduce((sumSoFar, value) => sumSoFar + value.sum, 0n),
    );
    return { key, sum, unit: report.labelUnits.get(key) ?? '', values };
  });
}

/** Numbers that print the same are one tag, and so are a text and a number. */
function valuesByKey({
  profile,
  sampleTypeIndex,
  labelUnits,
  options,
}: TagReport): Map<string, Map<string, LabelValueTotal>> {
  const byKey = new Map<string, Map<string, LabelValueTotal>>();
  for (const label of labelSums(profile, sampleTypeIndex)) {
    const values = byKey.get(label.key) ?? new Map<string, LabelValueTotal>();
    byKey.set(label.key, values);
    const text =
      typeof label.value === 'string'
        ? label.value
        : scaledLabel(label.value, labelUnits.get(label.key) ?? '', options.unit);
    const known = values.get(text);
    const sum = BigInt.asIntN(64, (known?.sum ?? 0n) + label.sum);
    values.set(text, { text, sum, stands: standsFor(known?.stands, label.value) });
  }
  return byKey;
}

function standsFor(
  known: LabelValueTotal['stands'] | undefined,
  value: LabelSum['value'],
): LabelValueTotal['stands'] {
  if (typeof value === 'string')
    return { for: known === undefined || known.for === 'text' ? 'text' : 'both' };
  if (known === undefined) return { for: 'numbers', low: value, high: value };
  if (known.for !== 'numbers') return { for: 'both' };
  return {
    for: 'numbers',
    low: value < known.low ? value : known.low,
    high: value > known.high ? value : known.high,
  };
}

/** By magnitude; equal ones by text, also where their signs differ, which pprof leaves to chance. */
function bySum(a: LabelValueTotal, b: LabelValueTotal): number {
  const [aSize, bSize] = [int64Magnitude(a.sum), int64Magnitude(b.sum)];
  return aSize === bSize ? compareNames(a.text, b.text) : aSize > bSize ? -1 : 1;
}
