/** The top report: rows, their order, the table's unit and the lines above it. Source: pprof's internal/report/report.go. */
import type { TopNodes, TopOptions } from '../analysis/topNodes';
import { topNodes } from '../analysis/topNodes';
import type { Weights } from '../analysis/weights';
import { weightsOf } from '../analysis/weights';
import type { Profile } from '../model/profile';
import { valueAt } from '../model/valueColumn';
import { commonUnit, percentage, scaledLabel } from './measurement';
import { compareNames, printableNodeName } from './printableName';
import { profileLegend } from './profileLegend';

export interface TopReport {
  readonly profile: Profile;
  readonly weights: Weights;
  readonly top: TopNodes;
  /** Unit of the sample type, and the one that the table is printed in. */
  readonly sampleUnit: string;
  readonly unit: string;
  /** In pprof's order for `-flat`. */
  readonly rows: readonly TopReportRow[];
  readonly legend: readonly string[];
}

export interface TopReportRow {
  readonly node: number;
  readonly name: string;
  readonly flat: bigint;
  readonly cum: bigint;
  /** `''`, `(inline)`, `(partial-inline)`. */
  readonly inline: string;
}

const INLINE_SUFFIX = { none: '', all: '(inline)', some: '(partial-inline)' } as const;

export function topReport(profile: Profile, sampleType: number, options: TopOptions): TopReport {
  const weights = weightsOf(profile, sampleType);
  const top = topNodes(profile, weights, options);
  const rows = Array.from(top.shown, (node) => ({
    node,
    name: printableNodeName(profile, top.nodes, node),
    flat: valueAt(top.sums.flat, node),
    cum: valueAt(top.sums.cum, node),
    inline: INLINE_SUFFIX[top.inline[node] ?? 'none'],
  })).sort(byFlat);
  const sampleUnit = profile.sampleTypes[sampleType]?.unit ?? '';
  const unit = tableUnit(rows, weights.total, sampleUnit);
  const partial = { profile, weights, top, sampleUnit, unit, rows };
  return { ...partial, legend: legend(partial, sampleType) };
}

/** |flat|, then name, then |cum|: FlatNameOrder in pprof's internal/graph/graph.go. */
export function byFlat(a: TopReportRow, b: TopReportRow): number {
  return compareMagnitudes(a.flat, b.flat) || compareNames(a.name, b.name) || compareMagnitudes(a.cum, b.cum);
}

/** CumNameOrder. */
export function byCum(a: TopReportRow, b: TopReportRow): number {
  return compareMagnitudes(a.cum, b.cum) || compareNames(a.name, b.name) || compareMagnitudes(a.flat, b.flat);
}

/** Largest first. */
function compareMagnitudes(a: bigint, b: bigint): number {
  const [x, y] = [magnitude(a), magnitude(b)];
  return x === y ? 0 : x > y ? -1 : 1;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** selectOutputUnit: from the smallest value of any row, flat or else cum, to the total. */
function tableUnit(rows: readonly TopReportRow[], total: bigint, sampleUnit: string): string {
  if (rows.length === 0) return 'minimum';
  let smallest = 0n;
  for (const row of rows) {
    const value = magnitude(row.flat === 0n ? row.cum : row.flat);
    if (value > 0n && (smallest === 0n || value < smallest)) smallest = value;
  }
  return commonUnit(smallest === 0n ? total : smallest, total, sampleUnit) || sampleUnit;
}

function legend(report: Omit<TopReport, 'legend'>, sampleType: number): string[] {
  const { rows, weights, top, sampleUnit, unit } = report;
  const format = (value: bigint): string => scaledLabel(value, sampleUnit, unit);
  const lines = profileLegend(report.profile, { sampleType, total: weights.total, unit });
  const shown = rows.reduce((sum, row) => BigInt.asIntN(64, sum + row.flat), 0n);
  const share = percentage(shown, weights.total).trim();
  lines.push(`Showing nodes accounting for ${format(shown)}, ${share} of ${format(weights.total)} total`);
  if (weights.total !== 0n && top.droppedNodes > 0) {
    const cut = BigInt(Math.trunc(Number(weights.total) * top.nodeFraction));
    lines.push(
      `Dropped ${top.droppedNodes} node${top.droppedNodes === 1 ? '' : 's'} (cum <= ${format(cut)})`,
    );
  }
  return lines;
}
