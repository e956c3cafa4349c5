import * as l10n from '@vscode/l10n';
import { showPath } from './showPath';
import { asLocalPath, asRecordedPath, type LocalPath, type RecordedPath } from './sourcePathTypes';

/** A recorded path taken apart. Slashes of both kinds separate; `.`, `..` and empty parts are resolved by text. */
export interface RecordedForm {
  readonly recordedPath: RecordedPath;
  /** As sentences quote it. */
  readonly shown: string;
  /** `upward`: it began with `..` and says only how it ends; what `..` meant is not known here. */
  readonly start: 'absolute' | 'relative' | 'upward';
  /** `C:` in upper case, or `''`. */
  readonly drive: string;
  /** At least one; the last is the base name. */
  readonly segments: readonly string[];
}

export type RecordedReading =
  | { readonly kind: 'path'; readonly form: RecordedForm }
  | { readonly kind: 'refused'; readonly explanation: string };

/** Linux's PATH_MAX; no compiler writes a longer one. */
const MAX_LENGTH = 4096;

/**
 * Reads what a profile calls a file name. Profiles are other people's text, so anything that is not plainly a path is
 * refused here with a sentence, before a file system hears of it.
 */
export function readRecordedPath(recordedPath: RecordedPath): RecordedReading {
  const shown = showPath(recordedPath);
  const problem = refusal(recordedPath, shown);
  if (problem !== undefined) {
    return { kind: 'refused', explanation: problem };
  }
  const form = takeApart(recordedPath, shown);
  const afterwards = form.segments.length === 0 ? l10n.t('{0} names no file.', shown) : refuseParts(form);
  return afterwards === undefined ? { kind: 'path', form } : { kind: 'refused', explanation: afterwards };
}

/** The recorded path as it would be written here, if this were the machine; to compare with folders by text. */
export function asIfLocal(form: RecordedForm): LocalPath {
  return asLocalPath(`${form.drive}/${form.segments.join('/')}`);
}

/** The parts of a rule's `from`, which may be empty: `''` and `.` are every relative path, `/` every absolute one. */
export function readRulePrefix(from: string): Pick<RecordedForm, 'start' | 'drive' | 'segments'> {
  return takeApart(asRecordedPath(from), '');
}

function refusal(path: string, shown: string): string | undefined {
  if (path === '') {
    return l10n.t('The profile does not say which file this is.');
  }
  if (path.length > MAX_LENGTH) {
    return l10n.t(
      '{0} has {1} characters, and no path has more than {2}; it is not looked for.',
      shown,
      path.length,
      MAX_LENGTH,
    );
  }
  if (path.includes('\0')) {
    return l10n.t('{0} contains a NUL character, which no path has; it is not looked for.', shown);
  }
  if (path.startsWith('<')) {
    return l10n.t('{0} is code that the compiler made itself; it has no source file.', shown);
  }
  if (/^[\\/]{2}/.test(path)) {
    return l10n.t(
      "{0} is a path on another computer of the network; a profile's network paths are never opened.",
      shown,
    );
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) {
    return l10n.t('{0} is an address and not a path of a source file; it is not opened.', shown);
  }
  return undefined;
}

/** Names that the Go tool gives to files which it makes for one build and then deletes. */
const GENERATED = /^(?:_cgo_\w+\.(?:go|c|h)|_testmain\.go|.*\.cgo[12]\.(?:go|c))$/;

function refuseParts(form: RecordedForm): string | undefined {
  const [first = ''] = form.segments;
  if (form.start === 'absolute' && form.drive === '' && (first === 'proc' || first === 'dev')) {
    return l10n.t(
      '{0} lies in /{1}, where there are devices and processes but no source files; it is not opened.',
      form.shown,
      first,
    );
  }
  if (form.segments.some((segment) => segment.includes(':'))) {
    return l10n.t('{0} has a colon inside, which no Go source path has; it is not looked for.', form.shown);
  }
  if (GENERATED.test(form.segments.at(-1) ?? '')) {
    return l10n.t(
      '{0} is a file that the Go tool makes while it builds and then deletes; there is no source to show.',
      form.shown,
    );
  }
  return undefined;
}

function takeApart(recordedPath: RecordedPath, shown: string): RecordedForm {
  const [, driveLetter = '', rest = ''] = /^([A-Za-z]:)?([^]*)$/.exec(recordedPath) ?? [];
  const drive = driveLetter.toUpperCase();
  const absolute = /^[\\/]/.test(rest);
  const segments: string[] = [];
  let upward = false;
  for (const part of rest.split(/[\\/]/)) {
    if (part === '..') {
      upward ||= segments.length === 0 && !absolute;
      segments.pop();
    } else if (part !== '' && part !== '.') {
      segments.push(part);
    }
  }
  const start = absolute || drive !== '' ? 'absolute' : upward ? 'upward' : 'relative';
  return withoutOtherRoots({ recordedPath, shown, start, drive, segments });
}

/**
 * Two spellings mean another start than they show. Bazel runs compilers in `/proc/self/cwd`, so that what follows is
 * relative to the repository. The Go tool calls packages outside GOPATH `_/home/me/x`, on Windows `_/C_/me/x`.
 */
function withoutOtherRoots(form: RecordedForm): RecordedForm {
  const { segments, start } = form;
  if (start === 'absolute' && segments.slice(0, 3).join('/') === 'proc/self/cwd') {
    return { ...form, start: 'relative', segments: segments.slice(3) };
  }
  if (start === 'relative' && segments[0] === '_' && segments.length > 1) {
    const drive = /^([A-Za-z])_$/.exec(segments[1] ?? '')?.[1];
    return drive === undefined
      ? { ...form, start: 'absolute', segments: segments.slice(1) }
      : { ...form, start: 'absolute', drive: `${drive.toUpperCase()}:`, segments: segments.slice(2) };
  }
  return form;
}
