import type { Profile } from '../../model/profile';
import type { ProfileFormat } from '../readOutcome';
import type { TextProblems } from './textProblems';

/** What a reader of one form gives. */
export interface TextOutcome {
  readonly profile: Profile;
  readonly format: ProfileFormat;
  readonly problems: TextProblems;
}
