import type { AnnotatedFunction } from '../protocol/serverRequests';
import type { AnnotatedText } from './annotatedLines';

/** Zero-based line of the text as it is now at which a function's lens stands; undefined when it is no longer there. */
export function declarationLine(fn: AnnotatedFunction, text: AnnotatedText): number | undefined {
  const recorded = fn.startLineNumber > 0 ? fn.startLineNumber : fn.firstLineNumber;
  if (recorded <= 0) return undefined;
  const current = text.currentOf(recorded - 1);
  return current !== undefined && current < text.lineCount ? current : undefined;
}
