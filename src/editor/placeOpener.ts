import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../contributions';
import { plainLabel, plainMessage } from '../platform/plainText';
import type { Platform } from '../platform/platform';
import type { PlaceId, ProfileId } from '../protocol/view';
import { asRecordedPath, type LocalPath, type SourceMapping } from '../sourcePaths/sourcePathTypes';
import type { DocumentLines } from './documentLines';

const STATUS_MILLIS = 8000;

export interface PlaceRequest {
  readonly revision: number;
  readonly place: PlaceId;
  readonly focus: 'editor' | 'stay';
}

export interface RecordedLine {
  readonly recordedPath: string;
  /** One-based; 0 when it is unknown. */
  readonly lineNumber: number;
  /** The profile that says so. */
  readonly profile: ProfileId;
  readonly focus: PlaceRequest['focus'];
}

/** From a frame to the cursor on its line. Only files that the source mapping allows are opened. */
export class PlaceOpener {
  /** The profile of which an unmapped frame was explained with a message last. */
  private explainedProfile: ProfileId | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly lines: DocumentLines,
  ) {}

  async open({ revision, place, focus }: PlaceRequest): Promise<void> {
    const view = this.platform.session.viewAt(revision);
    if (view === undefined || place < 0) return;
    const resolved = await this.platform.profiles.ask('pprofLens/resolvePlace', { view, place });
    if (!resolved.ok) {
      void vscode.window.showWarningMessage(plainMessage(resolved.problem.message));
      return;
    }
    const { recordedPath, lineNumber, functionName } = resolved.value;
    if (recordedPath === '') {
      void vscode.window.showInformationMessage(
        plainMessage(vscode.l10n.t('The profile does not say in which file {0} is.', functionName)),
      );
      return;
    }
    await this.openRecorded({ recordedPath, lineNumber, profile: view.profile, focus });
  }

  /** A line that is known by its file, as the prompt prints it. */
  async openRecorded({ recordedPath, lineNumber, profile, focus }: RecordedLine): Promise<void> {
    const mapping = await this.platform.locator.locate(asRecordedPath(recordedPath));
    const localPath = await this.decide(mapping, profile);
    if (localPath !== undefined) await this.show(localPath, lineNumber, focus);
  }

  private async decide(mapping: SourceMapping, profile: ProfileId): Promise<LocalPath | undefined> {
    switch (mapping.kind) {
      case 'mapped':
        return mapping.localPath;
      case 'ambiguous':
        return this.platform.locator.choices.ask(mapping);
      case 'unmapped':
        void this.explain(profile, mapping.explanation);
        return undefined;
    }
  }

  /** With a message the first time; who clicks through many such frames is not to be buried in messages. */
  private async explain(of: ProfileId, explanation: string): Promise<void> {
    const profile = this.platform.session.find(of)?.inPlaceOf ?? of;
    if (this.explainedProfile === profile) {
      vscode.window.setStatusBarMessage(plainLabel(explanation), STATUS_MILLIS);
      return;
    }
    this.explainedProfile = profile;
    const openSettings = vscode.l10n.t('Source Path Settings');
    const showMappings = vscode.l10n.t('Show Source Mappings');
    const picked = await vscode.window.showInformationMessage(
      plainMessage(explanation),
      openSettings,
      showMappings,
    );
    if (picked === openSettings) {
      const setting = `${SETTINGS.section}.${SETTINGS.sourcePaths}`;
      await vscode.commands.executeCommand('workbench.action.openSettings', setting);
    }
    if (picked === showMappings) await vscode.commands.executeCommand(COMMANDS.showSourceMappings);
  }

  private async show(localPath: LocalPath, lineNumber: number, focus: PlaceRequest['focus']): Promise<void> {
    const uri = vscode.Uri.file(localPath);
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showWarningMessage(
        plainMessage(vscode.l10n.t('{0} could not be opened: {1}', localPath, reason)),
      );
      return;
    }
    const recorded = Math.max(0, lineNumber - 1);
    const current = this.lines.loadedOf(document)?.shift.currentOf(recorded) ?? recorded;
    const position = new vscode.Position(Math.min(current, document.lineCount - 1), 0);
    await vscode.window.showTextDocument(document, {
      viewColumn: columnFor(uri),
      preserveFocus: focus === 'stay',
      selection: new vscode.Range(position, position),
    });
  }
}

/** Where the file is on screen already, else where source is read, and never on top of the panel. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.viewColumn !== undefined);
  const same = editors.find((editor) => editor.document.uri.toString() === uri.toString());
  const column = (same ?? vscode.window.activeTextEditor ?? editors[0])?.viewColumn;
  if (column !== undefined) return column;
  const groups = vscode.window.tabGroups.all;
  const free = groups.find((group) => !(group.activeTab?.input instanceof vscode.TabInputWebview));
  return free?.viewColumn ?? (groups.length > 1 ? vscode.ViewColumn.One : vscode.ViewColumn.Beside);
}
