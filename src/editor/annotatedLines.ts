import type { AnnotatedFunction, AnnotatedLine, LineTable } from '../protocol/serverRequests';
import { beyondEndText, lineText, staleText, type LineTextStyle } from './annotationText';
import type { GoDeclaration } from './goDeclarations';
import { placeOfLine } from './staleLines';

/** What stands behind one line of an editor. `line` is zero-based and of the text as it is now. */
export type Annotation =
  | { readonly kind: 'heat'; readonly line: number; readonly heat: number; readonly text: string }
  | { readonly kind: 'stale'; readonly line: number; readonly text: string };

/** The text that the annotations go to, as it is now. */
export interface AnnotatedText {
  readonly lineCount: number;
  /** Undefined for files that are not Go, where nobody can tell. */
  readonly declarations: readonly GoDeclaration[] | undefined;
  /** Where a recorded line is now; both zero-based; undefined when its text was removed. */
  readonly currentOf: (line: number) => number | undefined;
}

export function annotateLines(
  table: LineTable,
  text: AnnotatedText,
  style: LineTextStyle,
): readonly Annotation[] {
  const annotations: Annotation[] = [];
  const taken = new Set<number>();
  let beyondEnd = 0;
  for (const line of table.lines) {
    if (line.lineNumber <= 0) continue;
    const current = text.currentOf(line.lineNumber - 1);
    if (current === undefined || taken.has(current)) continue;
    if (current >= text.lineCount) {
      beyondEnd += 1;
      continue;
    }
    taken.add(current);
    const left = functionThatWasLeft(line, current, table.functions, text);
    annotations.push(
      left === undefined
        ? { kind: 'heat', line: current, heat: line.heat, text: lineText(line, style) }
        : { kind: 'stale', line: current, text: staleText(line, left.name) },
    );
  }
  if (beyondEnd > 0)
    annotations.push({ kind: 'stale', line: text.lineCount - 1, text: beyondEndText(beyondEnd) });
  return annotations;
}

/** The first function of the line when it lies in none of its functions any more. */
function functionThatWasLeft(
  line: AnnotatedLine,
  current: number,
  functions: readonly AnnotatedFunction[],
  text: AnnotatedText,
): AnnotatedFunction | undefined {
  const { declarations } = text;
  if (declarations === undefined) return undefined;
  const here = line.functions.map((index) => functions[index]).filter((fn) => fn !== undefined);
  const isLeft = here.every((fn) => {
    const start = fn.startLineNumber > 0 ? text.currentOf(fn.startLineNumber - 1) : undefined;
    return placeOfLine(declarations, fn.name, start === undefined ? 0 : start + 1, current + 1) === 'outside';
  });
  return isLeft ? here[0] : undefined;
}
