import type { Profile } from '../../model/profile';

export type MergeOutcome =
  | { readonly ok: true; readonly profile: Profile }
  | {
      readonly ok: false;
      /** For people: what was found, and what to do. */
      readonly message: string;
      /** What `go tool pprof` says. */
      readonly pprofMessage: string;
    };

/** Thrown within `merge/` only, and caught where an outcome is made of it. */
export class CannotMerge extends Error {
  constructor(
    message: string,
    readonly pprofMessage: string,
  ) {
    super(message);
  }
}

export function mergeOutcome(merge: () => Profile): MergeOutcome {
  try {
    return { ok: true, profile: merge() };
  } catch (error) {
    if (!(error instanceof CannotMerge)) throw error;
    return { ok: false, message: error.message, pprofMessage: error.pprofMessage };
  }
}
