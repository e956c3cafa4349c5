/** Filters that crossed a border: read field by field, so that what cannot be one is left out. */
import type { PatternFilter, ViewFilters, ViewGranularity } from './view';

export const PATTERN_FILTERS: readonly PatternFilter[] = [
  'focus',
  'ignore',
  'hide',
  'show',
  'showFrom',
  'pruneFrom',
  'tagFocus',
  'tagIgnore',
  'tagShow',
  'tagHide',
  'tagRoot',
  'tagLeaf',
];

export const VIEW_GRANULARITIES: readonly ViewGranularity[] = [
  'functions',
  'filefunctions',
  'files',
  'lines',
  'addresses',
];

export type FilterSwitch = 'noInlines' | 'relativePercentages' | 'mean' | 'dropNegative' | 'noTrim';

export const FILTER_SWITCHES: readonly FilterSwitch[] = [
  'noInlines',
  'relativePercentages',
  'mean',
  'dropNegative',
  'noTrim',
];

/** Nobody types longer ones, and a hostile one costs memory wherever it is kept. */
export const MAX_PATTERN_LENGTH = 10_000;

/** In one form, whatever the order of the fields: no empty pattern, no granularity that is the default anyway. */
export function readViewFilters(value: unknown): ViewFilters {
  if (typeof value !== 'object' || value === null) return NO_FILTERS;
  const given = new Map<string, unknown>(Object.entries(value));
  const filters: { -readonly [K in keyof ViewFilters]: ViewFilters[K] } = {};
  for (const name of PATTERN_FILTERS) {
    const pattern = given.get(name);
    if (typeof pattern !== 'string' || pattern === '' || pattern.length > MAX_PATTERN_LENGTH) continue;
    filters[name] = pattern;
  }
  const granularity = VIEW_GRANULARITIES.find((known) => known === given.get('granularity'));
  if (granularity !== undefined && granularity !== 'functions') filters.granularity = granularity;
  for (const name of FILTER_SWITCHES) if (given.get(name) === true) filters[name] = true;
  return filters;
}

const NO_FILTERS: ViewFilters = {};

/** Whether every sample counts in full where it lies, however rows are formed. */
export function countsAll(filters: ViewFilters): boolean {
  const { noInlines, mean, dropNegative } = filters;
  if (noInlines === true || mean === true || dropNegative === true) return false;
  return PATTERN_FILTERS.every((name) => (filters[name] ?? '') === '');
}

export function isUnfiltered(filters: ViewFilters): boolean {
  return Object.keys(filters).length === 0;
}
