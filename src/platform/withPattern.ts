import type { PatternFilter, ViewFilters } from '../protocol/view';

/**
 * Filters with one more pattern, as the menus of pprof's web interface add it (common.js and stacks.js in
 * internal/driver/html, 2026-11): what is focused on or shown takes the place of what was, what is left out is left out
 * beside what was. Keys of tag roots and leaves are a list.
 */
export function withPattern(filters: ViewFilters, filter: PatternFilter, pattern: string): ViewFilters {
  const old = filters[filter] ?? '';
  return { ...filters, [filter]: old === '' ? pattern : joined(filter, old, pattern) };
}

function joined(filter: PatternFilter, old: string, added: string): string {
  switch (filter) {
    case 'ignore':
    case 'hide':
    case 'pruneFrom':
    case 'tagHide':
      return both(old, added, '|');
    case 'tagRoot':
    case 'tagLeaf':
      return both(old, added, ',');
    case 'focus':
    case 'show':
    case 'showFrom':
    case 'tagShow':
    case 'tagFocus':
    case 'tagIgnore':
      return added;
  }
}

function both(old: string, added: string, separator: '|' | ','): string {
  return old.split(separator).includes(added) ? old : `${old}${separator}${added}`;
}
