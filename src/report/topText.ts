/** `go tool pprof -top` as text, to the byte. */
import { percentage } from '../analysis/measurement';
import { graphReport } from './graphReport';
import type { GraphReport, Report, ReportText } from './report';
import { textPieces } from './textPieces';
import { topRow } from './topReport';

/** `shown` is the report's graph, where somebody has it already. */
export function topText(report: Report, shown: GraphReport = graphReport(report)): ReportText {
  return { ok: true, pieces: textPieces(topLines(report, shown)) };
}

/** Line by line, so that a table of tens of thousands is garbage that nothing holds. */
function* topLines({ total }: Report, { graph, labels, format }: GraphReport): Generator<string> {
  for (const label of labels) yield `${label}\n`;
  yield '      flat  flat%   sum%        cum   cum%\n';
  const amount = writtenOnce((value) => `${format(value).padStart(10)} ${percentage(value, total)}`);
  let running = 0n;
  for (const node of graph.order) {
    const { flat, cum, name, inline } = topRow(graph, node);
    running = BigInt.asIntN(64, running + flat);
    const suffix = inline === '' ? '\n' : ` ${inline}\n`;
    yield `${amount(flat)} ${percentage(running, total)} ${amount(cum)}  ${name}${suffix}`;
  }
}

/** What was counted are multiples of one amount, such as 10 ms, so that most values come again and again. */
function writtenOnce(write: (value: bigint) => string): (value: bigint) => string {
  const written = new Map<bigint, string>();
  return (value) => {
    let text = written.get(value);
    if (text === undefined) {
      text = write(value);
      written.set(value, text);
    }
    return text;
  };
}
