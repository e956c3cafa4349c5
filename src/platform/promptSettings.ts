/** More options than there are, and room for shortcuts. */
const MAX_LINES = 200;

/**
 * The lines that have set options in a prompt, so that they can be set again: those without an answer. Of several that
 * set the same option the last one counts, at its place.
 */
export class PromptSettings {
  private readonly kept = new Map<string, string>();

  get lines(): readonly string[] {
    return [...this.kept.values()];
  }

  note(line: string): void {
    const trimmed = line.trim();
    if (trimmed === '') return;
    const name = trimmed.split('=', 1)[0]?.trim() ?? '';
    this.kept.delete(name);
    this.kept.set(name, trimmed);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MAX_LINES) return;
      this.kept.delete(oldest);
    }
  }
}
