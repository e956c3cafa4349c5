import * as l10n from '@vscode/l10n';
import type { MemoryReport } from '../../protocol/memoryRequests';

/** The report to paste into an issue. Texts of the profile stand in code spans, where Markdown reads nothing in them. */
export function memoryMarkdown(report: Omit<MemoryReport, 'markdown' | 'kind'>): string {
  const { where, comparison, pauses, identities, figures } = report;
  const broken = identities.filter(({ state }) => state === 'doesNotHold');
  const hasBase = figures.some(({ base }) => base !== undefined);
  const sections = [
    ...(where === undefined
      ? []
      : [`## ${l10n.t('Where is the memory')}`, where.sentences.join(' '), partTable(where.parts)]),
    ...(comparison === undefined
      ? []
      : [`## ${l10n.t('Compared with the base')}`, comparison.sentences.join(' ')]),
    ...(pauses === undefined ? [] : ['## Pauses', pauses.summary]),
    ...(broken.length === 0 ? [] : [`## ${l10n.t('What does not add up')}`, brokenList(broken)]),
    '## MemStats',
    figureTable(figures, hasBase ? ['base', 'difference', 'rate'] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function partTable(parts: NonNullable<MemoryReport['where']>['parts']): string {
  return table(
    [l10n.t('part'), l10n.t('bytes'), l10n.t('of Sys')],
    parts.map(({ title, text, percent }) => [title, text, percent]),
  );
}

function brokenList(identities: MemoryReport['identities']): string {
  return identities.map(({ equation, meaning }) => `- ${code(equation)}: ${meaning}`).join('\n');
}

function figureTable(
  figures: MemoryReport['figures'],
  more: readonly ('base' | 'difference' | 'rate')[],
): string {
  return table(
    ['figure', 'value', ...more],
    figures.map((row) => [
      code(row.name),
      row.exact === '' ? code(row.text) : `${row.text} (${code(row.exact)})`,
      ...more.map((column) => row[column] ?? ''),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Backticks and bars would end the span or the cell. */
function code(text: string): string {
  return `\`${text.replace(/[`|\p{Cc}]/gu, ' ')}\``;
}
