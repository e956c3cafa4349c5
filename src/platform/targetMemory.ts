import type * as vscode from 'vscode';

const STATE_KEY = 'pprofLens.targets';
const MAX_TARGETS = 12;

/**
 * The targets that this workspace fetched from, the last one first. They are kept in the workspace's state on this
 * machine and not in settings: a repository must not be able to say where requests go. An address that may hold a
 * secret is only kept until the window closes.
 */
export class TargetMemory {
  private thisWindow: readonly string[] = [];

  constructor(private readonly memento: vscode.Memento) {}

  get all(): readonly string[] {
    const stored = this.memento.get<unknown>(STATE_KEY);
    const texts = Array.isArray(stored) ? stored.filter((target) => typeof target === 'string') : [];
    return [...new Set([...this.thisWindow, ...texts])].slice(0, MAX_TARGETS);
  }

  get last(): string | undefined {
    return this.all[0];
  }

  async remember(target: string): Promise<void> {
    this.thisWindow = [target, ...this.all.filter((other) => other !== target)].slice(0, MAX_TARGETS);
    await this.memento.update(STATE_KEY, this.thisWindow.filter(isSafeToStore));
  }
}

/** Not with `user:password@`, nor with a query, which is where tokens are. */
export function isSafeToStore(target: string): boolean {
  return !/[@?]/.test(target);
}
