/** `go tool pprof -top` as text, to the byte. */
import { percentage } from '../analysis/measurement';
import type { Report, ReportText } from './report';
import { textPieces } from './textPieces';
import { topReport } from './topReport';

export function topText(report: Report): ReportText {
  const { rows, labels, format } = topReport(report);
  const { total } = report;
  const text = (value: bigint): string => format(value).padStart(10);
  let running = 0n;
  const lines = rows.map((row) => {
    running = BigInt.asIntN(64, running + row.flat);
    const flat = `${text(row.flat)} ${percentage(row.flat, total)} ${percentage(running, total)}`;
    const cum = `${text(row.cum)} ${percentage(row.cum, total)}`;
    return `${flat} ${cum}  ${row.name}${row.inline === '' ? '' : ` ${row.inline}`}`;
  });
  const header = '      flat  flat%   sum%        cum   cum%';
  return { ok: true, pieces: textPieces([...labels, header, ...lines].map((line) => `${line}\n`)) };
}
