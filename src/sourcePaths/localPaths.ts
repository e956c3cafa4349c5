import { asLocalPath, type LocalPath } from './sourcePathTypes';

/**
 * Paths of this machine, taken apart by text alone: `/work/heap/a.go` on POSIX, `C:\work\heap\a.go`,
 * `c:/work/heap/a.go` or `\\server\share\heap\a.go` on Windows. Which of the two a path is shows in its beginning,
 * so the same code serves both and is tested on either.
 */
interface LocalForm {
  /** `''` on POSIX, `C:` (upper case) or `\\server\share` on Windows. */
  readonly volume: string;
  readonly segments: readonly string[];
  readonly separator: '/' | '\\';
}

export function isAbsoluteLocal(path: string): boolean {
  return path.startsWith('/') || isWindowsPath(path);
}

export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/** The parts below the volume, without empty ones: `/work/heap/a.go` → `work`, `heap`, `a.go`. */
export function localSegments(path: LocalPath): readonly string[] {
  return readLocal(path).segments;
}

/** `root` may end with a separator or not; `segments` hold no `.` and no `..`. */
export function joinLocal(root: LocalPath, segments: readonly string[]): LocalPath {
  if (segments.length === 0) {
    return root;
  }
  const separator = isWindowsPath(root) && !/^[A-Za-z]:\//.test(root) ? '\\' : '/';
  const joint = /[\\/]$/.test(root) ? '' : separator;
  return asLocalPath(root + joint + segments.join(separator));
}

/** The folder that a path lies in; a root is its own parent. */
export function parentOf(path: LocalPath): LocalPath {
  const windows = isWindowsPath(path);
  const end = Math.max(path.lastIndexOf('/'), windows ? path.lastIndexOf('\\') : -1);
  const rootEnd = windows && path[1] === ':' ? 3 : 1;
  return asLocalPath(path.slice(0, Math.max(end, rootEnd)));
}

/** Whether `path` is `root` or lies in it, by text. Only the letter of a drive is compared without its case. */
export function isBelow(path: LocalPath, root: LocalPath): boolean {
  return segmentsBelow(path, root) !== undefined;
}

/** What is left of `path` after `root`, or undefined when it does not lie there. */
export function segmentsBelow(path: LocalPath, root: LocalPath): readonly string[] | undefined {
  const inner = readLocal(path);
  const outer = readLocal(root);
  const fits =
    inner.volume === outer.volume && outer.segments.every((segment, i) => inner.segments[i] === segment);
  return fits ? inner.segments.slice(outer.segments.length) : undefined;
}

export function sameLocalPath(a: LocalPath, b: LocalPath): boolean {
  return segmentsBelow(a, b)?.length === 0;
}

/** `C:` or `''`; recorded absolute paths are compared with this. */
export function volumeOf(path: LocalPath): string {
  return readLocal(path).volume;
}

/** Resolves `.` and `..` by text; `..` stops at the root: `/work/x/../y` → `/work/y`. */
export function normalizeLocal(path: string): LocalPath {
  const { volume, segments, separator } = readLocal(path);
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '.') {
      kept.push(segment);
    }
  }
  return asLocalPath(volume + separator + kept.join(separator));
}

function isWindowsPath(path: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\');
}

function readLocal(path: string): LocalForm {
  if (!isWindowsPath(path)) {
    return { volume: '', segments: nonEmpty(path.split('/')), separator: '/' };
  }
  const parts = path.split(/[\\/]/);
  if (path.startsWith('\\\\')) {
    const [server = '', share = '', ...rest] = nonEmpty(parts);
    return { volume: `\\\\${server}\\${share}`, segments: rest, separator: '\\' };
  }
  const separator = path[2] === '/' ? '/' : '\\';
  return { volume: path.slice(0, 2).toUpperCase(), segments: nonEmpty(parts.slice(1)), separator };
}

function nonEmpty(parts: readonly string[]): string[] {
  return parts.filter((part) => part !== '');
}
