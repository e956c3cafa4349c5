import * as l10n from '@vscode/l10n';
import type { AllowedRoots } from './allowedRoots';
import { chosenAlike } from './chosenAlike';
import type { RecordedForm } from './recordedForm';
import type { RecordedOrigin } from './recordedOrigin';
import { showPath } from './showPath';
import type {
  LocalPath,
  MappingReason,
  SourceFileSystem,
  SourceMapping,
  SourceRoots,
} from './sourcePathTypes';
import type { WorkspaceModules } from './workspaceModules';

/** The search for one recorded path: what every step may ask, and what the steps leave for the final sentence. */
export interface SourceSearch {
  readonly form: RecordedForm;
  readonly origin: RecordedOrigin;
  readonly files: SourceFileSystem;
  readonly roots: SourceRoots;
  readonly allowed: AllowedRoots;
  readonly modules: WorkspaceModules;
  findByName(baseName: string): Promise<readonly LocalPath[]>;
  /** Sentences that matter when nothing is found: candidates that may not be opened, rules that led nowhere. */
  readonly notes: string[];
}

/** Undefined: the step knows nothing about this path, the next one may. */
export type Finding = Extract<SourceMapping, { kind: 'mapped' | 'ambiguous' }> | undefined;

/** Says why this candidate is the recorded file; a whole sentence that names both. */
export type Explain = (candidate: LocalPath) => string;

/** A dialogue with more is of no use to anybody. */
const MAX_CANDIDATES = 20;

/** The one file among these that exists, may be opened and is not there twice. Several are asked about. */
export async function settle(
  search: SourceSearch,
  candidates: readonly LocalPath[],
  reason: MappingReason,
  explain: Explain,
): Promise<Finding> {
  const usable = await usableFiles(search, candidates, MAX_CANDIDATES);
  const [first] = usable;
  if (first === undefined) {
    return undefined;
  }
  if (usable.length === 1) {
    return mapped(search, first, reason, explain(first));
  }
  const alike = chosenAlike(search.form, usable, search.roots.choices);
  if (alike !== undefined) {
    const example = l10n.t(
      'you chose {0} for {1}',
      showPath(alike.choice.localPath),
      showPath(alike.choice.recordedPath),
    );
    return mapped(
      search,
      alike.candidate,
      'chosen',
      l10n.t('{0} Others fit too, but {1}.', explain(alike.candidate), example),
    );
  }
  const paths = usable.map(showPath).join(', ');
  const count = candidates.length > MAX_CANDIDATES ? l10n.t('At least {0}', usable.length) : usable.length;
  const explanation = l10n.t(
    '{0} files are equally good for {1}, and one must be chosen: {2}.',
    count,
    search.form.shown,
    paths,
  );
  return { kind: 'ambiguous', recordedPath: search.form.recordedPath, candidates: usable, explanation };
}

/** The first of these, in order of trust, that exists and may be opened. */
export async function settleOnFirst(
  search: SourceSearch,
  candidates: readonly LocalPath[],
  reason: MappingReason,
  explain: Explain,
): Promise<Finding> {
  const [first] = await usableFiles(search, candidates, 1);
  return first === undefined ? undefined : mapped(search, first, reason, explain(first));
}

export function mapped(
  search: Pick<SourceSearch, 'form'>,
  localPath: LocalPath,
  reason: MappingReason,
  explanation: string,
): Finding {
  return { kind: 'mapped', recordedPath: search.form.recordedPath, localPath, reason, explanation };
}

/** At most `limit` of the files, in the given order, without those that are another one's link. */
async function usableFiles(
  search: SourceSearch,
  candidates: readonly LocalPath[],
  limit: number,
): Promise<readonly LocalPath[]> {
  const usable = new Map<LocalPath, LocalPath>();
  for (const candidate of candidates) {
    if (usable.size >= limit) {
      break;
    }
    const real = await realFile(search, candidate);
    if (real !== undefined && !usable.has(real)) {
      usable.set(real, candidate);
    }
  }
  return [...usable.values()];
}

/** The file behind a candidate when it lies in an allowed folder; otherwise undefined, and a refusal if it is there. */
async function realFile(search: SourceSearch, candidate: LocalPath): Promise<LocalPath | undefined> {
  if (!(await search.files.isFile(candidate))) {
    return undefined;
  }
  const real = await search.files.realPath(candidate);
  if (real !== undefined && (await search.allowed.contain(real))) {
    return real;
  }
  const where =
    real === undefined || real === candidate
      ? l10n.t('lies')
      : l10n.t('leads to {0}, which is', showPath(real));
  search.notes.push(
    l10n.t(
      '{0} {1} outside the workspace, the Go root, the module cache and your rules, so it is not opened.',
      showPath(candidate),
      where,
    ),
  );
  return undefined;
}
