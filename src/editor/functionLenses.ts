import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../contributions';
import { plainLabel } from '../platform/plainText';
import { settings } from '../platform/settings';
import { staleFunctions } from './annotatedLines';
import { countedText, functionText, staleFunctionText } from './annotationText';
import type { DocumentLines } from './documentLines';
import { declarationLine } from './declarationLine';
import type { LineAnnotations } from './lineAnnotations';

/** One lens per function that the shown profile touches, above its declaration. */
export class FunctionLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly { dispose(): unknown }[];
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly lines: DocumentLines,
    private readonly annotations: LineAnnotations,
  ) {
    const fire = (): void => {
      this.changed.fire();
    };
    this.subscriptions = [
      this.changed,
      lines.onDidChange(fire),
      annotations.onDidToggle(fire),
      settings.onDidChange([SETTINGS.codeLens], fire),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!settings.isCodeLensEnabled() || !this.annotations.isOn) return [];
    const profiled = await this.lines.of(document);
    if (profiled === undefined) return [];
    const { functions } = profiled.table;
    const counted = countedText(profiled.table);
    const text = this.lines.textOf(profiled);
    const stale = staleFunctions(profiled.table, text);
    return functions.flatMap((fn, index) => {
      const line = declarationLine(fn, text);
      if (line === undefined) return [];
      const words = stale.has(index) ? staleFunctionText : functionText;
      const title = plainLabel(words(fn.name, fn, counted));
      const tooltip = vscode.l10n.t('Show the profile in the panel');
      return [
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title,
          tooltip,
          command: COMMANDS.showPanel,
        }),
      ];
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
