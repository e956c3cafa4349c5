import * as vscode from 'vscode';
import type { LineEdit } from './lineShift';

/** Beyond this, lines of a profile that arrives later are not moved; the check against functions still holds. */
const MAX_EDITS = 10_000;

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
  private readonly unsaved = new Map<string, LineEdit[]>();
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
        if (event.document.uri.scheme === 'file' && event.contentChanges.length > 0) this.note(event);
      }),
      vscode.workspace.onDidSaveTextDocument(drop),
      vscode.workspace.onDidCloseTextDocument(drop),
    ];
  }

  sinceSave(document: vscode.TextDocument): readonly LineEdit[] {
    return this.unsaved.get(document.uri.toString()) ?? [];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private note({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const edits = contentChanges.map(lineEdit);
    const key = document.uri.toString();
    const mayBeBack = reason !== undefined || !document.isDirty;
    const earlier = document.isDirty ? (this.unsaved.get(key) ?? []) : [];
    if (earlier.length < MAX_EDITS) earlier.push(...edits);
    if (document.isDirty) this.unsaved.set(key, earlier);
    else this.unsaved.delete(key);
    this.edited.fire({ document, edits, mayBeBack });
  }
}

function lineEdit({ range, text }: vscode.TextDocumentContentChangeEvent): LineEdit {
  return {
    startLine: range.start.line,
    startCharacter: range.start.character,
    endLine: range.end.line,
    endCharacter: range.end.character,
    insertedLines: text.split(/\r\n|\r|\n/).length - 1,
  };
}
