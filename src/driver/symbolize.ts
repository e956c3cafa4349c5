/**
 * The value of `-symbolize`. No binary is read here, so most of it changes nothing, but wrong ones are told as pprof
 * tells them: Symbolize in pprof's internal/symbolizer/symbolizer.go, 2026-11. `text` is ours.
 */
export interface Symbolize {
  /** `text`: the names that a text profile carries in its comments, which pprof does not look at. */
  readonly namesFrom: 'profile' | 'text';
  readonly warnings: readonly string[];
}

export function readSymbolize(value: string): Symbolize {
  let namesFrom: Symbolize['namesFrom'] = 'profile';
  const warnings: string[] = [];
  for (const option of value.toLowerCase().split(':')) {
    if (option === 'none' || option === 'no') break;
    if (option === 'text') namesFrom = 'text';
    else if (!KNOWN.has(option.replace(/^demangle=/, ''))) {
      warnings.push(
        `ignoring unrecognized symbolization option: ${value}`,
        'expecting -symbolize=[local|fastlocal|remote|none][:force][:demangle=[none|full|templates|default]',
      );
    }
  }
  return { namesFrom, warnings };
}

/** pprof takes the ways to demangle with their prefix and without. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['', 'local', 'fastlocal', 'remote', 'force'],
  ...['full', 'none', 'templates', 'default'],
]);
