import * as vscode from 'vscode';
import { modulePathOf } from '../sourcePaths/modulePath';

/** Beyond these a workspace is somebody's whole disk. */
const MAX_MODULES = 200;
const MAX_BYTES = 1024 * 1024;

/** The modules that the workspace's go.mod files name: what is compiled from them is the user's own code. */
export async function workspaceModules(): Promise<readonly string[]> {
  const files = await vscode.workspace.findFiles(
    '**/go.mod',
    '**/{node_modules,vendor,testdata,pkg/mod}/**',
    MAX_MODULES,
  );
  const paths = await Promise.all(files.map(moduleOf));
  return [...new Set(paths.flatMap((path) => path ?? []))].sort();
}

async function moduleOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > MAX_BYTES) return undefined;
    return modulePathOf(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch {
    // It went away between being found and being read.
    return undefined;
  }
}
