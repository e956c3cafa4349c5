import type { Reply } from '../../protocol/reply';
import type { ProfileId } from '../../protocol/view';
import type { ProfileKeeper } from '../profileKeeper';
import type { ProfileOrigin, ProfileRecord } from '../profileRecord';
import type { ProfileSession } from '../profileSession';

export interface LatestLookPorts {
  readonly keeper: Pick<ProfileKeeper, 'keep' | 'keepUnshown' | 'replace'>;
  readonly session: Pick<ProfileSession, 'find'>;
}

/**
 * One entry in the list of profiles that is a newer one with each look, so that who has it on the screen sees it
 * refreshed. The first look that another takes the place of stays beside it, to compare with.
 */
export class LatestLook {
  private last: ProfileId | undefined;
  /** To compare with; the person may have removed it since. */
  private hasKeptOne = false;

  constructor(
    private readonly origin: ProfileOrigin,
    private readonly ports: LatestLookPorts,
  ) {}

  /**
   * Takes the file. What is shown changes with the first look only, if at all; an entry that the person has removed
   * comes back, since it is what is watched, but nobody's view is taken away for it.
   */
  async take(file: string, first: 'showFirst' | 'onlyList'): Promise<Reply<ProfileRecord>> {
    const { keeper, session } = this.ports;
    const { last } = this;
    const older = this.hasKeptOne ? 'dropOlder' : 'keepOlder';
    const isListed = last !== undefined && session.find(last) !== undefined;
    const taken = isListed
      ? await keeper.replace(last, file, older)
      : last === undefined && first === 'showFirst'
        ? await keeper.keep(file, this.origin)
        : await keeper.keepUnshown(file, this.origin);
    if (!taken.ok) return taken;
    this.last = taken.value.id;
    if (isListed) this.hasKeptOne = true;
    return taken;
  }
}
