/**
 * The name that drop_frames, keep_frames and prune_from are tested on: without a leading dot and without arguments.
 * Of a Go method this leaves its package, `net/http.` of `net/http.(*conn).serve`. Rule: simplifyFunc in pprof's
 * profile/prune.go.
 */
export function simplifiedName(name: string): string {
  const withoutDot = name.startsWith('.') ? name.slice(1) : name;
  if (!withoutDot.includes('(')) return withoutDot;
  for (const match of withoutDot.matchAll(BRACKETS)) {
    if (match[0] === '(') return withoutDot.slice(0, match.index);
  }
  return withoutDot;
}

/** The first two are parts of names in C++. */
const BRACKETS = /\(anonymous namespace\)|operator\(\)|\(/g;
