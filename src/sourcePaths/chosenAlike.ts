import { joinLocal, localSegments, parentOf, sameLocalPath } from './localPaths';
import { readRecordedPath, type RecordedForm } from './recordedForm';
import type { LocalPath, RecordedPath } from './sourcePathTypes';

export interface ChosenAlike {
  readonly candidate: LocalPath;
  /** The earlier choice that decides. */
  readonly choice: { readonly recordedPath: RecordedPath; readonly localPath: LocalPath };
}

/**
 * Who has two checkouts of a program is asked for one file and not for every one. The choice of `/ws/two/heap/a.go` for
 * `/home/u/heap/a.go` says that `/home/u` is `/ws/two`, so of the candidates for `/home/u/web/b.go` the one in `/ws/two`
 * is meant. Of several choices the one decides whose recorded path is nearest.
 */
export function chosenAlike(
  form: RecordedForm,
  candidates: readonly LocalPath[],
  choices: ReadonlyMap<RecordedPath, LocalPath>,
): ChosenAlike | undefined {
  let best: (ChosenAlike & { readonly nearness: number }) | undefined;
  for (const [recordedPath, localPath] of choices) {
    const reading = readRecordedPath(recordedPath);
    if (
      reading.kind === 'refused' ||
      reading.form.start !== form.start ||
      reading.form.drive !== form.drive
    ) {
      continue;
    }
    const nearness = countEqual(reading.form.segments, form.segments);
    const expected = movedTo(reading.form.segments, localPath, form.segments);
    const candidate =
      expected === undefined ? undefined : candidates.find((path) => sameLocalPath(path, expected));
    if (candidate !== undefined && nearness > (best?.nearness ?? -1)) {
      best = { candidate, choice: { recordedPath, localPath }, nearness };
    }
  }
  return best;
}

/** Where `segments` is, if it was moved together with the chosen file; undefined when they have no root in common. */
function movedTo(
  chosen: readonly string[],
  chosenLocal: LocalPath,
  segments: readonly string[],
): LocalPath | undefined {
  const common = commonSuffixLength(chosen, localSegments(chosenLocal));
  const recordedRoot = chosen.slice(0, chosen.length - common);
  if (common === 0 || countEqual(recordedRoot, segments) < recordedRoot.length) {
    return undefined;
  }
  let localRoot = chosenLocal;
  for (let i = 0; i < common; i++) {
    localRoot = parentOf(localRoot);
  }
  return joinLocal(localRoot, segments.slice(recordedRoot.length));
}

/** How many parts at the end are the same. */
export function commonSuffixLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) {
    length++;
  }
  return length;
}

function countEqual(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((part, i) => part !== b[i]);
  return different === -1 ? a.length : different;
}
