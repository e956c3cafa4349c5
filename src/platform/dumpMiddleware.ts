import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { RECORDED_SCHEME } from '../protocol/recordedScheme';
import { asRecordedPath, type SourceMapping } from '../sourcePaths/sourcePathTypes';
import { plainLabel } from './plainText';
import type { SourceLocator } from './sourceLocator';

const STATUS_MILLIS = 8000;

/** Between the server, which knows recorded paths, and VS Code, which wants files that are here. */
export function dumpMiddleware(locator: () => SourceLocator): Middleware {
  return {
    provideDefinition: async (document, position, token, next) => {
      const found = await next(document, position, token);
      if (!Array.isArray(found)) return found;
      const locations = found.filter((place) => place instanceof vscode.Location);
      return (await Promise.all(locations.map((location) => mapped(location, locator())))).flat();
    },
    provideDocumentLinks: async (document, token, next) => {
      const links = (await next(document, token)) ?? [];
      const paths = new Map<string, Promise<SourceMapping>>();
      const here = links.map(async (link) => {
        const recorded = link.target && recordedLine(link.target);
        if (recorded === undefined) return [link];
        let mapping = paths.get(recorded.path);
        if (mapping === undefined) {
          mapping = locator().locate(asRecordedPath(recorded.path));
          paths.set(recorded.path, mapping);
        }
        const place = await mapping;
        if (place.kind !== 'mapped') return [];
        link.target = vscode.Uri.file(place.localPath).with({ fragment: `L${recorded.lineNumber}` });
        return [link];
      });
      return (await Promise.all(here)).flat();
    },
  };
}

/** Where the file is not here, the reason stands in the status bar. */
async function mapped(location: vscode.Location, locator: SourceLocator): Promise<vscode.Location[]> {
  const recorded = recordedLine(location.uri);
  if (recorded === undefined) return [location];
  const mapping = await locator.locate(asRecordedPath(recorded.path));
  switch (mapping.kind) {
    case 'mapped':
      return [new vscode.Location(vscode.Uri.file(mapping.localPath), location.range)];
    case 'ambiguous':
      return mapping.candidates.map((path) => new vscode.Location(vscode.Uri.file(path), location.range));
    case 'unmapped':
      vscode.window.setStatusBarMessage(plainLabel(mapping.explanation), STATUS_MILLIS);
      return [];
  }
}

/** Of `pprof-lens-recorded:%2Fsrc%2Fpool.go#41`. */
function recordedLine(uri: vscode.Uri): { readonly path: string; readonly lineNumber: number } | undefined {
  if (uri.scheme !== RECORDED_SCHEME) return undefined;
  const lineNumber = Number(uri.fragment);
  return { path: uri.path, lineNumber: Number.isInteger(lineNumber) ? lineNumber : 0 };
}
