import type { LineEdit } from './lineShift';

/** Beyond this, lines of a profile that arrives later are not moved; the check against functions still holds. */
const MAX_EDITS = 10_000;

/**
 * The edits of one document since it was last saved.
 *
 * The first edit of a clean document arrives before VS Code says that the document is dirty, just as the new text of a
 * file that changed on disk does. What comes next tells the two apart: the news that the document is dirty, or not.
 */
export class UnsavedEdits {
  private confirmed: LineEdit[] = [];
  /** The last change that arrived while the document was said to be clean. */
  private tentative: readonly LineEdit[] = [];

  get all(): readonly LineEdit[] {
    return this.confirmed;
  }

  /** The text changed; `isDirty` is what the document says at that moment. */
  noteChange(edits: readonly LineEdit[], isDirty: boolean): void {
    if (isDirty) {
      this.tentative = [];
      this.append(edits);
    } else {
      this.confirmed = [];
      this.tentative = edits;
    }
  }

  /** The document became dirty, or clean again by being saved, reverted or undone. */
  noteDirty(isDirty: boolean): void {
    if (isDirty) this.append(this.tentative);
    else this.confirmed = [];
    this.tentative = [];
  }

  private append(edits: readonly LineEdit[]): void {
    if (this.confirmed.length < MAX_EDITS) this.confirmed.push(...edits);
  }
}
