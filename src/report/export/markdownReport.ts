/** A report to paste into an issue: Top as a table, any other one as a block of text. */
import { percentage } from '../../analysis/measurement';
import type { TopReport } from '../topReport';
import { topRow } from '../topReport';

export function* topMarkdown({ report, graph, labels, format }: TopReport): Generator<string> {
  for (const label of labels) yield `${inlineText(label)}  \n`;
  yield `\n| flat | flat% | sum% | cum | cum% | function |\n`;
  yield '| ---: | ---: | ---: | ---: | ---: | :--- |\n';
  const share = (value: bigint): string => percentage(value, report.total).trim();
  let running = 0n;
  for (const node of graph.order) {
    const { name, flat, cum, inline } = topRow(graph, node);
    running = BigInt.asIntN(64, running + flat);
    const what = [codeSpan(name), inline].filter((part) => part !== '').join(' ');
    const numbers = [format(flat), share(flat), share(running), format(cum), share(cum)];
    yield `| ${[...numbers, what].join(' | ')} |\n`;
  }
}

/** The fence is longer than any run of its character in the text, so that nothing ends it early. */
export function* fencedText(text: string): Generator<string> {
  let longest = 2;
  for (const [run] of text.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  yield `${fence}text\n`;
  yield text.endsWith('\n') || text === '' ? text : `${text}\n`;
  yield `${fence}\n`;
}

/** Pipes end a cell even in code, and so they are escaped there; code needs a longer fence than what it holds. */
function codeSpan(name: string): string {
  const text = oneLine(name);
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text.replace(/\|/g, '\\|')}${space}${fence}`;
}

function inlineText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|!~&]/g, '\\$&');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
