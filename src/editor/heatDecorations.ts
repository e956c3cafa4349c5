import * as vscode from 'vscode';
import { HEAT_COLORS, STALE_COLOR } from '../contributions';
import type { Annotation } from './annotatedLines';

/** Nine decoration types, made once: eight heats and stale. A type per line would make VS Code write CSS for each. */
export class HeatDecorations implements vscode.Disposable {
  private readonly heats = HEAT_COLORS.map((color) => decorationType(color, 'normal'));
  private readonly stale = decorationType(STALE_COLOR, 'italic');

  paint(editor: vscode.TextEditor, annotations: readonly Annotation[]): void {
    const batches = new Map(this.all().map((type): [typeof type, vscode.DecorationOptions[]] => [type, []]));
    for (const annotation of annotations) {
      const type =
        annotation.kind === 'stale' ? this.stale : (this.heats[annotation.heat] ?? this.heats.at(-1));
      const end = editor.document.lineAt(annotation.line).range.end;
      if (type === undefined) continue;
      batches.get(type)?.push({
        range: new vscode.Range(end, end),
        renderOptions: { after: { contentText: annotation.text } },
      });
    }
    for (const [type, options] of batches) editor.setDecorations(type, options);
  }

  dispose(): void {
    for (const type of this.all()) type.dispose();
  }

  private all(): readonly vscode.TextEditorDecorationType[] {
    return [...this.heats, this.stale];
  }
}

function decorationType(color: string, fontStyle: string): vscode.TextEditorDecorationType {
  const themeColor = new vscode.ThemeColor(color);
  return vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 3ch', color: themeColor, fontStyle, fontWeight: 'normal' },
    overviewRulerColor: themeColor,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
