import type { SourceText } from '../../protocol/leakRequests';
import { asRecordedPath } from '../../sourcePaths/sourcePathTypes';
import { readSourceFile } from '../sourceFile';
import type { SourceLocator } from '../sourceLocator';

/** The text of those recorded files that are here, as they are on disk: what is not, is left out. */
export async function sourceTexts(
  locator: SourceLocator,
  recordedPaths: readonly string[],
): Promise<readonly SourceText[]> {
  const read = recordedPaths.map(async (recordedPath) => {
    const mapping = await locator.locate(asRecordedPath(recordedPath));
    const file = mapping.kind === 'mapped' ? await readSourceFile(locator, mapping.localPath) : undefined;
    return file?.kind === 'text' ? [{ recordedPath, text: file.text }] : [];
  });
  return (await Promise.all(read)).flat();
}
