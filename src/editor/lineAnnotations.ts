import * as vscode from 'vscode';
import { SETTINGS } from '../contributions';
import { settings } from '../platform/settings';
import { annotateLines } from './annotatedLines';
import type { LineTextStyle } from './annotationText';
import type { DocumentLines } from './documentLines';
import { HeatDecorations } from './heatDecorations';

/** While somebody types, VS Code moves what is painted; what it says is brought up to date after this pause. */
const REPAINT_AFTER_EDIT_MILLIS = 120;

/** Paints the visible editors, and only those. */
export class LineAnnotations implements vscode.Disposable {
  private readonly decorations = new HeatDecorations();
  private readonly painted = new WeakSet<vscode.TextEditor>();
  private readonly pauses = new Map<vscode.TextDocument, NodeJS.Timeout>();
  private readonly toggled = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly { dispose(): unknown }[];
  /** Undefined: as the setting says. */
  private isSwitchedOn: boolean | undefined;

  /** Annotations were switched on or off. */
  readonly onDidToggle = this.toggled.event;

  constructor(private readonly lines: DocumentLines) {
    const paintAll = (): void => {
      for (const editor of vscode.window.visibleTextEditors) void this.paint(editor);
    };
    this.subscriptions = [
      this.decorations,
      this.toggled,
      this.toggled.event(paintAll),
      lines.onDidChange(paintAll),
      lines.onDidMove((document) => {
        this.repaintSoon(document);
      }),
      vscode.window.onDidChangeVisibleTextEditors(paintAll),
      settings.onDidChange([SETTINGS.annotationStyle], () => {
        this.isSwitchedOn = undefined;
        this.toggled.fire();
      }),
    ];
    paintAll();
  }

  get isOn(): boolean {
    return this.isSwitchedOn ?? settings.annotationStyle() !== 'off';
  }

  toggle(): void {
    this.isSwitchedOn = !this.isOn;
    this.toggled.fire();
  }

  dispose(): void {
    for (const pause of this.pauses.values()) clearTimeout(pause);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async paint(editor: vscode.TextEditor): Promise<void> {
    const profiled = this.isOn ? await this.lines.of(editor.document) : undefined;
    // Something else may be shown by now; that has been painted already or will be.
    if (profiled !== undefined && this.lines.loadedOf(editor.document) !== profiled) return;
    if (profiled === undefined) {
      if (this.painted.delete(editor)) this.decorations.paint(editor, []);
      return;
    }
    if (!vscode.window.visibleTextEditors.includes(editor)) return;
    this.painted.add(editor);
    this.decorations.paint(editor, annotateLines(profiled.table, this.lines.textOf(profiled), textStyle()));
  }

  private repaintSoon(document: vscode.TextDocument): void {
    clearTimeout(this.pauses.get(document));
    const pause = setTimeout(() => {
      this.pauses.delete(document);
      for (const editor of vscode.window.visibleTextEditors)
        if (editor.document === document) void this.paint(editor);
    }, REPAINT_AFTER_EDIT_MILLIS);
    this.pauses.set(document, pause);
  }
}

/** Annotations that were switched on against the setting `off` are full ones. */
function textStyle(): LineTextStyle {
  return settings.annotationStyle() === 'compact' ? 'compact' : 'full';
}
