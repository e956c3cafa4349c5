import type { PatternFilter, ViewFilters } from '../../src/protocol/view';
import { readViewFilters, type FilterSwitch } from '../../src/protocol/viewFilters';

/** The filters with this pattern; `''` takes the filter away. */
export function withFilter(filters: ViewFilters, filter: PatternFilter, pattern: string): ViewFilters {
  return readViewFilters({ ...filters, [filter]: pattern });
}

export function withSwitch(filters: ViewFilters, name: FilterSwitch, state: 'on' | 'off'): ViewFilters {
  return readViewFilters({ ...filters, [name]: state === 'on' });
}
