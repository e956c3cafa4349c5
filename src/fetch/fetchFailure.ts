import type { FetchFailure, FetchFailureKind } from './fetchTypes';

/** `sentences` are joined with spaces; empty ones are left out. */
export function failure(kind: FetchFailureKind, ...sentences: readonly string[]): FetchFailure {
  return { ok: false, kind, message: sentences.filter((sentence) => sentence !== '').join(' ') };
}
