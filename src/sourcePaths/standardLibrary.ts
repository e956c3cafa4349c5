/**
 * Which recorded paths are files of Go's own library. Built as usual they are absolute,
 * `/usr/local/go/src/runtime/proc.go`; built with `-trimpath` only `runtime/proc.go` is left.
 */

/** The folders directly below `$GOROOT/src`, as of Go 1.26. Go promises that no other module path begins so. */
const TOP_FOLDERS: ReadonlySet<string> = new Set(
  (
    'archive arena bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding ' +
    'errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect ' +
    'regexp runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe ' +
    'uuid vendor weak'
  ).split(' '),
);

/** `go`, `go1.22.3`, `go-1.19`, `golang`, `goroot`, `go_sdk`, `abc123-go-1.22`: how folders of a Go release are called. */
const RELEASE_FOLDER = /(?:^|[-_+@~])go(?:lang|root|[-_]?sdk)?(?:[-_@]?\d[\w.-]*)?$/i;

/** `1.22.0`, `x64`, `libexec`: what tool installers put between such a folder and `src`. */
const INSIDE_RELEASE = /^(?:\d[\w.]*|x64|x86|arm64|amd64|libexec|current)$/;

export function isStandardFolder(segment: string | undefined): boolean {
  return segment !== undefined && TOP_FOLDERS.has(segment);
}

/**
 * For the parts of an absolute path: the index of the part after `src` when what stands before `src` looks like a Go
 * release and what follows is a folder of the standard library. A person's own `/home/me/app/src/errors/e.go` is none.
 */
export function standardLibraryStart(segments: readonly string[]): number | undefined {
  for (let i = 1; i < segments.length - 1; i++) {
    if (segments[i] === 'src' && isStandardFolder(segments[i + 1]) && isRelease(segments, i)) {
      return i + 1;
    }
  }
  return undefined;
}

/** Looks at up to three parts before `src`: `go/1.22.0/x64`, `Cellar/go/1.22.1/libexec`, `.goenv/versions/1.22.0`. */
function isRelease(segments: readonly string[], srcIndex: number): boolean {
  for (let i = srcIndex - 1; i >= Math.max(0, srcIndex - 3); i--) {
    const segment = segments[i] ?? '';
    if (RELEASE_FOLDER.test(segment)) {
      return true;
    }
    if (!INSIDE_RELEASE.test(segment)) {
      return false;
    }
  }
  return false;
}
