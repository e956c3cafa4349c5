/** What the page may say of filters. */
import type { AddFilterMessage, FromPage } from '../../protocol/panelMessages';
import { MAX_PATTERN_LENGTH, PATTERN_FILTERS, readViewFilters } from '../../protocol/viewFilters';
import { isCount, isTextUpTo } from './checkedValues';

/** As many characters as fit into a menu. */
const MAX_NAME = 100;

/** Undefined for what is no such message. */
export function readFilterMessage(message: Record<string, unknown>): FromPage | undefined {
  const { type, name, filter, pattern, filters } = message;
  switch (type) {
    case 'goBack':
    case 'goForward':
      return { type };
    case 'setFilters':
      return typeof filters === 'object' && filters !== null
        ? { type, filters: readViewFilters(filters) }
        : undefined;
    case 'addFilter': {
      const known = PATTERN_FILTERS.find((one) => one === filter);
      if (known === undefined || !isTextUpTo(pattern, MAX_PATTERN_LENGTH)) return undefined;
      const of = readOf(message['of']);
      return { type, filter: known, pattern, ...(of && { of }) };
    }
    case 'saveSettings':
    case 'applySettings':
    case 'deleteSettings':
      return isTextUpTo(name, MAX_NAME) && name !== '' ? { type, name } : undefined;
    default:
      return undefined;
  }
}

/** Without it the pattern of the page counts. */
function readOf(of: unknown): AddFilterMessage['of'] {
  if (typeof of !== 'object' || of === null) return undefined;
  const { revision, place } = of as Record<string, unknown>;
  return isCount(revision) && isCount(place) ? { revision, place } : undefined;
}
