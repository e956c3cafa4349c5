/** A source file as it is on disk, or why the page cannot have it: whole sentences without a path. */
import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { SourceLocator } from '../platform/sourceLocator';
import type { ListedSource } from '../protocol/listRequests';
import { asRecordedPath, type LocalPath } from '../sourcePaths/sourcePathTypes';

/** People write smaller files; what is generated and larger is better read in an editor. */
const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** Open editors may hold text that was not saved, and so was not what ran: they are not asked. */
export async function sourceOnDisk(
  locator: Pick<SourceLocator, 'locate'>,
  recordedPath: string,
): Promise<ListedSource> {
  const mapping = await locator.locate(asRecordedPath(recordedPath));
  switch (mapping.kind) {
    case 'mapped':
      return read(mapping.localPath);
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

async function read(path: LocalPath): Promise<ListedSource> {
  const name = baseName(path);
  try {
    const { size } = await stat(path);
    if (size > MAX_SOURCE_BYTES) {
      const megabytes = (size / 1024 / 1024).toFixed(1);
      const why = vscode.l10n.t(
        '{0} has {1} MB, which is more than is shown here. Open a line to read it in an editor.',
        name,
        megabytes,
      );
      return { kind: 'missing', why, remedy: 'none' };
    }
    return { kind: 'text', text: await readFile(path, 'utf8') };
  } catch (error) {
    // The system's message has the path in it.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    const why = vscode.l10n.t(
      '{0} could not be read ({1}). Is it still there, and may it be read?',
      name,
      code,
    );
    return { kind: 'missing', why, remedy: 'find' };
  }
}
