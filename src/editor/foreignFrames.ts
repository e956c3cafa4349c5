import * as vscode from 'vscode';
import { LANGUAGES } from '../contributions';

/** Go's own code and dependencies: what `Only my code` dims. Told by the path, as recorded. */
const FOREIGN_PATH =
  /\/src\/(?:runtime|sync|net|internal|os|io|time|context|syscall|reflect|bufio|crypto|vendor)\/|\/pkg\/mod\/|@v\d|\/vendor\//;
const MAX_LINES = 400_000;

/** Dims, in the dumps on screen, the frames that are not the user's own code, while that is switched on. */
export class ForeignFrames implements vscode.Disposable {
  private readonly dimmed = vscode.window.createTextEditorDecorationType({ opacity: '0.45' });
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private isOn = false;

  constructor() {
    this.subscriptions = [
      this.dimmed,
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.paint();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === LANGUAGES.goroutineDump) this.paint();
      }),
    ];
  }

  toggle(): void {
    this.isOn = !this.isOn;
    this.paint();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private paint(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.languageId !== LANGUAGES.goroutineDump) continue;
      editor.setDecorations(this.dimmed, this.isOn ? foreignRanges(editor.document) : []);
    }
  }
}

function foreignRanges(document: vscode.TextDocument): vscode.Range[] {
  const ranges: vscode.Range[] = [];
  const end = Math.min(document.lineCount, MAX_LINES);
  for (let line = 1; line < end; line++) {
    const { text } = document.lineAt(line);
    if (/^\s/.test(text) && FOREIGN_PATH.test(text))
      ranges.push(new vscode.Range(line - 1, 0, line, text.length));
  }
  return ranges;
}
