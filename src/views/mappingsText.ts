import type { SourceMapping } from '../sourcePaths/sourcePathTypes';
import { visible } from '../platform/plainText';

/** The read-only page of `Show source mappings`: recorded path, local path and reason of every source file. */
export function mappingsText(profile: string, mappings: readonly SourceMapping[]): string {
  const mapped = mappings.filter((mapping) => mapping.kind === 'mapped');
  const ambiguous = mappings.filter((mapping) => mapping.kind === 'ambiguous');
  const unmapped = mappings.filter((mapping) => mapping.kind === 'unmapped');
  return [
    `Source files of ${visible(profile)}: ${mapped.length} found, ${ambiguous.length} undecided, ${unmapped.length} not found.`,
    'The setting pprofLens.sourcePaths says where else to look.',
    ...section(
      'Undecided',
      ambiguous.map((m) => [m.recordedPath, ...m.candidates.map((path) => `?  ${path}`), m.explanation]),
    ),
    ...section(
      'Not found',
      unmapped.map((m) => [m.recordedPath, m.explanation]),
    ),
    ...section(
      'Found',
      mapped.map((m) => [m.recordedPath, `-> ${m.localPath}`, `${m.reason}: ${m.explanation}`]),
    ),
    '',
  ].join('\n');
}

function section(title: string, entries: readonly (readonly string[])[]): readonly string[] {
  if (entries.length === 0) return [];
  const lines = entries.flatMap(([first = '', ...rest]) => [
    visible(first),
    ...rest.map((line) => `    ${visible(line)}`),
  ]);
  return ['', `${title} (${entries.length})`, '', ...lines];
}
