/** `-tags`: what the samples' labels add up to. Source: printTags in pprof's internal/report/report.go. */
import { int64Magnitude } from '../analysis/magnitude';
import { compareNames } from '../analysis/graph/compareNames';
import type { LabelSum } from '../analysis/labelSums';
import { labelSums } from '../analysis/labelSums';
import { formatValue } from './graphReport';
import { percentage, scaledLabel } from '../analysis/measurement';
import type { Report, ReportText } from './report';
import { tabAligned } from './tabAligned';
import { textPieces } from './textPieces';

export function tagsText(report: Report): ReportText {
  return { ok: true, pieces: textPieces(tabAligned(tags(report))) };
}

function* tags(report: Report): Generator<string> {
  const { total } = report;
  const format = (value: bigint): string => formatValue(report, value, report.options.unit);
  const share = (value: bigint): string => (total > 0n ? ` (${percentage(value, total)})` : '');
  const byKey = tagTexts(report);
  for (const key of [...byKey.keys()].sort(compareNames)) {
    const sums = [...(byKey.get(key) ?? [])].sort(bySum);
    const keySum = BigInt.asIntN(
      64,
      sums.reduce((sum, [, value]) => sum + value, 0n),
    );
    yield `${key}:\t Total ${format(keySum)} of ${format(total)}${share(keySum)}\n`;
    for (const [text, sum] of sums) yield ` \t${format(sum)}${share(sum)}:\t ${text}\n`;
    yield '\n';
  }
}

/** Numbers that print the same are one tag, and so are a text and a number. */
function tagTexts({
  profile,
  sampleTypeIndex,
  labelUnits,
  options,
}: Report): Map<string, Map<string, bigint>> {
  const byKey = new Map<string, Map<string, bigint>>();
  const textOf = ({ key, value }: LabelSum): string =>
    typeof value === 'string' ? value : scaledLabel(value, labelUnits.get(key) ?? '', options.unit);
  for (const label of labelSums(profile, sampleTypeIndex)) {
    const texts = byKey.get(label.key) ?? new Map<string, bigint>();
    byKey.set(label.key, texts);
    const text = textOf(label);
    texts.set(text, BigInt.asIntN(64, (texts.get(text) ?? 0n) + label.sum));
  }
  return byKey;
}

/** By magnitude; equal ones by text, also where their signs differ, which pprof leaves to chance. */
function bySum([aText, a]: readonly [string, bigint], [bText, b]: readonly [string, bigint]): number {
  const [aSize, bSize] = [int64Magnitude(a), int64Magnitude(b)];
  return aSize === bSize ? compareNames(aText, bText) : aSize > bSize ? -1 : 1;
}
