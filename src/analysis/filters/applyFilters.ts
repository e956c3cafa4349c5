/**
 * All filters of a report, in pprof's order: what later ones see is what earlier ones have left.
 * Rules: applyFocus in pprof's internal/driver/driver_focus.go, 2026-11.
 */
import type { Profile } from '../../model/profile';
import type { Pattern } from '../pattern';
import { compilePattern } from '../pattern';
import type { ReportOptions } from '../reportOptions';
import { filterByName } from './nameFilters';
import { pruneFrom } from './pruneFrom';
import { SampleSelection } from './sampleSelection';
import { showFrom } from './showFrom';
import type { TagFilter } from './tagFilter';
import { parseTagFilter, samplesWithTag } from './tagFilter';
import { filterTagKeys } from './tagKeys';

export type FilterOutcome =
  | { readonly ok: true; readonly profile: Profile; readonly warnings: readonly string[] }
  /** What had been warned of before it failed is printed, too. */
  | { readonly ok: false; readonly message: string; readonly warnings: readonly string[] };

/** Warnings are the lines that pprof prints to standard error, in its order. */
export function applyFilters(
  profile: Profile,
  options: ReportOptions,
  labelUnits: ReadonlyMap<string, string>,
): FilterOutcome {
  const compiler = new OptionCompiler();
  const filters = compileFilters(compiler, options);
  const { warnings } = compiler;
  if (compiler.failure !== undefined) return { ok: false, message: compiler.failure, warnings };
  const warn = (name: string, filter: object | undefined, matched: boolean): void => {
    if (filter && !matched) warnings.push(`${name} expression matched no samples`);
  };

  const named = filterByName(profile, filters);
  warn('Focus', filters.focus, named.matched.focus);
  warn('Ignore', filters.ignore, named.matched.ignore);
  warn('Hide', filters.hide, named.matched.hide);
  warn('Show', filters.show, named.matched.show);

  const shown = filters.showFrom && showFrom(named.profile, filters.showFrom);
  warn('ShowFrom', filters.showFrom, shown?.matched === true);

  const tagged = filterByTag(shown?.profile ?? named.profile, filters, labelUnits);
  warn('TagFocus', filters.tagFocus, tagged.focuses);
  warn('TagIgnore', filters.tagIgnore, tagged.ignores);

  // These two are compiled only now, and so earlier warnings come before their errors.
  const tagShow = compiler.pattern('tagshow', options.tagShow);
  const tagHide = compiler.pattern('taghide', options.tagHide);
  const keyed = filterTagKeys(tagged.profile, tagShow, tagHide);
  warn('TagShow', tagShow, keyed.shows);
  warn('TagHide', tagHide, keyed.hides);
  if (compiler.failure !== undefined) return { ok: false, message: compiler.failure, warnings };

  const pruned = filters.pruneFrom ? pruneFrom(keyed.profile, filters.pruneFrom) : keyed.profile;
  return { ok: true, profile: pruned, warnings };
}

function compileFilters(compiler: OptionCompiler, options: ReportOptions) {
  return {
    focus: compiler.pattern('focus', options.focus),
    ignore: compiler.pattern('ignore', options.ignore),
    hide: compiler.pattern('hide', options.hide),
    show: compiler.pattern('show', options.show),
    showFrom: compiler.pattern('show_from', options.showFrom),
    tagFocus: compiler.tagFilter('tagfocus', options.tagFocus),
    tagIgnore: compiler.tagFilter('tagignore', options.tagIgnore),
    pruneFrom: compiler.pattern('prune_from', options.pruneFrom),
  };
}

/** Compiles options until one fails; those after it are not looked at. */
class OptionCompiler {
  readonly warnings: string[] = [];
  failure: string | undefined;

  pattern(name: string, value: string): Pattern | undefined {
    if (value === '' || this.failure !== undefined) return undefined;
    const compiled = compilePattern(value);
    if (compiled.ok) return compiled.pattern;
    this.failure = `parsing ${name} regexp: ${compiled.message}`;
    return undefined;
  }

  tagFilter(name: string, value: string): TagFilter | undefined {
    if (value === '' || this.failure !== undefined) return undefined;
    const parsed = parseTagFilter(name, value);
    if (!parsed.ok) {
      this.failure = parsed.message;
      return undefined;
    }
    if (parsed.warning !== undefined) this.warnings.push(parsed.warning);
    return parsed.filter;
  }
}

interface TagFilters {
  readonly tagFocus: TagFilter | undefined;
  readonly tagIgnore: TagFilter | undefined;
}

interface TagFiltered {
  readonly profile: Profile;
  readonly focuses: boolean;
  readonly ignores: boolean;
}

/** Rule: FilterSamplesByTag in pprof's profile/filter.go. */
function filterByTag(
  profile: Profile,
  { tagFocus, tagIgnore }: TagFilters,
  labelUnits: ReadonlyMap<string, string>,
): TagFiltered {
  const focused = tagFocus && samplesWithTag(profile, tagFocus, labelUnits);
  const ignored = tagIgnore && samplesWithTag(profile, tagIgnore, labelUnits);
  if (!focused && !ignored) return { profile, focuses: false, ignores: false };
  const selection = new SampleSelection(profile.samples);
  const { count, stackStarts } = profile.samples;
  for (let row = 0; row < count; row++) {
    if (focused?.[row] === 0 || ignored?.[row] === 1) continue;
    selection.keep(row, stackStarts[row] as number, stackStarts[row + 1] as number);
  }
  return {
    profile: { ...profile, samples: selection.toTable() },
    focuses: focused?.includes(1) === true,
    ignores: ignored?.includes(1) === true,
  };
}
