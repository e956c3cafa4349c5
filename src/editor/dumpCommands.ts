/** What the lenses of a goroutine dump do. */
import * as vscode from 'vscode';
import { LANGUAGES } from '../contributions';
import { plainMessage } from '../platform/plainText';

/** All goroutines with the stack of the one whose header is in this line, as references beside the text. */
export async function showDumpGroup(line: number): Promise<void> {
  const editor = dumpEditor();
  if (editor === undefined) return;
  const { uri } = editor.document;
  const position = new vscode.Position(Math.min(line, editor.document.lineCount - 1), 0);
  const found: unknown = await vscode.commands.executeCommand(
    'vscode.executeReferenceProvider',
    uri,
    position,
  );
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, found);
}

/** The `go` statement that started the goroutine whose header is in this line. */
export async function goToDumpCreator(line: number): Promise<void> {
  const editor = dumpEditor();
  if (editor === undefined) return;
  const { document } = editor;
  for (let at = line + 1; at < document.lineCount; at++) {
    const { text } = document.lineAt(at);
    if (text.trim() === '') return;
    if (!text.includes('created by ')) continue;
    const position = new vscode.Position(at, text.indexOf('created by ') + 'created by '.length);
    const found: unknown = await vscode.commands.executeCommand(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    const location: unknown = Array.isArray(found) ? found[0] : undefined;
    if (location instanceof vscode.Location) {
      await vscode.window.showTextDocument(location.uri, { selection: location.range });
      return;
    }
    void vscode.window.showInformationMessage(
      plainMessage(
        vscode.l10n.t(
          'The creating line is not here. The setting pprofLens.sourcePaths says where source is.',
        ),
      ),
    );
    return;
  }
}

function dumpEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === LANGUAGES.goroutineDump ? editor : undefined;
}
