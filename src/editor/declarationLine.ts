import type { AnnotatedFunction } from '../protocol/serverRequests';
import type { AnnotatedText } from './annotatedLines';
import type { GoDeclaration } from './goDeclarations';
import { comparableName, readGoFunctionName } from './goFunctionName';
import { placeOfLine } from './staleLines';

/**
 * Zero-based line of the text as it is now at which a function's lens stands. A function that was moved keeps its
 * numbers, since they are the whole function's; undefined when it is not found.
 */
export function declarationLine(fn: AnnotatedFunction, text: AnnotatedText): number | undefined {
  const recorded = fn.startLineNumber > 0 ? fn.startLineNumber : fn.firstLineNumber;
  const current = recorded > 0 ? text.currentOf(recorded - 1) : undefined;
  const { declarations, lineCount } = text;
  const isThere = current !== undefined && current < lineCount;
  if (declarations === undefined) return isThere ? current : undefined;
  // Without a start line, what is recorded is some line of the body; the declaration itself is better.
  const named = fn.startLineNumber > 0 ? undefined : lineOfName(fn.name, declarations);
  if (named !== undefined) return named;
  if (isThere) {
    const start = fn.startLineNumber > 0 ? current + 1 : 0;
    if (placeOfLine(declarations, fn.name, start, current + 1) !== 'outside') return current;
  }
  return lineOfName(fn.name, declarations);
}

/** Where the one function of this name is declared; closures have no name to be found by. */
function lineOfName(functionName: string, declarations: readonly GoDeclaration[]): number | undefined {
  const name = readGoFunctionName(functionName);
  if (name.kind !== 'function' || name.extent !== 'itself') return undefined;
  const [found, ...others] = declarations.filter((declaration) =>
    name.declarations.includes(comparableName(declaration.name)),
  );
  return others.length === 0 ? found?.firstLine : undefined;
}
