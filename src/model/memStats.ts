/**
 * The figures of Go's `runtime.MemStats` that stand below the records of a heap text, by the name they have there:
 * `Alloc`, `HeapInuse`, `PauseNs` … (writeHeapInternal in Go's runtime/pprof/pprof.go).
 *
 * Units: bytes, except
 * - `Lookups`, `Mallocs`, `Frees`, `HeapObjects`, `NumGC`, `NumForcedGC`: counts;
 * - `PauseNs`: nanoseconds, the last 256 pauses in a ring, the newest at index (NumGC + 255) % 256;
 * - `PauseEnd`: nanoseconds since 1970, beside `PauseNs`; `LastGC`: nanoseconds since 1970, 0 for never;
 * - `GCCPUFraction`: a fraction of 1, as Go prints a float; `DebugGC`: `true` or `false`.
 */
export type MemStats = ReadonlyMap<string, MemStatsFigure>;

export type MemStatsFigure =
  | { readonly kind: 'number'; readonly value: bigint }
  /** `Stack`, `MSpan` and `MCache`: bytes in use, and bytes taken from the operating system. */
  | { readonly kind: 'inUseAndSystem'; readonly inUse: bigint; readonly system: bigint }
  | { readonly kind: 'numbers'; readonly values: readonly bigint[] }
  | { readonly kind: 'text'; readonly text: string };
