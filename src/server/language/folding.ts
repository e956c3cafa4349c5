import type { FoldingRange } from 'vscode-languageserver';
import type { DumpDocument } from './dumpDocument';

const MAX_RANGES = 50_000;

/** A goroutine each, and panics and race reports that have more than one line. */
export function folding(document: DumpDocument): FoldingRange[] {
  const { goroutines, sections } = document.dump;
  const rows = Array.from({ length: Math.min(goroutines.count, MAX_RANGES) }, (_, row) => ({
    startLine: goroutines.headerLines[row] ?? 0,
    endLine: document.lastLineOf(row),
  }));
  const others = sections.map(({ firstLine, lastLine }) => ({ startLine: firstLine, endLine: lastLine }));
  return [...rows, ...others].filter(({ startLine, endLine }) => endLine > startLine);
}
