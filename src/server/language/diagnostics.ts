import type { Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { DumpDocument } from './dumpDocument';
import { lineRange } from './outline';

/** What could not be read. */
export function diagnostics(document: DumpDocument): Diagnostic[] {
  const last = document.lines.length - 1;
  return document.dump.problems.map(({ message, firstLine, lastLine }) => ({
    range: lineRange(document, Math.min(firstLine, last), Math.min(lastLine, last)),
    severity: DiagnosticSeverity.Warning,
    source: 'pprof',
    message,
  }));
}
