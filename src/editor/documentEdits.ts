import * as vscode from 'vscode';
import type { LineEdit } from './lineShift';
import { UnsavedEdits } from './unsavedEdits';

export interface DocumentEdit {
  readonly document: vscode.TextDocument;
  readonly edits: readonly LineEdit[];
  /** Undo, redo or revert: the text may be again what it was. */
  readonly mayBeBack: boolean;
}

/**
 * The edits of each document since it was last saved. A profile that is shown later speaks of the program that was
 * built, so of the saved text.
 */
export class DocumentEdits implements vscode.Disposable {
  private readonly unsaved = new Map<string, UnsavedEdits>();
  private readonly edited = new vscode.EventEmitter<DocumentEdit>();
  private readonly subscriptions: readonly { dispose(): unknown }[];
  readonly onDidEdit = this.edited.event;

  constructor() {
    const drop = (document: vscode.TextDocument): void => {
      this.unsaved.delete(document.uri.toString());
    };
    this.subscriptions = [
      this.edited,
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document.uri.scheme === 'file') this.note(event);
      }),
      vscode.workspace.onDidSaveTextDocument(drop),
      vscode.workspace.onDidCloseTextDocument(drop),
    ];
  }

  sinceSave(document: vscode.TextDocument): readonly LineEdit[] {
    return this.unsaved.get(document.uri.toString())?.all ?? [];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private note({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const { isDirty } = document;
    const known = this.unsaved.get(document.uri.toString()) ?? new UnsavedEdits();
    this.unsaved.set(document.uri.toString(), known);
    if (contentChanges.length === 0) {
      known.noteDirty(isDirty);
      return;
    }
    const edits = contentChanges.map((change) => lineEdit(change, contentChanges.length === 1, document));
    known.noteChange(edits, isDirty);
    this.edited.fire({ document, edits, mayBeBack: reason !== undefined || !isDirty });
  }
}

function lineEdit(
  { range, text }: vscode.TextDocumentContentChangeEvent,
  isOnlyOne: boolean,
  document: vscode.TextDocument,
): LineEdit {
  const { line } = range.start;
  return {
    startLine: line,
    startCharacter: range.start.character,
    endLine: range.end.line,
    endCharacter: range.end.character,
    insertedLines: text.split(/\r\n|\r|\n/).length - 1,
    // Of several edits only the last leaves its line where it was.
    leavesBlank: isOnlyOne && line < document.lineCount && document.lineAt(line).isEmptyOrWhitespace,
  };
}
