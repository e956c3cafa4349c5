import type { ViewGranularity } from '../../src/protocol/view';
import { patternOfName } from '../text/takesArgument';

/**
 * The pattern that matches just what this row counts. Filters look at functions and files each on their own, and a row
 * may name an address, a function and a line in one (NodeInfo.NameComponents in internal/graph of pprof, 2026-11).
 */
export function patternOfFunction(name: string, granularity: ViewGranularity = 'functions'): string {
  if (granularity === 'functions') return patternOfName(name);
  const unaddressed = granularity === 'addresses' ? name.replace(/^[0-9a-f]{16} /, '') : name;
  if (granularity === 'files') return patternOfName(unaddressed);
  const unplaced = granularity === 'filefunctions' ? unaddressed : unaddressed.replace(/:\d+(:\d+)?$/, '');
  const end = fileStart(unplaced);
  return patternOfName(end <= 0 ? unplaced : unplaced.slice(0, end));
}

/** Where ` /src/main.go` begins; -1 where no file is named. Names of generic functions have spaces, too. */
function fileStart(name: string): number {
  const absolute = name.search(/ (?:\/|[A-Za-z]:[\\/])/);
  return absolute === -1 ? name.search(/ \S*(?:[/\\]\S*|\.\w+)$/) : absolute;
}
