import type { DocumentSymbol, Range } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import { groupGoroutines } from '../../analysis/goroutines/groupGoroutines';
import { goroutineTitle } from '../../report/goroutines/goroutineStack';
import { goroutinesText } from '../../report/goroutines/blockedText';
import type { DumpDocument } from './dumpDocument';

const MAX_GROUPS = 1000;
/** An outline with more is only scrolled. */
const MAX_CHILDREN = 100;

/** Groups of identical stacks with their goroutines below, most goroutines first; then panics and race reports. */
export function outline(document: DumpDocument): DocumentSymbol[] {
  const groups = groupGoroutines(document.dump, { kind: 'stack', similarity: 'lines' });
  return [
    ...sections(document),
    ...groups.slice(0, MAX_GROUPS).map(({ rows, count, operation, title }) => {
      const children = Array.from(rows.subarray(0, MAX_CHILDREN), (row) => goroutine(document, row));
      const first = children[0]?.range ?? lineRange(document, 0, 0);
      return {
        name: `${goroutinesText(count)} · ${operation}`,
        detail: title,
        kind: SymbolKind.Namespace,
        range: first,
        selectionRange: first,
        children,
      };
    }),
  ];
}

function goroutine(document: DumpDocument, row: number): DocumentSymbol {
  const { headerLines } = document.dump.goroutines;
  const first = headerLines[row] ?? 0;
  return {
    name: goroutineTitle(document.dump, row),
    kind: SymbolKind.Object,
    range: lineRange(document, first, document.lastLineOf(row)),
    selectionRange: lineRange(document, first, first),
  };
}

function sections(document: DumpDocument): DocumentSymbol[] {
  return document.dump.sections
    .filter(({ kind }) => kind !== 'exit')
    .slice(0, MAX_GROUPS)
    .map(({ title, firstLine, lastLine }) => ({
      name: title,
      kind: SymbolKind.Event,
      range: lineRange(document, firstLine, lastLine),
      selectionRange: lineRange(document, firstLine, firstLine),
    }));
}

export function lineRange({ lines }: DumpDocument, first: number, last: number): Range {
  const end = lines[last]?.replace(/\r$/, '').length ?? 0;
  return { start: { line: first, character: 0 }, end: { line: last, character: end } };
}
