/**
 * The commands, which are flags on the command line and words in the prompt. Names and arguments: pprofCommands in
 * pprof's internal/driver/commands.go, 2026-11. The words are ours.
 */
import type { ReportCommand } from '../report/report';

export interface Command {
  readonly name: string;
  readonly help: string;
  /** Whether an expression must follow. */
  readonly argument: 'none' | 'pattern';
  /** How the prompt's help shows what may follow. */
  readonly form: 'none' | 'graph' | 'sortedGraph' | 'shownGraph' | 'list' | 'peek' | 'tags';
  readonly does:
    | {
        readonly kind: 'report';
        readonly report: ReportCommand;
        /** Ending of the file that is written where the output would go to a terminal. */
        readonly fileEnding?: string;
      }
    /** What pprof does with other programs; says what to use instead. */
    | { readonly kind: 'refuse'; readonly why: string };
}

const report = (
  name: string,
  form: Command['form'],
  help: string,
  does: { readonly report: ReportCommand; readonly fileEnding?: string },
): Command => ({
  ...{ name, form, help, does: { kind: 'report', ...does } },
  argument: form === 'list' || form === 'peek' ? 'pattern' : 'none',
});

const image = (name: string): Command => ({
  ...{ name, form: 'graph', argument: 'none' },
  help: `Graph as ${name.toUpperCase()}; needs Graphviz, see svg`,
  does: {
    kind: 'refuse',
    why: `${name} is drawn by Graphviz, which is not used here: svg needs none, and dot writes what Graphviz reads`,
  },
});

const viewer = (name: string, instead: string): Command => ({
  ...{ name, form: 'shownGraph', argument: 'none', help: `Graph in ${name}; see ${instead}` },
  does: {
    kind: 'refuse',
    why: `no viewer is started here: write a file with ${instead}, and open it with ${name}`,
  },
});

export const COMMANDS: readonly Command[] = [
  report('callgrind', 'graph', 'Graph for KCachegrind and its like', {
    ...{ report: 'callgrind', fileEnding: '.callgraph.out' },
  }),
  report('comments', 'none', 'Comments in the profile', { report: 'comments' }),
  {
    ...{ name: 'disasm', form: 'list', argument: 'pattern' },
    help: 'Assembly with its samples; needs a disassembler',
    does: {
      kind: 'refuse',
      why: 'disasm needs the program that was profiled and a disassembler, which are not used here: list shows the costs of source lines',
    },
  },
  report('dot', 'graph', 'Graph in the language of Graphviz', { report: 'dot' }),
  viewer('eog', 'svg'),
  viewer('evince', 'svg'),
  image('gif'),
  viewer('gv', 'svg'),
  viewer('kcachegrind', 'callgrind'),
  report('list', 'list', 'Source of matching functions, with the cost of each line', { report: 'list' }),
  image('pdf'),
  report('peek', 'peek', 'Callers and callees of matching functions', { report: 'peek' }),
  image('png'),
  report('proto', 'none', 'The profile as filtered, as gzipped profile.proto', {
    ...{ report: 'proto', fileEnding: '.pb.gz' },
  }),
  image('ps'),
  report('raw', 'none', 'All that the profile says, as text', { report: 'raw' }),
  report('svg', 'graph', 'Graph as a picture', { report: 'svg', fileEnding: '.svg' }),
  report('tags', 'tags', 'Labels of the samples, with their sums', { report: 'tags' }),
  report('text', 'sortedGraph', 'The functions that cost most; the same as top', { report: 'top' }),
  report('top', 'sortedGraph', 'The functions that cost most', { report: 'top' }),
  report('topproto', 'none', 'The functions that cost most, as gzipped profile.proto', {
    ...{ report: 'topproto', fileEnding: '.pb.gz' },
  }),
  report('traces', 'none', 'Every sample with its stack', { report: 'traces' }),
  report('tree', 'sortedGraph', 'Every function with its callers and callees', { report: 'tree' }),
  viewer('web', 'svg'),
  report('weblist', 'list', 'As list, as a web page', { report: 'weblist', fileEnding: '.html' }),
];

export const COMMAND_OF: ReadonlyMap<string, Command> = new Map(
  COMMANDS.map((command) => [command.name, command]),
);
