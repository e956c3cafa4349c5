/** The command line of `pprof-lens goroutines`. Flags are written as pprof's are, and may stand anywhere. */
import type { GroupBy, Similarity } from '../analysis/goroutines/goroutineGroup';
import { SIMILARITIES } from '../analysis/goroutines/goroutineGroup';
import type { GoroutineQuery } from '../analysis/goroutines/goroutineQuery';
import { parseQuery } from '../analysis/goroutines/queryParser';
import { namedModules } from './ownModules';
import type { FlagKinds, SubcommandFlags } from './subcommandFlags';
import type { SubcommandLine } from './subcommandLine';
import { subcommandLine } from './subcommandLine';

export interface GoroutinesOptions {
  /** Paths, addresses, `-` for standard input; at least one. */
  readonly sources: readonly string[];
  readonly by: GroupBy;
  readonly similarity: Similarity;
  readonly query: GoroutineQuery;
  readonly base?: string;
  /** Module paths of the user's own code; none where go.mod says it. */
  readonly modules: readonly string[];
  readonly shape: 'groups' | 'tree';
  readonly form: 'text' | 'json';
}

export function goroutinesCommandLine(args: readonly string[]): SubcommandLine<GoroutinesOptions> {
  return subcommandLine(args, FLAGS, optionsOf);
}

const FLAGS: FlagKinds = new Map([
  ['query', 'value'],
  ['similar', 'value'],
  ['by', 'value'],
  ['base', 'value'],
  ['module', 'value'],
  ['tree', 'alone'],
  ['json', 'alone'],
  ['help', 'alone'],
  ['h', 'alone'],
]);

function optionsOf({ flags: given, sources }: SubcommandFlags): GoroutinesOptions | string {
  const flags = new Map([...given].map(([name, values]) => [name, values.at(-1) ?? '']));
  if (sources.length === 0) {
    return 'A goroutine dump or goroutine profile was expected: a file, an address such as localhost:6060, or - for standard input.';
  }
  const similar = flags.get('similar') ?? 'lines';
  const similarity = SIMILARITIES.find((candidate) => candidate === similar);
  if (!similarity) {
    return `-similar was expected to be ${listed(SIMILARITIES)}, but ${JSON.stringify(similar)} was found.`;
  }
  const by = groupBy(flags.get('by') ?? 'stack', similarity);
  if (typeof by === 'string') return by;
  const query = parseQuery(flags.get('query') ?? '');
  if (!query.ok) {
    return `The query cannot be read at column ${query.at + 1}: ${query.message}`;
  }
  const base = flags.get('base');
  if (flags.has('tree') && (base !== undefined || flags.has('query') || sources.length > 1))
    return '-tree was expected with one source, and without -base and -query.';
  if (base !== undefined && by.kind !== 'stack')
    return '-base was expected without -by: stacks are compared.';
  return {
    ...{ sources, by, similarity, query: query.query, modules: namedModules(given.get('module')) },
    ...(base === undefined ? {} : { base }),
    shape: flags.has('tree') ? 'tree' : 'groups',
    form: flags.has('json') ? 'json' : 'text',
  };
}

function groupBy(text: string, similarity: Similarity): GroupBy | string {
  if (text === 'stack') return { kind: 'stack', similarity };
  if (text === 'state') return { kind: 'waitReason' };
  if (text === 'creator') return { kind: 'creator' };
  const label = /^label:(.+)$/s.exec(text)?.[1];
  if (label !== undefined) return { kind: 'label', key: label };
  return `-by was expected to be stack, state, creator or label:KEY, but ${JSON.stringify(text)} was found.`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

export const GOROUTINES_USAGE = `usage:

   pprof-lens goroutines [options] FILE|URL...

Shows the goroutines of a program, those that are alike as one group.

  Sources:
    FILE                  goroutine?debug=2, a crash, SIGQUIT, or a log with one in it;
                          also a goroutine profile; gzipped or not; - is standard input
    URL                   A running program: localhost:6060, or the address of a profile

  Options:
    -query Q              Only these: state:"chan send" minutes:>0 function:leak
                          file:pool.go:53 creator:Handle label:tenant=acme id:42
                          parent:1 leaked: locked: words; and, or, not, ( )
    -similar LEVEL        How alike stacks of a group are: exact, lines (this if not
                          given), functions, or operation: same wait, same line of yours
    -by WHAT              Groups by stack (if not given), state, creator or label:KEY
    -base FILE|URL        What has changed since then
    -module PATHS         Modules of your own code, separated by commas; that of go.mod
                          in the current folder, or above it, if not given
    -tree                 Who started whom
    -json                 One object, for programs
`;
