import * as l10n from '@vscode/l10n';
import { joinLocal, localSegments, segmentsBelow } from './localPaths';
import { asIfLocal, readRulePrefix } from './recordedForm';
import { showPath } from './showPath';
import type { LocalPath, SourcePathRule } from './sourcePathTypes';
import { mapped, settle, settleOnFirst, type Finding, type SourceSearch } from './sourceSearch';

/** What the person picked when two were equally good. It may lie anywhere; it is left when the file is gone. */
export async function findChosen(search: SourceSearch): Promise<Finding> {
  const choice = search.roots.choices.get(search.form.recordedPath);
  if (choice === undefined || !(await search.files.isFile(choice))) {
    return undefined;
  }
  return mapped(
    search,
    choice,
    'chosen',
    l10n.t('You chose {0} for {1}.', showPath(choice), search.form.shown),
  );
}

/**
 * `pprofLens.sourcePaths`. A rule takes `from` away, as `-trim_path` of `go tool pprof` does, and looks for the rest
 * below `to`, as `-source_path`. The rule with the longest `from` is tried first, and the next when its file is not there.
 */
export async function findByRule(search: SourceSearch): Promise<Finding> {
  const rules = search.roots.rules
    .map((rule) => ({ rule, prefix: readRulePrefix(rule.from) }))
    .sort((a, b) => b.prefix.segments.length - a.prefix.segments.length);
  for (const { rule, prefix } of rules) {
    const candidates = pathsOfRule(search, rule, prefix);
    const finding = await settleOnFirst(search, candidates, 'rule', (path) =>
      l10n.t(
        'Your rule in pprofLens.sourcePaths, {0} → {1}, leads from {2} to {3}.',
        JSON.stringify(showPath(rule.from)),
        showPath(rule.to),
        search.form.shown,
        showPath(path),
      ),
    );
    if (finding !== undefined) {
      return finding;
    }
    search.notes.push(
      ...candidates
        .slice(0, 1)
        .map((path) => l10n.t('A rule leads to {0}, which is not there.', showPath(path))),
    );
  }
  return undefined;
}

/** The program was built here: the recorded path is one of the workspace. */
export async function findExact(search: SourceSearch): Promise<Finding> {
  const { form, roots } = search;
  if (form.start !== 'absolute') {
    return undefined;
  }
  const recordedHere = asIfLocal(form);
  const candidates = roots.workspaceFolders.flatMap((folder) => {
    const rest = segmentsBelow(recordedHere, folder);
    return rest === undefined ? [] : [joinLocal(folder, rest)];
  });
  return settleOnFirst(search, candidates, 'exact', (path) =>
    l10n.t('{0} is in the workspace under this very path, {1}.', form.shown, showPath(path)),
  );
}

/**
 * `pkg/x.go`, recorded from the root of a repository, is looked for from each workspace folder as `pprof` does; so is
 * what might have been of the standard library, `cmd/x/main.go` or `/go/src/cmd/x/main.go`, and is not there.
 */
export async function findFromFolder(search: SourceSearch): Promise<Finding> {
  const { form, origin, roots } = search;
  const own = origin.kind === 'standardLibrary' && origin.maybeOwn ? origin.rest : undefined;
  const plain = origin.kind === 'plain' && form.start === 'relative' ? form.segments : undefined;
  const segments = own ?? plain ?? [];
  if (segments.length < 2) {
    return undefined;
  }
  return settle(
    search,
    roots.workspaceFolders.map((folder) => joinLocal(folder, segments)),
    'exact',
    (path) => l10n.t('{0} leads from a folder of the workspace to {1}.', form.shown, showPath(path)),
  );
}

/** More occurrences of a folder's name in one path are not worth a look. */
const MAX_OCCURRENCES = 4;

function pathsOfRule(
  search: SourceSearch,
  rule: SourcePathRule,
  prefix: ReturnType<typeof readRulePrefix>,
): readonly LocalPath[] {
  const { segments, start, drive } = search.form;
  if (prefix.start === 'relative' && prefix.segments.length === 0) {
    const rest = start === 'relative' ? [segments] : [];
    return [...rest, ...afterFolderName(segments, rule.to)].map((parts) => joinLocal(rule.to, parts));
  }
  const fits =
    prefix.start === start &&
    prefix.drive === drive &&
    prefix.segments.every((part, i) => part === segments[i]);
  return fits ? [joinLocal(rule.to, segments.slice(prefix.segments.length))] : [];
}

/**
 * A rule without `from` is a search path. Like `-source_path`, it also fits a path in which the folder's own name
 * occurs: with `/work/myproj`, `/remote/build/myproj/pkg/x.go` is looked for as `/work/myproj/pkg/x.go`.
 */
function afterFolderName(segments: readonly string[], to: LocalPath): readonly (readonly string[])[] {
  const name = localSegments(to).at(-1);
  return segments
    .flatMap((segment, i) => (segment === name && i + 1 < segments.length ? [segments.slice(i + 1)] : []))
    .slice(0, MAX_OCCURRENCES);
}
