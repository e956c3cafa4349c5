/** The filters that a page wants: tried first, so that what is shown stays when they cannot be. */
import * as vscode from 'vscode';
import type { Platform } from '../platform/platform';
import { withPattern } from '../platform/withPattern';
import { patternOfText } from '../protocol/patternOfText';
import type { AddFilterMessage, FilterMessage } from '../protocol/panelMessages';
import type { ViewFilters } from '../protocol/view';
import { MAX_PATTERN_LENGTH, PATTERN_FILTERS } from '../protocol/viewFilters';

/** Why the wish was refused; undefined when it was done. */
export async function obeyFilterWish(
  platform: Pick<Platform, 'session' | 'profiles' | 'savedSettings'>,
  wish: FilterMessage,
): Promise<string | undefined> {
  const { session, savedSettings } = platform;
  switch (wish.type) {
    case 'setFilters':
      return setFilters(platform, wish.filters);
    case 'addFilter': {
      const pattern = await wholePattern(platform, wish);
      // As they are now: another may have come meanwhile.
      return setFilters(platform, withPattern(session.filters, wish.filter, pattern));
    }
    case 'applySettings': {
      const filters = savedSettings.find(wish.name);
      return filters === undefined
        ? vscode.l10n.t('No filters are saved under the name {0}.', wish.name)
        : setFilters(platform, filters);
    }
    case 'goBack':
      session.goBack();
      return undefined;
    case 'goForward':
      session.goForward();
      return undefined;
    case 'saveSettings':
      return savedSettings.save(wish.name, session.filters)
        ? undefined
        : vscode.l10n.t('There are as many saved filters as there may be. Delete one first.');
    case 'deleteSettings':
      savedSettings.delete(wish.name);
      return undefined;
  }
}

/**
 * The page has the two ends of long names. A name that is longer than a pattern may be stays with those: what they
 * match begins and ends with the same 500 characters.
 */
async function wholePattern(
  { session, profiles }: Pick<Platform, 'session' | 'profiles'>,
  { pattern, of }: AddFilterMessage,
): Promise<string> {
  const view = of && session.viewAt(of.revision);
  if (of === undefined || view === undefined) return pattern;
  const found = await profiles.ask('pprofLens/resolvePlace', { view, place: of.place });
  if (!found.ok) return pattern;
  const { functionName, recordedPath } = found.value;
  const whole = patternOfText(view.filters?.granularity === 'files' ? recordedPath : functionName);
  return whole === '' || whole.length > MAX_PATTERN_LENGTH ? pattern : whole;
}

async function setFilters(
  { session, profiles }: Pick<Platform, 'session' | 'profiles'>,
  filters: ViewFilters,
): Promise<string | undefined> {
  const { shown } = session;
  if (PATTERN_FILTERS.some((name) => (filters[name] ?? '').length > MAX_PATTERN_LENGTH)) {
    return vscode.l10n.t('The pattern is longer than {0} characters.', MAX_PATTERN_LENGTH);
  }
  if (shown !== undefined) {
    const view = { ...shown.view, filters };
    const first = { sort: 'flat', descending: true, filter: '', offset: 0, limit: 0 } as const;
    const tried = await profiles.ask('pprofLens/top', { view, ...first });
    if (!tried.ok) return tried.problem.message;
    // Something else is shown by now; the filters are of all that is shown, and so they still count.
  }
  session.setFilters(filters);
  return undefined;
}
