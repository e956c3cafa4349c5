import type { MappingReason, SourceMapping } from '../sourcePaths/sourcePathTypes';
import { visible } from '../platform/plainText';

/** What people work on first, Go's own files, which are many, last. */
const FOUND: readonly { readonly title: string; readonly reasons: readonly MappingReason[] }[] = [
  { title: 'Found: your files', reasons: ['exact', 'module', 'suffix'] },
  { title: 'Found by your rules and choices', reasons: ['rule', 'chosen'] },
  { title: 'Found: dependencies', reasons: ['vendor', 'moduleCache'] },
  { title: "Found: Go's standard library", reasons: ['goRoot'] },
];

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
    ...FOUND.flatMap(({ title, reasons }) =>
      section(
        title,
        mapped
          .filter(({ reason }) => reasons.includes(reason))
          .map((m) => [m.recordedPath, `-> ${m.localPath}`, `${m.reason}: ${m.explanation}`]),
      ),
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
