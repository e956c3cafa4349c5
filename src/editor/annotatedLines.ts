import type { AnnotatedFunction, AnnotatedLine, LineTable } from '../protocol/serverRequests';
import { beyondEndText, FILTERED, lineText, staleText, type LineTextStyle } from './annotationText';
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
  /** What is known of a recorded line beside its numbers, by one-based line: `20312 goroutines blocked · chan send`. */
  readonly notes?: ReadonlyMap<number, string>;
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
        ? { kind: 'heat', line: current, heat: line.heat, text: notedText(line, style, table, text) }
        : { kind: 'stale', line: current, text: staleText(line, left.name) },
    );
  }
  if (beyondEnd > 0)
    annotations.push({ kind: 'stale', line: text.lineCount - 1, text: beyondEndText(beyondEnd) });
  return annotations;
}

/** pprof's numbers as they are, and what the goroutines of this line wait for beside them. */
function notedText(
  line: AnnotatedLine,
  style: LineTextStyle,
  { filtered }: LineTable,
  { notes }: AnnotatedText,
): string {
  const note = style === 'full' ? notes?.get(line.lineNumber) : undefined;
  const parts = [lineText(line, style), filtered === true ? FILTERED : undefined, note];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/**
 * The functions of which no line is any more where it was profiled: each one was removed, lies beyond the end or in
 * another function. Zero-based places in `table.functions`; functions without lines are not among them.
 */
export function staleFunctions(table: LineTable, text: AnnotatedText): ReadonlySet<number> {
  const stale = new Set<number>();
  const alive = new Set<number>();
  for (const line of table.lines) {
    if (line.lineNumber <= 0) continue;
    const current = text.currentOf(line.lineNumber - 1);
    const isThere = current !== undefined && current < text.lineCount;
    for (const index of line.functions) {
      const fn = table.functions[index];
      if (fn === undefined || alive.has(index)) continue;
      const { declarations } = text;
      const isIn = isThere && (declarations === undefined || !hasLeft(fn, current, declarations, text));
      (isIn ? alive : stale).add(index);
    }
  }
  for (const index of alive) stale.delete(index);
  return stale;
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
  return here.every((fn) => hasLeft(fn, current, declarations, text)) ? here[0] : undefined;
}

function hasLeft(
  fn: AnnotatedFunction,
  current: number,
  declarations: readonly GoDeclaration[],
  text: AnnotatedText,
): boolean {
  const start = fn.startLineNumber > 0 ? text.currentOf(fn.startLineNumber - 1) : undefined;
  return placeOfLine(declarations, fn.name, start === undefined ? 0 : start + 1, current + 1) === 'outside';
}
