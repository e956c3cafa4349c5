/** Why source is not shown, and what can be done about it. */
import type { PanelListing, SourceRemedy, SourceSearchStep } from '../../src/protocol/listRequests';
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';
import { isShorterThanProfile } from './listRows';

export interface MissingSourcesActions {
  onFind(step: SourceSearchStep): void;
  /** Which of several files it is; asked of the person by the host. */
  onChoose(place: number): void;
  onRetry(): void;
}

/** Nobody reads more of the same. */
const MAX_SENTENCES = 3;

/** What is to be said above the lines; empty when all is well. */
export function missingSources(
  listing: PanelListing,
  actions: MissingSourcesActions,
): readonly HTMLElement[] {
  const problems = listing.problems.map((text) => notice([text], []));
  const shorter = listing.routines
    .filter((routine) => isShorterThanProfile(listing, routine))
    .map(({ fileName }) => strings.listShorter(shownText(fileName)));
  const warnings = shorter.length === 0 ? [] : [notice(shorter.slice(0, MAX_SENTENCES), [])];
  return [...missing(listing, actions), ...problems, ...warnings];
}

function missing(listing: PanelListing, actions: MissingSourcesActions): readonly HTMLElement[] {
  const found = listing.sources.flatMap((source, index) =>
    source.kind === 'missing' ? [{ ...source, index }] : [],
  );
  const [first] = found;
  if (first === undefined) return [];
  const sentences = found.slice(0, MAX_SENTENCES).map(({ why }) => shownText(why));
  if (found.length > MAX_SENTENCES) sentences.push(strings.moreSources(found.length - MAX_SENTENCES));
  const remedies = new Set(found.map(({ remedy }) => remedy));
  const undecided = found.find(({ remedy }) => remedy === 'choose')?.index ?? -1;
  const place = listing.routines.find(({ source }) => source === undecided)?.lines[0]?.place ?? -1;
  return [notice([...sentences, strings.listMissing], buttons(remedies, place, actions))];
}

function buttons(
  remedies: ReadonlySet<SourceRemedy>,
  place: number,
  actions: MissingSourcesActions,
): readonly HTMLElement[] {
  const made: HTMLElement[] = [];
  const add = (label: string, onClick: () => void): void => {
    made.push(uiButton({ label, kind: 'secondary', onClick }).element);
  };
  if (remedies.has('choose') && place !== -1) {
    add(strings.sourceChoose, () => {
      actions.onChoose(place);
    });
  }
  if (remedies.has('find')) {
    const steps: readonly (readonly [SourceSearchStep, string])[] = [
      ['folder', strings.sourceFolder],
      ['settings', strings.sourceSettings],
      ['mappings', strings.sourceMappings],
    ];
    for (const [step, label] of steps) {
      add(label, () => {
        actions.onFind(step);
      });
    }
  }
  if (made.length > 0)
    add(strings.sourceRetry, () => {
      actions.onRetry();
    });
  return made;
}

function notice(sentences: readonly string[], actions: readonly HTMLElement[]): HTMLElement {
  return element('div', {
    className: 'notice is-warning source-notice',
    children: [
      ...sentences.map((text) => element('p', { text })),
      ...(actions.length === 0 ? [] : [element('div', { className: 'buttons', children: actions })]),
    ],
  });
}
