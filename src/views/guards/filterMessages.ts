/** What the page may say of filters. */
import type { FromPage } from '../../protocol/panelMessages';
import { MAX_PATTERN_LENGTH, PATTERN_FILTERS, readViewFilters } from '../../protocol/viewFilters';
import { isTextUpTo } from './checkedValues';

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
      return known !== undefined && isTextUpTo(pattern, MAX_PATTERN_LENGTH)
        ? { type, filter: known, pattern }
        : undefined;
    }
    case 'saveSettings':
    case 'applySettings':
    case 'deleteSettings':
      return isTextUpTo(name, MAX_NAME) && name !== '' ? { type, name } : undefined;
    default:
      return undefined;
  }
}
