import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { asLocalPath, type LocalPath, type SourceFileSystem } from '../sourcePaths/sourcePathTypes';

/** More files of one name than anybody could choose between. */
const MAX_FOUND = 500;

/** Files as VS Code sees them. Searches are remembered for as long as the object lives. */
export function createSourceFileSystem(): SourceFileSystem {
  const found = new Map<string, Promise<readonly LocalPath[]>>();
  return {
    findInWorkspace(baseName) {
      const search = found.get(baseName) ?? findFiles(baseName);
      found.set(baseName, search);
      return search;
    },
    async isFile(path) {
      return (await statFile(path)) !== undefined;
    },
    async readText(path, maxBytes) {
      const stat = await statFile(path);
      if (stat === undefined || stat.size > maxBytes) return undefined;
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(path)));
      } catch {
        return undefined;
      }
    },
    async realPath(path) {
      try {
        return asLocalPath(await realpath(path));
      } catch {
        return undefined;
      }
    },
  };
}

async function findFiles(baseName: string): Promise<readonly LocalPath[]> {
  if (baseName === '' || /[/\\\0]/.test(baseName)) return [];
  // The name comes from a profile: what a glob would understand is searched as "any character" and compared after.
  const pattern = baseName.replaceAll(/[^\p{L}\p{N}_.\- ]/gu, '?');
  try {
    const uris = await vscode.workspace.findFiles(`**/${pattern}`, undefined, MAX_FOUND);
    return uris
      .filter((uri) => uri.scheme === 'file' && uri.path.endsWith(`/${baseName}`))
      .map((uri) => asLocalPath(uri.fsPath))
      .sort();
  } catch {
    return [];
  }
}

async function statFile(path: LocalPath): Promise<vscode.FileStat | undefined> {
  // Bytes that are no UTF-8 stand in a profile's paths as halves of pairs, of which no address can be made.
  if (/\p{Surrogate}/u.test(path)) return undefined;
  try {
    const stat = await vscode.workspace.fs.stat(vscode.Uri.file(path));
    return (stat.type & vscode.FileType.File) !== 0 ? stat : undefined;
  } catch {
    return undefined;
  }
}
