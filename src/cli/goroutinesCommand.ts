/** `pprof-lens goroutines`: groups, comparison or tree of the goroutines of dumps. */
import { compareDumps } from '../analysis/goroutines/compareDumps';
import type { DumpSelection } from '../analysis/goroutines/mergedGroups';
import { mergedGroups } from '../analysis/goroutines/mergedGroups';
import { selectRows } from '../analysis/goroutines/selectRows';
import type { GoroutineDump } from '../model/goroutineDump';
import { comparisonText } from '../report/goroutines/comparisonText';
import type { JsonSource } from '../report/goroutines/goroutinesJson';
import { comparisonJson, groupsJson, treeJson } from '../report/goroutines/goroutinesJson';
import { groupsText } from '../report/goroutines/groupsText';
import { terminalText } from '../report/goroutines/terminalText';
import { treeText } from '../report/goroutines/treeText';
import type { CliPorts } from './cliPorts';
import { readGoroutineSource } from './goroutineSource';
import type { GoroutinesOptions } from './goroutinesOptions';
import { GOROUTINES_USAGE, goroutinesCommandLine } from './goroutinesOptions';
import { ownModules } from './ownModules';
import { obeySubcommand, subcommandFailure } from './subcommandLine';

/** Exit status: 0, or 2 where the command line or a source cannot be read. */
export function goroutinesCommand(args: readonly string[], ports: CliPorts): Promise<number> {
  const does = { name: 'goroutines', usage: GOROUTINES_USAGE, run };
  return obeySubcommand(goroutinesCommandLine(args), does, ports);
}

async function run(options: GoroutinesOptions, ports: CliPorts): Promise<number> {
  const { query, sources, base, modules } = options;
  if ([...sources, base].filter((source) => source === '-').length > 1)
    return subcommandFailure('Standard input (-) was expected once, but it is named more often.', ports);
  const read: ReadSource[] = [];
  const userModules = ownModules(modules, ['.'], ports);
  let status = 0;
  for (const source of base === undefined ? sources : [...sources, base]) {
    const outcome = await readGoroutineSource(source, ports);
    if (!outcome.ok) status = subcommandFailure(`${source}: ${outcome.message}`, ports);
    read.push(
      outcome.ok
        ? { source, ...outcome, dump: { ...outcome.dump, userModules } }
        : { source, problems: [outcome.message] },
    );
    // What is not there cannot be compared with.
    if (!outcome.ok && base !== undefined) return status;
  }
  const dumps = read.flatMap(({ dump }) => dump ?? []);
  if (dumps.length === 0 && options.form === 'text') return status;
  const selections = dumps.map((dump) =>
    query.kind === 'all' ? { dump } : { dump, rows: selectRows(dump, query) },
  );
  // First: who reads the groups may stop before their end.
  if (options.form === 'text') for (const source of read) sayProblems(source, ports);
  for (const piece of report(options, read, selections)) ports.out(piece);
  return status;
}

interface ReadSource {
  readonly source: string;
  /** Absent where nothing could be read. */
  readonly dump?: GoroutineDump;
  readonly problems: readonly string[];
}

function report(
  options: GoroutinesOptions,
  read: readonly ReadSource[],
  selections: readonly DumpSelection[],
): Iterable<string> {
  const { base, by, form, shape, similarity } = options;
  const sources = read.map(jsonSource);
  const [first] = selections;
  if (shape === 'tree' && first) {
    return form === 'json' ? treeJson(sources, first.dump) : treeText(first.dump);
  }
  const last = selections.at(-1);
  if (base !== undefined && first && last) {
    const rows = {
      ...(last.rows ? { before: last.rows } : {}),
      ...(first.rows ? { after: first.rows } : {}),
    };
    const comparison = compareDumps(last.dump, first.dump, similarity, rows);
    return form === 'json' ? comparisonJson(sources, comparison) : comparisonText(comparison);
  }
  const groups = mergedGroups(selections, by);
  if (form === 'json') return groupsJson(sources, groups);
  const selected = groups.reduce((total, { count }) => total + count, 0);
  const total = sources.reduce((all, source) => all + source.total, 0);
  return groupsText({ by, groups, total, selected });
}

function jsonSource({ source, dump, problems }: ReadSource): JsonSource {
  return {
    source,
    total: dump ? dump.goroutines.counts.reduce((total, count) => total + count, 0) : 0,
    problems: [
      ...problems.map((message) => ({ message })),
      ...(dump?.problems ?? []).map(({ message, firstLine, lastLine }) => ({
        message,
        firstLineNumber: firstLine + 1,
        lastLineNumber: lastLine + 1,
      })),
    ],
  };
}

function sayProblems(read: ReadSource, ports: CliPorts): void {
  if (!read.dump) return;
  const { source, problems } = jsonSource(read);
  for (const { message, firstLineNumber } of problems.slice(0, MAX_PROBLEMS)) {
    const at = firstLineNumber === undefined ? source : `${source}:${firstLineNumber}`;
    ports.error(`${terminalText(`${at}: ${message}`)}\n`);
  }
  if (problems.length > MAX_PROBLEMS)
    ports.error(`${source}: ${problems.length - MAX_PROBLEMS} more problems\n`);
}

const MAX_PROBLEMS = 20;
