import * as vscode from 'vscode';
import { LANGUAGES } from '../contributions';

/** Who knows whose code the frames of a dump are. */
export interface ForeignLines {
  /** Zero-based lines of functions; each frame's place is in the line below. */
  foreignLines(document: vscode.TextDocument): Promise<readonly number[] | undefined>;
}

/** Dims, in the dumps on screen, the frames that are not the user's own code, while that is switched on. */
export class ForeignFrames implements vscode.Disposable {
  private readonly dimmed = vscode.window.createTextEditorDecorationType({ opacity: '0.45' });
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private isOn = false;

  constructor(private readonly dumps: ForeignLines) {
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
      if (this.isOn) void this.dim(editor);
      else editor.setDecorations(this.dimmed, []);
    }
  }

  private async dim(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const lines = await this.dumps.foreignLines(document);
    // Another version is asked about by the change that made it.
    if (lines === undefined || document.version !== version || !this.isOn) return;
    const ranges = lines
      .filter((line) => line + 1 < document.lineCount)
      .map((line) => new vscode.Range(line, 0, line + 1, document.lineAt(line + 1).text.length));
    editor.setDecorations(this.dimmed, ranges);
  }
}
