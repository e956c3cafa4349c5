/** A window of a report's lines. */
import type { TextCommand, TextLine, TextPage, TextRequest } from '../../protocol/textRequests';
import type { OpenView } from '../openView';
import type { KeptLines } from './keptLines';
import { linePlace } from './linePlaces';

/** A report of a view, as far as it is kept. */
export interface KeptText {
  readonly command: TextCommand;
  readonly lines: KeptLines;
  readonly warnings: readonly string[];
  /** What was last looked for, and the lines that have it. */
  found?: { readonly filter: string; readonly lines: Uint32Array };
}

export function textPage(
  view: OpenView,
  text: KeptText,
  { filter, offset, limit }: Pick<TextRequest, 'filter' | 'offset' | 'limit'>,
): TextPage {
  const { lines } = text;
  const found = filter === '' ? undefined : linesWith(text, filter);
  const lineCount = found?.length ?? lines.lineCount;
  const length = Math.max(0, Math.min(limit, lineCount - offset));
  return {
    kind: 'page',
    lines: Array.from({ length }, (_, at): TextLine => {
      const index = found?.[offset + at] ?? offset + at;
      return {
        text: lines.line(index),
        lineNumber: index + 1,
        ...linePlace(view, text.command, index, (other) => lines.line(other)),
      };
    }),
    lineCount,
    allLineCount: lines.lineCount,
    extent: lines.extent,
    warnings: text.warnings,
  };
}

function linesWith(text: KeptText, filter: string): Uint32Array {
  if (text.found?.filter === filter) return text.found.lines;
  const wanted = filter.toLowerCase();
  const { lineCount } = text.lines;
  const lines = new Uint32Array(lineCount);
  let count = 0;
  for (let index = 0; index < lineCount; index++) {
    if (text.lines.line(index).toLowerCase().includes(wanted)) lines[count++] = index;
  }
  text.found = { filter, lines: lines.slice(0, count) };
  return text.found.lines;
}
