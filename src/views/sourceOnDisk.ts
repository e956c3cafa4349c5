/** A source file as it is on disk, or why the page cannot have it: whole sentences without a path. */
import * as vscode from 'vscode';
import { readSourceFile } from '../platform/sourceFile';
import type { SourceLocator } from '../platform/sourceLocator';
import type { ListedSource } from '../protocol/listRequests';
import { asRecordedPath, type LocalPath } from '../sourcePaths/sourcePathTypes';

export async function sourceOnDisk(
  locator: Pick<SourceLocator, 'locate' | 'readablePath'>,
  recordedPath: string,
): Promise<ListedSource> {
  const mapping = await locator.locate(asRecordedPath(recordedPath));
  switch (mapping.kind) {
    case 'mapped':
      return read(locator, mapping.localPath);
    case 'ambiguous':
      return {
        kind: 'missing',
        remedy: 'choose',
        why: vscode.l10n.t(
          '{0} files here could be {1}, equally well. Choose which one it is.',
          mapping.candidates.length,
          baseName(recordedPath),
        ),
      };
    case 'unmapped':
      return {
        kind: 'missing',
        remedy: 'find',
        why: vscode.l10n.t(
          '{0} was not found on this machine. Add the folder that holds it to the workspace, or say in the setting pprofLens.sourcePaths where it lies.',
          baseName(recordedPath),
        ),
      };
  }
}

/** The part after the last slash of either kind: the profile may come from any system. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).slice(0, MAX_NAME);
}

const MAX_NAME = 255;

async function read(locator: Pick<SourceLocator, 'readablePath'>, path: LocalPath): Promise<ListedSource> {
  const name = baseName(path);
  const file = await readSourceFile(locator, path);
  switch (file.kind) {
    case 'text':
      return file;
    case 'large': {
      const megabytes = (file.byteCount / 1024 / 1024).toFixed(1);
      const why = vscode.l10n.t(
        '{0} has {1} MB, which is more than is shown here. Open a line to read it in an editor.',
        name,
        megabytes,
      );
      return { kind: 'missing', why, remedy: 'none' };
    }
    case 'outside': {
      const why = vscode.l10n.t(
        '{0} leads outside the workspace and the other folders with sources, and is not read.',
        name,
      );
      return { kind: 'missing', why, remedy: 'find' };
    }
    case 'noFile': {
      const why = vscode.l10n.t('A file was expected, but {0} is none, and is not read.', name);
      return { kind: 'missing', why, remedy: 'find' };
    }
    case 'unreadable': {
      // The code alone: the system's message has the path in it.
      const why = vscode.l10n.t(
        '{0} could not be read ({1}). Is it still there, and may it be read?',
        name,
        file.code,
      );
      return { kind: 'missing', why, remedy: 'find' };
    }
  }
}
