/**
 * Where a function stands now. A menu may stay open while newer looks at a watched program take the place of the one
 * that it was opened on; the host can be asked about the shown profile and the one before, and places of one that is
 * gone mean nothing any more.
 */
import type { PanelState } from '../../src/protocol/panelMessages';
import { answerOf, type AskHost } from '../askedRows';
import type { NamedPlace } from '../panelTab';

type Shown = NonNullable<PanelState['shown']>;

export class FollowedFunction {
  readonly #ask: AskHost;
  #profiles: readonly Shown['profile']['id'][] = [];
  /** Of those profiles. */
  readonly #revisions = new Map<number, Shown['profile']['id']>();
  #revision = 0;

  constructor(ask: AskHost) {
    this.#ask = ask;
  }

  update({ revision, shown }: PanelState): void {
    if (shown === undefined) return;
    const { id } = shown.profile;
    if (this.#profiles[0] !== id) this.#profiles = [id, ...this.#profiles].slice(0, 2);
    this.#revision = revision;
    this.#revisions.set(revision, id);
    for (const [known, profile] of this.#revisions)
      if (!this.#profiles.includes(profile)) this.#revisions.delete(known);
  }

  async placeOf(of: NamedPlace): Promise<Pick<NamedPlace, 'revision' | 'place'>> {
    if (this.#revisions.has(of.revision)) return of;
    const revision = this.#revision;
    const wanted = { sort: 'flat', descending: true, filter: of.name, offset: 0, limit: 128 } as const;
    const result = await answerOf(this.#ask(revision, { kind: 'top', ...wanted }));
    const rows = result.kind === 'answer' && result.answer.kind === 'top' ? result.answer.page.rows : [];
    const now = rows.find(({ name }) => name === of.name);
    return now === undefined ? of : { revision, place: now.place };
  }
}
