/** As much of `vscode` as the host's answers to the page need; given to `vi.mock` by who runs the real host here. */

type Listener = (value: unknown) => void;

export class EventEmitter {
  readonly #listeners = new Set<Listener>();

  readonly event = (listener: Listener): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(value: unknown): void {
    for (const listener of this.#listeners) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export const l10n = {
  t: (text: string, ...values: readonly (string | number)[]) =>
    text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? '')),
};

export const commands = { executeCommand: () => Promise.resolve(undefined) };

export const workspace = { workspaceFolders: undefined };
