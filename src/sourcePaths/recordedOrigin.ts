import { segmentsBelow } from './localPaths';
import { readModuleFile, isVersionedFolder, type ModuleFile } from './modulePaths';
import { asIfLocal, type RecordedForm } from './recordedForm';
import type { SourceRoots } from './sourcePathTypes';
import { isStandardFolder, standardLibraryStart } from './standardLibrary';

/**
 * What a recorded path claims to be. The claim decides where a file may be looked for at all: a file of the standard
 * library or of a versioned dependency is never one of the workspace that merely has the same base name.
 */
export type RecordedOrigin =
  | StandardLibraryFile
  /** `github.com/x/y@v1.2.3/f.go`. Several readings when the cache's root cannot be told from the path. */
  | { readonly kind: 'dependency'; readonly readings: readonly [ModuleFile, ...ModuleFile[]] }
  /** `…/vendor/github.com/x/y/f.go`; `importPath` is what follows `vendor`. */
  | { readonly kind: 'vendored'; readonly importPath: readonly string[] }
  /** `example.com/mod/pkg/f.go` of `-trimpath`, or `/go/src/example.com/mod/pkg/f.go` of GOPATH. */
  | { readonly kind: 'importPath'; readonly importPath: readonly string[] }
  /** Named by its place in a folder that is not known: `/home/ubuntu/heap/leak_demo.go`, `pkg/x.go`, `./main.go`. */
  | { readonly kind: 'plain' };

export interface StandardLibraryFile {
  readonly kind: 'standardLibrary';
  /** The path below `$GOROOT/src`. */
  readonly rest: readonly string[];
  /** The module that this Go release came as, when the path says so. */
  readonly toolchain?: ModuleFile;
  /** `cmd/x/main.go` may also be the workspace's own, in a build that records paths from the repository's root. */
  readonly maybeOwn: boolean;
}

export function originOf(form: RecordedForm, roots: SourceRoots): RecordedOrigin {
  switch (form.start) {
    case 'absolute':
      return originOfAbsolute(form, roots);
    case 'relative':
      return originOfRelative(form.segments, roots);
    case 'upward':
      return { kind: 'plain' };
  }
}

/** Most readings that are tried of one path in a module cache that is not called `pkg/mod`. */
const MAX_READINGS = 4;

function originOfAbsolute(form: RecordedForm, roots: SourceRoots): RecordedOrigin {
  const { segments } = form;
  const here = belowKnownRoot(form, roots);
  if (here !== undefined) {
    return here;
  }
  const readings = readCacheFile(segments);
  if (readings !== undefined) {
    return dependency(readings);
  }
  const standard = standardLibraryStart(segments);
  if (standard !== undefined) {
    const rest = segments.slice(standard);
    // The golang image's GOPATH is /go, and projects that were copied to /go/src have their own /go/src/cmd.
    const inGopath = segments[0] !== 'usr' && segments[standard - 2] === 'go';
    return {
      kind: 'standardLibrary',
      rest,
      maybeOwn: inGopath && (rest[0] === 'cmd' || rest[0] === 'internal'),
    };
  }
  return vendored(segments) ?? gopath(segments) ?? { kind: 'plain' };
}

function originOfRelative(segments: readonly string[], roots: SourceRoots): RecordedOrigin {
  const [first = ''] = segments;
  const versioned = readModuleFile(segments);
  if (versioned !== undefined) {
    return dependency([versioned]);
  }
  if (segments.length > 1 && isStandardFolder(first)) {
    // With Go here, a file that its library lacks is the workspace's own. Without, nobody can tell, and only the
    // folders that every project has may be its own, so that a look-alike of `runtime/proc.go` is not taken for it.
    const maybeOwn =
      first === 'cmd' || first === 'internal' || first === 'vendor' || roots.goRoots.length > 0;
    return { kind: 'standardLibrary', rest: segments, maybeOwn };
  }
  const inVendor = vendored(segments);
  if (inVendor !== undefined) {
    return inVendor;
  }
  return first.includes('.') && segments.length > 1
    ? { kind: 'importPath', importPath: segments }
    : { kind: 'plain' };
}

/** A path that lies, by text, in a Go root or module cache of this machine, whatever that folder is called. */
function belowKnownRoot(form: RecordedForm, roots: SourceRoots): RecordedOrigin | undefined {
  const path = asIfLocal(form);
  for (const cache of roots.moduleCaches) {
    const file = readModuleFile(segmentsBelow(path, cache) ?? []);
    if (file !== undefined) {
      return dependency([file]);
    }
  }
  for (const goRoot of roots.goRoots) {
    const [first, ...rest] = segmentsBelow(path, goRoot) ?? [];
    if (first === 'src' && rest.length > 0) {
      return { kind: 'standardLibrary', rest, maybeOwn: false };
    }
  }
  return undefined;
}

/** `golang.org/toolchain@v0.0.1-go1.26.1.linux-amd64/src/runtime/proc.go` is the standard library of that release. */
function dependency(readings: readonly [ModuleFile, ...ModuleFile[]]): RecordedOrigin {
  const toolchain = readings.find((file) => file.modulePath === 'golang.org/toolchain');
  return toolchain?.rest[0] === 'src' && toolchain.rest.length > 1
    ? { kind: 'standardLibrary', rest: toolchain.rest.slice(1), toolchain, maybeOwn: false }
    : { kind: 'dependency', readings };
}

/**
 * `/root/go/pkg/mod/github.com/x/y@v1.2.3/f.go` says where the cache begins; `/gomod/github.com/x/y@v1.2.3/f.go` does
 * not, and every part with a dot may be the first of the module path.
 */
function readCacheFile(segments: readonly string[]): readonly [ModuleFile, ...ModuleFile[]] | undefined {
  const versioned = segments.findIndex(isVersionedFolder);
  if (versioned === -1) {
    return undefined;
  }
  const pkg = segments.findIndex(
    (segment, i) => i + 2 <= versioned && segment === 'pkg' && segments[i + 1] === 'mod',
  );
  const starts =
    pkg !== -1
      ? [pkg + 2]
      : segments.flatMap((segment, i) =>
          i <= versioned && segment.includes('.') && !isVersionedFolder(segment) ? [i] : [],
        );
  const [first, ...others] = (starts.length === 0 ? [versioned] : starts)
    .slice(-MAX_READINGS)
    .flatMap((start) => readModuleFile(segments.slice(start)) ?? []);
  return first === undefined ? undefined : [first, ...others];
}

function vendored(segments: readonly string[]): RecordedOrigin | undefined {
  const importPath = segments.slice(segments.lastIndexOf('vendor') + 1);
  return importPath.length < segments.length && importPath.length > 1 && importPath[0]?.includes('.') === true
    ? { kind: 'vendored', importPath }
    : undefined;
}

/** `/go/src/github.com/me/app/f.go`: what follows `src` is an import path when its first part is a domain. */
function gopath(segments: readonly string[]): RecordedOrigin | undefined {
  const importPath = segments.slice(segments.lastIndexOf('src') + 1);
  return importPath.length < segments.length && importPath.length > 2 && importPath[0]?.includes('.') === true
    ? { kind: 'importPath', importPath }
    : undefined;
}
