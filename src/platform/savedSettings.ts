import * as vscode from 'vscode';
import type { ViewFilters } from '../protocol/view';
import { readViewFilters } from '../protocol/viewFilters';

const STATE_KEY = 'pprofLens.savedFilters';
/** More than a menu shows. */
const MAX_NAMES = 50;

/** Filters under the names that a person gave them, as pprof's web interface keeps its settings; of this workspace. */
export class SavedSettings implements vscode.Disposable {
  private kept: ReadonlyMap<string, ViewFilters>;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {
    this.kept = readKept(memento.get(STATE_KEY));
  }

  /** In the order of the alphabet. */
  get names(): readonly string[] {
    return [...this.kept.keys()].sort((a, b) => a.localeCompare(b));
  }

  find(name: string): ViewFilters | undefined {
    return this.kept.get(name);
  }

  /** Takes the place of filters of the same name; false when there are too many names. */
  save(name: string, filters: ViewFilters): boolean {
    if (!this.kept.has(name) && this.kept.size >= MAX_NAMES) return false;
    this.keep(new Map([...this.kept, [name, filters]]));
    return true;
  }

  delete(name: string): void {
    this.keep(new Map([...this.kept].filter(([other]) => other !== name)));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private keep(kept: ReadonlyMap<string, ViewFilters>): void {
    this.kept = kept;
    void this.memento.update(STATE_KEY, [...kept]);
    this.changed.fire();
  }
}

/** What is stored may come from another version. */
function readKept(stored: unknown): ReadonlyMap<string, ViewFilters> {
  if (!Array.isArray(stored)) return new Map();
  const entries = stored.flatMap((entry: unknown): (readonly [string, ViewFilters])[] => {
    if (!Array.isArray(entry)) return [];
    const fields: readonly unknown[] = entry;
    const [name, filters] = fields;
    return typeof name === 'string' && name !== '' ? [[name, readViewFilters(filters)]] : [];
  });
  return new Map(entries.slice(0, MAX_NAMES));
}
