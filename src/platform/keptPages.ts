import { randomBytes } from 'node:crypto';
import type * as vscode from 'vscode';

const STATE_KEY = 'pprofLens.pages';
/** More panels than anybody has open. */
const MAX_PAGES = 8;

/**
 * What the pages of the panel remember, written at once. VS Code keeps a page's state, too, but writes it only now and
 * then (in a browser some seconds later), so that a reload right after a change would show what was before.
 */
export class KeptPages {
  /** The one that was kept last comes first. */
  private pages: readonly (readonly [id: string, text: string])[];

  constructor(private readonly memento: vscode.Memento) {
    this.pages = readPages(memento.get(STATE_KEY));
  }

  newId(): string {
    return randomBytes(8).toString('hex');
  }

  find(id: string): string | undefined {
    return this.pages.find(([other]) => other === id)?.[1];
  }

  /** The ids that are known, the one that was kept last first. */
  get ids(): readonly string[] {
    return this.pages.map(([id]) => id);
  }

  /** @param text in words of the page's own; nobody else reads it */
  keep(id: string, text: string): void {
    if (this.find(id) === text) return;
    this.pages = [[id, text] as const, ...this.pages.filter(([other]) => other !== id)].slice(0, MAX_PAGES);
    void this.memento.update(STATE_KEY, this.pages);
  }

  /** Nobody will ask for it again. */
  forget(id: string): void {
    if (this.find(id) === undefined) return;
    this.pages = this.pages.filter(([other]) => other !== id);
    void this.memento.update(STATE_KEY, this.pages);
  }
}

/** An id that `newId` can have made. */
export function isPageId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
}

/** What is stored may come from another version. */
function readPages(stored: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(stored)) return [];
  const pages = stored.flatMap((entry: unknown): (readonly [string, string])[] => {
    if (!Array.isArray(entry)) return [];
    const fields: readonly unknown[] = entry;
    const [id, text] = fields;
    return isPageId(id) && typeof text === 'string' ? [[id, text]] : [];
  });
  return pages.slice(0, MAX_PAGES);
}
