import { readFile, stat } from 'node:fs/promises';
import type { SourceText } from '../../protocol/leakRequests';
import { asRecordedPath } from '../../sourcePaths/sourcePathTypes';
import type { SourceLocator } from '../sourceLocator';

/** Go files of people are smaller; what is generated and larger says nothing about a leak. */
const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** The text of those recorded files that are here, as they are on disk: what is not, is left out. */
export async function sourceTexts(
  locator: SourceLocator,
  recordedPaths: readonly string[],
): Promise<readonly SourceText[]> {
  const read = recordedPaths.map(async (recordedPath) => {
    const mapping = await locator.locate(asRecordedPath(recordedPath));
    const text = mapping.kind === 'mapped' ? await textOf(mapping.localPath) : undefined;
    return text === undefined ? [] : [{ recordedPath, text }];
  });
  return (await Promise.all(read)).flat();
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    return size > MAX_SOURCE_BYTES ? undefined : await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
