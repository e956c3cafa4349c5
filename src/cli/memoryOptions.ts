/** The command line of `pprof-lens memory`. Flags are written as pprof's are, and may stand anywhere. */
import type { FlagKinds, SubcommandFlags } from './subcommandFlags';
import type { SubcommandLine } from './subcommandLine';
import { subcommandLine } from './subcommandLine';

export interface MemoryOptions {
  /** Paths, addresses, `-` for standard input; at least one. */
  readonly sources: readonly string[];
  readonly base?: string;
  /** How many of the records that hold most. */
  readonly top: number;
  readonly form: 'text' | 'json' | 'markdown';
}

export function memoryCommandLine(args: readonly string[]): SubcommandLine<MemoryOptions> {
  return subcommandLine(args, FLAGS, optionsOf);
}

const FLAGS: FlagKinds = new Map([
  ...['base', 'top'].map((name) => [name, 'value'] as const),
  ...['json', 'markdown', 'help', 'h'].map((name) => [name, 'alone'] as const),
]);

function optionsOf({ flags, sources }: SubcommandFlags): MemoryOptions | string {
  if (sources.length === 0) {
    return 'The text of a heap profile was expected: a file, an address such as localhost:6060, or - for standard input.';
  }
  if (flags.has('json') && flags.has('markdown'))
    return 'Either -json or -markdown was expected, but both were found.';
  const top = flags.get('top')?.at(-1) ?? '10';
  if (!/^\d{1,3}$/.test(top))
    return `-top was expected to be a number from 0 to 999, but ${JSON.stringify(top)} was found.`;
  const base = flags.get('base')?.at(-1);
  return {
    sources,
    ...(base === undefined ? {} : { base }),
    top: Number(top),
    form: flags.has('json') ? 'json' : flags.has('markdown') ? 'markdown' : 'text',
  };
}

export const MEMORY_USAGE = `usage:

   pprof-lens memory [options] FILE|URL...

Says where the memory of a program is: heap in use, idle but not returned, stacks,
the runtime; whether the figures add up; and what has changed. Of several texts, each
is compared with the one before it.

  Sources:
    FILE                  heap?debug=1 or allocs?debug=1, gzipped or not; - is standard
                          input
    URL                   A running program: localhost:6060, or the address of a profile

  Options:
    -base FILE|URL        Each is compared with this one instead
    -top 10               So many of the records that hold most
    -json                 One object, for programs
    -markdown             To paste into an issue
`;
