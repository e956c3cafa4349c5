/**
 * A language in which every text stands in brackets, for page, host and server of a test at once. To be imported before
 * what has texts: most are looked up once, when their module runs.
 */
import * as l10n from '@vscode/l10n';
import { findMessages, pseudoBundle } from '../l10n/messages.mjs';

export const PSEUDO = pseudoBundle(findMessages().bundle);

l10n.config({ contents: { ...PSEUDO } });

/** The text without what stands in brackets. */
export function withoutMarked(text: string): string {
  let depth = 0;
  let rest = '';
  for (const character of text) {
    if (character === '⟦') depth++;
    else if (character === '⟧') depth--;
    else if (depth === 0) rest += character;
  }
  return rest;
}
