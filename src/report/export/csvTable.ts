/** Top's columns as comma-separated values: RFC 4180, with numbers as they were counted and not as they are shown. */
import { percentage } from '../../analysis/measurement';
import type { Report } from '../report';
import { topRow } from '../topReport';
import { graphReport } from '../graphReport';

/** Every function of the report, in its order. */
export function* csvLines(report: Report): Generator<string> {
  const { graph } = graphReport(report);
  const { sampleTypeLabel, sampleUnit, total } = report;
  const counted = [sampleTypeLabel, sampleUnit].filter((part) => part !== '').join(' ');
  const head = ['function', `flat (${counted})`, 'flat%', 'sum%', `cum (${counted})`, 'cum%', 'inline'];
  yield csvLine(head.map(textField));
  let running = 0n;
  for (const node of graph.order) {
    const { name, flat, cum, inline } = topRow(graph, node);
    running = BigInt.asIntN(64, running + flat);
    const share = (value: bigint): string => percentage(value, total).trim();
    yield csvLine([
      ...[textField(name), String(flat), share(flat), share(running), String(cum), share(cum)],
      textField(inline),
    ]);
  }
}

function csvLine(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}

/**
 * Programs for tables take a text that begins with one of these for a formula and run it; an apostrophe in front makes
 * it text for them (OWASP, CSV Injection).
 */
const FORMULA_START = /^[=+\-@\t\r\n]/;

export function textField(text: string): string {
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
