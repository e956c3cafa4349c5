/** What Tab does with the candidates for the end of a line. */
import type { PromptCompletion } from '../../protocol/promptRequests';
import { textWidth } from './characterWidth';
import { visibleLine } from './terminalText';

export type CompletionOffer =
  | { readonly kind: 'nothing' }
  /** What stands from `from` to the cursor becomes `text`. */
  | { readonly kind: 'insert'; readonly from: number; readonly text: string }
  | { readonly kind: 'list'; readonly candidates: readonly string[] };

/** @param line up to the cursor */
export function completionOffer(
  line: string,
  { from, candidates }: Omit<Extract<PromptCompletion, { kind: 'completion' }>, 'kind'>,
): CompletionOffer {
  const [first, ...others] = candidates;
  if (first === undefined) return { kind: 'nothing' };
  if (others.length === 0) {
    // After `sort=` a value is typed, after anything else comes the next word.
    return { kind: 'insert', from, text: first.endsWith('=') ? first : `${first} ` };
  }
  const begun = line.slice(from);
  const shared = sharedBeginning(candidates);
  // Functions are also found by a part of their names, which is not to be typed over by less.
  if (shared.length > begun.length && shared.startsWith(begun)) return { kind: 'insert', from, text: shared };
  return { kind: 'list', candidates };
}

/** Sorted down the columns, as readline lists them. */
export function listedInColumns(candidates: readonly string[], terminalColumns: number): string {
  const shown = candidates.map(visibleLine);
  const width = Math.max(...shown.map(textWidth)) + 2;
  const columns = Math.max(1, Math.floor(terminalColumns / width));
  const rows = Math.ceil(shown.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    shown
      .filter((_candidate, index) => index % rows === row)
      .map((candidate) => candidate + ' '.repeat(width - textWidth(candidate)))
      .join('')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function sharedBeginning(candidates: readonly string[]): string {
  let shared = candidates[0] ?? '';
  for (const candidate of candidates) {
    while (!candidate.startsWith(shared)) shared = shared.slice(0, -1);
  }
  return shared;
}
