/**
 * First parts of the import paths of Go's own packages: `go list std` of Go 1.27.4, and `arena`, `builtin` and `simd`,
 * which it lists only with an experiment. Go promises that no other module path begins so.
 */
export const STANDARD_ROOTS: ReadonlySet<string> = new Set(
  (
    'archive arena bufio builtin bytes cmp compress container context crypto database debug embed encoding errors ' +
    'expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp ' +
    'runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe uuid ' +
    'vendor weak'
  ).split(' '),
);
