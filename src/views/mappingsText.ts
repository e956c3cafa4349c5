import * as l10n from '@vscode/l10n';
import type { MappingReason, SourceMapping } from '../sourcePaths/sourcePathTypes';
import { visible } from '../platform/plainText';

/** What people work on first, Go's own files, which are many, last. */
const FOUND: readonly { readonly title: string; readonly reasons: readonly MappingReason[] }[] = [
  { title: l10n.t('Found: your files'), reasons: ['exact', 'module', 'suffix'] },
  { title: l10n.t('Found by your rules and choices'), reasons: ['rule', 'chosen'] },
  { title: l10n.t('Found: dependencies'), reasons: ['vendor', 'moduleCache'] },
  { title: l10n.t("Found: Go's standard library"), reasons: ['goRoot'] },
];

/** The read-only page of `Show source mappings`: recorded path, local path and reason of every source file. */
export function mappingsText(profile: string, mappings: readonly SourceMapping[]): string {
  const mapped = mappings.filter((mapping) => mapping.kind === 'mapped');
  const ambiguous = mappings.filter((mapping) => mapping.kind === 'ambiguous');
  const unmapped = mappings.filter((mapping) => mapping.kind === 'unmapped');
  return [
    l10n.t(
      'Source files of {0}: {1} found, {2} undecided, {3} not found.',
      visible(profile),
      mapped.length,
      ambiguous.length,
      unmapped.length,
    ),
    l10n.t('The setting pprofLens.sourcePaths says where else to look.'),
    ...section(
      l10n.t('Undecided'),
      ambiguous.map((m) => [m.recordedPath, ...m.candidates.map((path) => `?  ${path}`), m.explanation]),
    ),
    ...section(
      l10n.t('Not found'),
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
