import type { SourceOf } from '../analysis/leaks/kinds/sourceReading';
import { openSource } from '../report/sourceFiles/openSource';
import type { SourceSearch } from '../report/sourceFiles/openSource';
import type { CliPorts } from './cliPorts';
import { sourceFileReader } from './sourceFileReader';

/** Sources found as `list` finds them, else at the path that was recorded; each is read once. */
export function leakSources(search: SourceSearch, ports: CliPorts): SourceOf {
  const reader = sourceFileReader(ports.currentFolder());
  const known = new Map<string, readonly string[] | undefined>();
  return (recordedPath) => {
    if (!known.has(recordedPath)) {
      const found = openSource(recordedPath, search, reader);
      // pprof takes off what stands before a folder's name, also where the whole path is right.
      const opened = found.ok || !recordedPath.startsWith('/') ? found : reader.read(recordedPath);
      const isUsable = opened.ok && opened.text !== '' && opened.text.length <= MAX_SOURCE_LENGTH;
      known.set(recordedPath, isUsable ? opened.text.split('\n') : undefined);
    }
    return known.get(recordedPath);
  };
}

/** A generated file; its lines are nobody's to fix. */
const MAX_SOURCE_LENGTH = 4 * 1024 * 1024;
