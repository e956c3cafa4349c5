/** `go tool pprof -top` as text, to the byte. */
import { percentage, scaledLabel } from './measurement';
import type { TopReport } from './topReport';
import { byCum, byFlat } from './topReport';

export function topText(report: TopReport, sort: 'flat' | 'cum'): string {
  const { weights, sampleUnit, unit } = report;
  const rows = [...report.rows].sort(sort === 'flat' ? byFlat : byCum);
  const format = (value: bigint): string => scaledLabel(value, sampleUnit, unit).padStart(10);
  let running = 0n;
  const lines = rows.map((row) => {
    running = BigInt.asIntN(64, running + row.flat);
    const flat = `${format(row.flat)} ${percentage(row.flat, weights.total)} ${percentage(running, weights.total)}`;
    const cum = `${format(row.cum)} ${percentage(row.cum, weights.total)}`;
    return `${flat} ${cum}  ${row.name}${row.inline === '' ? '' : ` ${row.inline}`}`;
  });
  const header = '      flat  flat%   sum%        cum   cum%';
  return [...report.legend, header, ...lines].map((line) => `${line}\n`).join('');
}
