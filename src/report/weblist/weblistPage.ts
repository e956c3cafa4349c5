/** The markup of weblist's page: one file without script and without anything from outside. All text is escaped. */
import { baseName } from '../../analysis/graph/nodeInfo';
import { lineNumberText } from '../../model/lineNumber';
import { WEBLIST_STYLE } from './weblistStyle';

export interface PageHead {
  /** Name of the binary, `''` when unknown. */
  readonly title: string;
  readonly pattern: string;
  readonly legend: readonly string[];
  readonly total: string;
}

export interface PageFunction {
  readonly name: string;
  readonly path: string;
  readonly flat: string;
  readonly cum: string;
  readonly percent: string;
}

export interface PageLine {
  /** One-based. */
  readonly lineNumber: number;
  readonly text: string;
  readonly flat: string;
  readonly cum: string;
  readonly instructions: readonly PageInstruction[];
}

export interface PageInstruction {
  readonly address: string;
  readonly flat: string;
  readonly cum: string;
  /** `/src/leak.go:12`, outermost call first. */
  readonly inlined: readonly string[];
}

export function pageStart({ title, pattern, legend, total }: PageHead): string {
  const heading = escapeHtml(`${title === '' ? 'Profile' : title}: source lines for ${pattern}`);
  const facts = [...legend, `Total: ${total}`].map((line) => `<li>${escapeHtml(line)}</li>\n`).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>
${WEBLIST_STYLE}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<ul class="facts">
${facts}</ul>
<p>A line that opens shows the addresses that were recorded for it. They are not disassembled: that needs the binary.</p>
`;
}

export function functionStart({ name, path, flat, cum, percent }: PageFunction): string {
  return `<section>
<h2>${escapeHtml(name)}</h2>
<p class="path">${escapeHtml(path)}</p>
<p class="sum"><b>${escapeHtml(flat)}</b> flat, <b>${escapeHtml(cum)}</b> cum (<b>${escapeHtml(percent)}</b> of total)</p>
<table>
<thead><tr><th scope="col">line</th><th scope="col">flat</th><th scope="col">cum</th><th scope="col">source</th></tr></thead>
<tbody>
`;
}

export function lineRow({ lineNumber, text, flat, cum, instructions }: PageLine): string {
  const hasValue = flat !== '.' || cum !== '.';
  const code = `<code>${escapeHtml(text)}</code>`;
  const cell = instructions.length === 0 ? code : foldedInstructions(code, instructions);
  return `<tr${hasValue ? ' class="hot"' : ''}>${numberCells([lineNumberText(lineNumber), flat, cum])}<td>${cell}</td></tr>\n`;
}

export function functionEnd(): string {
  return '</tbody>\n</table>\n</section>\n';
}

export function pageEnd(): string {
  return '</main>\n</body>\n</html>\n';
}

function foldedInstructions(code: string, instructions: readonly PageInstruction[]): string {
  const rows = instructions.map(({ address, flat, cum, inlined }) => {
    const calls = inlined.map((place) => {
      const short = `${baseName(place.slice(0, place.lastIndexOf(':')))}${place.slice(place.lastIndexOf(':'))}`;
      return ` <span title="${escapeHtml(place)}">${escapeHtml(short)}</span>`;
    });
    return `<tr>${numberCells([address, flat, cum])}<td>${calls.length > 0 ? `inlined:${calls.join('')}` : ''}</td></tr>`;
  });
  return `<details><summary>${code}</summary><table class="addresses">${rows.join('')}</table></details>`;
}

function numberCells(texts: readonly string[]): string {
  return texts.map((text) => `<td class="n">${escapeHtml(text)}</td>`).join('');
}

/** For element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0]/g, (character) => ENTITIES[character] ?? '\u{fffd}');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
