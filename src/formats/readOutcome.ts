import type { Profile } from '../model/profile';

export type ProfileFormat =
  | 'proto'
  | 'count text'
  | 'heap text'
  | 'contention text'
  | 'thread text'
  | 'java text'
  /** CPU profiles as they were before profile.proto. */
  | 'binary cpu';

/** Reading never throws on content: it gives a profile, or says why there is none. */
export type ReadOutcome =
  | {
      readonly ok: true;
      readonly profile: Profile;
      readonly format: ProfileFormat;
      /** What could not be read although the rest could; whole sentences. */
      readonly problems: readonly string[];
      /** What pprof says where it does not read these bytes although they can be read; without the file's name. */
      readonly pprofRefuses?: string;
    }
  | {
      readonly ok: false;
      /** What was expected, what was found, what to do; without the file's name. */
      readonly message: string;
      /** What pprof says of the same bytes, all of it but the file's name: `parsing profile: …`. */
      readonly pprofMessage: string;
    };

/** Beyond these a profile is refused: no program writes such, and a small file could exhaust memory with them. */
export const PROFILE_LIMITS = {
  sampleTypes: 256,
  /** Inlined calls of one location; Go's deepest inlining has some dozens. */
  linesPerLocation: 4096,
  /** Frames of all samples together. */
  frames: 2 ** 31,
} as const;

/** Thrown inside a reader where the content breaks the format's rules; never leaves `formats/`. */
export class MalformedContent extends Error {
  constructor(
    message: string,
    /** pprof's own words for it. */
    readonly pprofMessage: string,
    /** `invalid`: readable, but against the rules of a profile, so that no other format needs to be tried. */
    readonly kind: 'unreadable' | 'invalid' = 'unreadable',
  ) {
    super(message);
  }
}
