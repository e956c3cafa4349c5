import * as vscode from 'vscode';
import { SETTINGS } from '../contributions';
import type { FetchLimits } from '../fetch/fetchTypes';

export type AnnotationStyle = 'full' | 'compact' | 'off';

/** The settings as the code wants them: typed, bounded, and read anew each time, so that a change counts at once. */
export const settings = {
  annotationStyle(): AnnotationStyle {
    const style = read(SETTINGS.annotationStyle);
    return style === 'compact' || style === 'off' ? style : 'full';
  },

  isCodeLensEnabled(): boolean {
    return read(SETTINGS.codeLens) !== false;
  },

  /** `''`: where `go tool pprof` saves. */
  saveDirectory(): string {
    const directory = read(SETTINGS.saveDirectory);
    return typeof directory === 'string' ? directory.trim() : '';
  },

  cpuSeconds(): number {
    return boundedInteger(read(SETTINGS.cpuSeconds), { least: 1, most: 3600, otherwise: 30 });
  },

  watchSeconds(): number {
    return boundedInteger(read(SETTINGS.watchSeconds), { least: 1, most: 3600, otherwise: 10 });
  },

  watchesMemory(): boolean {
    return read(SETTINGS.watchMemory) !== false;
  },

  acceptedLeaks(): readonly string[] {
    const accepted = read(SETTINGS.acceptedLeaks);
    return Array.isArray(accepted) ? accepted.filter((entry) => typeof entry === 'string') : [];
  },

  /** Into the folder's settings when there is one, so that the team shares it. */
  async acceptLeak(entry: string): Promise<void> {
    const all = [...new Set([...this.acceptedLeaks(), entry])];
    const where =
      vscode.workspace.workspaceFolders === undefined
        ? vscode.ConfigurationTarget.Global
        : vscode.ConfigurationTarget.Workspace;
    await vscode.workspace.getConfiguration(SETTINGS.section).update(SETTINGS.acceptedLeaks, all, where);
  },

  fetchLimits(): FetchLimits {
    return {
      timeoutSeconds: boundedInteger(read(SETTINGS.timeoutSeconds), { least: 1, most: 3600, otherwise: 60 }),
      maxBytes:
        boundedInteger(read(SETTINGS.maxDownloadMegabytes), { least: 1, most: 4096, otherwise: 256 }) *
        1024 *
        1024,
    };
  },

  /** The rules of every workspace folder, each with the folder that `${workspaceFolder}` means in it. */
  sourcePaths(): readonly { readonly setting: unknown; readonly folder?: vscode.WorkspaceFolder }[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) return [{ setting: read(SETTINGS.sourcePaths) }];
    return folders.map((folder) => ({
      setting: vscode.workspace
        .getConfiguration(SETTINGS.section, folder.uri)
        .get<unknown>(SETTINGS.sourcePaths),
      folder,
    }));
  },

  onDidChange(keys: readonly string[], listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (keys.some((key) => event.affectsConfiguration(`${SETTINGS.section}.${key}`))) listener();
    });
  },
};

function read(key: string): unknown {
  return vscode.workspace.getConfiguration(SETTINGS.section).get<unknown>(key);
}

function boundedInteger(
  value: unknown,
  { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(most, Math.max(least, Math.round(value)))
    : otherwise;
}
