/** `npm run leaks`: watches the programs of examples/leaks and prints what was found, with precision and recall. */
import { scores, watchExamples } from './watchExamples.mjs';

const started = performance.now();
const rows = await watchExamples({ report: ({ name }) => process.stderr.write(`${name} done\n`) });
const table = rows.flatMap(tableRows);
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );

const { marked, found, rightKind, strange, recall, precision } = scores(rows);
const percent = (share) => `${(share * 100).toFixed(1)}%`;
console.log(`
recall     ${percent(recall)}: ${found} of ${marked} marked leaks found, ${rightKind} of them with the right kind
precision  ${percent(precision)}: ${strange} findings where nothing leaks
${rows.length} programs in ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = rightKind === marked && strange === 0 ? 0 : 1;

function tableRows({ name, marks, verdict, found, strange, suspected }) {
  const rest = [
    ...strange.map(({ headline }) => `WRONG: ${headline}`),
    ...suspected.map(({ headline }) => `possible: ${headline}`),
  ].join('; ');
  if (marks.length === 0) return [[name, 'healthy', verdict, '', rest]];
  return marks.map((mark) => {
    const hit = found.find(({ at }) => at === mark.at);
    const kind =
      hit === undefined ? 'MISSED' : hit.foundKind === mark.kind ? 'found' : `WRONG KIND ${hit.foundKind}`;
    return [name, mark.at, `${mark.kind}: ${kind}`, hit?.sureness ?? '', rest];
  });
}
