import * as vscode from 'vscode';
import type { Platform } from '../../platform/platform';
import { plainLabel } from '../../platform/plainText';
import type { ViewSpec } from '../../protocol/view';
import { asRecordedPath } from '../../sourcePaths/sourcePathTypes';
import type { ListedPlace } from './listedLines';
import { recordedAs } from './recordedAs';

export interface RecordedLine {
  readonly recordedPath: string;
  readonly lineNumber: number;
}

/** The recorded line that is meant by what is printed. Where it may be several, those that are here are offered. */
export async function chooseRecordedLine(
  { profiles, locator }: Platform,
  view: ViewSpec,
  places: readonly ListedPlace[],
): Promise<RecordedLine | undefined> {
  const files = await profiles.ask('pprofLens/sourceFiles', { view });
  const recordedPaths = files.ok ? files.value.recordedPaths : [];
  const lines = places.flatMap(({ path, lineNumber }) =>
    recordedAs(path, recordedPaths).map((recordedPath) => ({ recordedPath, lineNumber })),
  );
  const [first] = lines;
  if (lines.length < 2) return first;
  const found = await Promise.all(
    lines.map(async (line) => ({ line, mapping: await locator.locate(asRecordedPath(line.recordedPath)) })),
  );
  // Several recorded paths may be one file here, and those that are not here are of no use.
  const here = new Map(
    found.flatMap(({ line, mapping }) =>
      mapping.kind === 'mapped' ? [[`${mapping.localPath}:${line.lineNumber}`, line] as const] : [],
    ),
  );
  if (here.size === 0) return first;
  if (here.size === 1) return [...here.values()][0];
  const items = [...here.values()].map((line) => ({
    label: plainLabel(`${line.recordedPath}:${line.lineNumber}`),
    line,
  }));
  const title = vscode.l10n.t('Which line is meant?');
  return (await vscode.window.showQuickPick(items, { title }))?.line;
}
