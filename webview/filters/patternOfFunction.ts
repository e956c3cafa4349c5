import type { ViewGranularity } from '../../src/protocol/view';
import { patternOfEnds } from '../../src/protocol/patternOfText';
import { endsOfShortened } from '../shortenedName';
import { patternOfName } from '../text/takesArgument';

/**
 * The pattern that matches just what this row counts. Filters look at functions and files each on their own, and a row
 * may name an address, a function and a line in one (NodeInfo.NameComponents in internal/graph of pprof, 2026-11).
 */
export function patternOfFunction(name: string, granularity: ViewGranularity = 'functions'): string {
  if (granularity === 'functions') return patternOfName(name);
  const ends = endsOfShortened(name);
  if (ends !== undefined) return patternOfShortened(ends, granularity);
  const unaddressed = granularity === 'addresses' ? name.replace(/^[0-9a-f]{16} /, '') : name;
  if (granularity === 'files') return patternOfName(unaddressed);
  const unplaced = granularity === 'filefunctions' ? unaddressed : unaddressed.replace(/:\d+(:\d+)?$/, '');
  const end = fileStart(unplaced);
  return patternOfName(end <= 0 ? unplaced : unplaced.slice(0, end));
}

/** The middle is left out, and with it perhaps where the function ends and its file begins. */
function patternOfShortened([begin, end]: readonly [string, string], granularity: ViewGranularity): string {
  if (granularity === 'files') return patternOfEnds(begin, end);
  const unaddressed = granularity === 'addresses' ? begin.replace(/^[0-9a-f]{16} /, '') : begin;
  const fileAt = fileStart(unaddressed);
  const whole = patternOfName(fileAt <= 0 ? unaddressed : unaddressed.slice(0, fileAt));
  return fileAt <= 0 ? whole.slice(0, -1) : whole;
}

/** Where ` /src/main.go` begins; -1 where no file is named. Names of generic functions have spaces, too. */
function fileStart(name: string): number {
  const absolute = name.search(/ (?:\/|[A-Za-z]:[\\/])/);
  return absolute === -1 ? name.search(/ \S*(?:[/\\]\S*|\.\w+)$/) : absolute;
}
