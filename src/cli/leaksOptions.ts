/** The command line of `pprof-lens leaks`. Flags are written as pprof's are, and may stand anywhere. */
import type { AcceptedPattern } from '../analysis/leaks/acceptedPatterns';
import { readAccepted } from '../analysis/leaks/acceptedPatterns';
import { namedModules } from './ownModules';
import type { FlagKinds, SubcommandFlags } from './subcommandFlags';
import type { SubcommandLine } from './subcommandLine';
import { subcommandLine } from './subcommandLine';

export interface LeaksOptions {
  /** One address, or files; at least one. */
  readonly sources: readonly string[];
  readonly intervalMillis: number;
  readonly count: number;
  readonly accepted: readonly AcceptedPattern[];
  readonly sourcePath: string;
  readonly trimPath: string;
  /** Module paths of the user's own code; none where go.mod says it. */
  readonly modules: readonly string[];
  readonly form: 'text' | 'json' | 'markdown';
  /** Which status ends with exit status 1. */
  readonly failsOn: 'leak' | 'suspicion';
}

export function leaksCommandLine(args: readonly string[]): SubcommandLine<LeaksOptions> {
  return subcommandLine(args, FLAGS, optionsOf);
}

const FLAGS: FlagKinds = new Map([
  ...['interval', 'count', 'accept', 'source_path', 'trim_path', 'module'].map(
    (name) => [name, 'value'] as const,
  ),
  ...['json', 'markdown', 'strict', 'help', 'h'].map((name) => [name, 'alone'] as const),
]);

function optionsOf({ flags, sources }: SubcommandFlags): LeaksOptions | string {
  const last = (name: string): string | undefined => flags.get(name)?.at(-1);
  if (sources.length === 0)
    return 'An address of a program, such as localhost:6060, or files with goroutine dumps were expected.';
  const interval = last('interval') ?? '5s';
  const intervalMillis = durationMillis(interval);
  if (intervalMillis === undefined)
    return `-interval was expected to be a duration from 100ms to 24h, such as 5s, but ${JSON.stringify(interval)} was found.`;
  const count = last('count') ?? '4';
  if (!/^[1-9][0-9]{0,4}$/.test(count))
    return `-count was expected to be a number from 1 to 99999, but ${JSON.stringify(count)} was found.`;
  if (flags.has('json') && flags.has('markdown'))
    return 'Either -json or -markdown was expected, but both were found.';
  const accepted: AcceptedPattern[] = [];
  for (const source of flags.get('accept') ?? []) {
    const read = readAccepted(source);
    if (!read.ok) return `-accept cannot be read: ${read.message}`;
    accepted.push(read.pattern);
  }
  return {
    ...{ sources, intervalMillis, accepted },
    count: Number(count),
    sourcePath: last('source_path') ?? '',
    trimPath: last('trim_path') ?? '',
    modules: namedModules(flags.get('module')),
    form: flags.has('json') ? 'json' : flags.has('markdown') ? 'markdown' : 'text',
    failsOn: flags.has('strict') ? 'suspicion' : 'leak',
  };
}

const UNIT_MILLIS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** As Go writes durations: `5s`, `1m30s`, `500ms`; a number alone is seconds. */
function durationMillis(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$|^\d+(?:\.\d+)?$/.test(text)) return undefined;
  let millis = 0;
  for (const [, number = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|$)/g))
    millis += Number(number) * (UNIT_MILLIS[unit] ?? 1000);
  return millis >= 100 && millis <= 24 * 3_600_000 ? millis : undefined;
}

export const LEAKS_USAGE = `usage:

   pprof-lens leaks [options] URL
   pprof-lens leaks [options] FILE...

Says which goroutines of a program leak, where, and how sure that is. Exits with 1
when there is a leak, with 0 when there is none, with 2 when it could not be judged.

  Sources:
    URL                   A running program: localhost:6060, http://host/debug/pprof
    FILE                  goroutine?debug=2 or a goroutine profile, one for each look;
                          beside them goroutineleak profiles and heap?debug=1

  Options:
    -interval 5s          Time from one look at the program to the next
    -count 4              So many looks; three at least tell what grows
    -accept PATTERN       No leak: leak_demo.go:53, main.(*Pool).worker, pool/*.go, or
                          /REGEXP/; for the line, a function of the stack, or the
                          creators; may be given several times
    -strict               Exits with 1 also when a leak is only possible
    -source_path DIRS     Where sources are, separated by colons; the current folder
                          if not given
    -module PATHS         Modules of your own code, separated by commas; those of go.mod
                          where sources are, or above, if not given
    -trim_path PREFIXES   What recorded paths begin with on the machine of the build
    -json                 One object, for programs
    -markdown             To paste into an issue
`;
