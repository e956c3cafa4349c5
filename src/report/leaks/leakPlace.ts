import { unescaped } from '../../analysis/goroutines/packagePath';
import type { RecordedLine } from '../../analysis/leaks/verdict';
import { baseName } from '../printableName';
import { shortened } from '../shortened';

/** `leak_demo.go:53`; the function where there is no file. */
export function atText({ functionName, recordedPath, lineNumber }: RecordedLine): string {
  if (recordedPath === '') return functionText(functionName);
  return shortened(`${baseName(recordedPath)}${lineNumber > 0 ? `:${lineNumber}` : ''}`);
}

export function functionText(functionName: string): string {
  return functionName === '' ? '<unknown>' : shortened(unescaped(functionName));
}
