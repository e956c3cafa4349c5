import type { Profile } from '../model/profile';
import type { BaseMode, BaseOptions } from './merge/combineWithBase';
import { combineWithBase } from './merge/combineWithBase';

export type SubtractOutcome =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

/** A profile less a base, for views that show one against the other. */
export function subtractBase(
  profile: Profile,
  base: Profile,
  mode: BaseMode,
  options: BaseOptions = { normalize: false },
): SubtractOutcome {
  return combineWithBase(profile, base, mode, options);
}
