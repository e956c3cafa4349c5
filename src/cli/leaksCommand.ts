/** `pprof-lens leaks`: watches a program, or reads what was saved of it, and says what leaks. */
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { judgeLeaks } from '../analysis/leaks/judgeLeaks';
import type { LeakSnapshot, LeakVerdict } from '../analysis/leaks/verdict';
import type { Target } from '../fetch/fetchTypes';
import { parseTarget } from '../fetch/parseTarget';
import { goroutinesText } from '../report/goroutines/blockedText';
import { verdictJson } from '../report/leaks/verdictJson';
import { verdictMarkdown } from '../report/leaks/verdictMarkdown';
import { verdictText } from '../report/leaks/verdictText';
import type { CliPorts } from './cliPorts';
import { readLeakFiles } from './leakFiles';
import { leakSources } from './leakSources';
import type { LeaksOptions } from './leaksOptions';
import { LEAKS_USAGE, leaksCommandLine } from './leaksOptions';
import { ownModules } from './ownModules';
import { FAILED, obeySubcommand, subcommandFailure } from './subcommandLine';
import { WatchedProgram } from './watchedProgram';

/** Exit status: 1 for a leak (with -strict also for a possible one), 0 for none, 2 for what could not be judged. */
export function leaksCommand(args: readonly string[], ports: CliPorts): Promise<number> {
  const does = { name: 'leaks', usage: LEAKS_USAGE, run };
  return obeySubcommand(leaksCommandLine(args), does, ports);
}

async function run(options: LeaksOptions, ports: CliPorts): Promise<number> {
  const { sources } = options;
  const [first = ''] = sources;
  if (sources.some((source) => fs.existsSync(source))) {
    const files = readLeakFiles(sources, modulesOf(options, ports), ports);
    if (!files.ok) return subcommandFailure(files.message, ports);
    for (const note of files.notes) ports.error(`${note}\n`);
    return conclude(files.snapshots, options, ports);
  }
  const parsed = parseTarget(first);
  if (!parsed.ok)
    return subcommandFailure(`There is no file ${JSON.stringify(first)}. ${parsed.message}`, ports);
  if (sources.length > 1)
    return subcommandFailure('One address was expected: a watch is of one program.', ports);
  const { snapshots, problem } = await watch(parsed.target, options, ports);
  if (problem !== undefined) {
    subcommandFailure(`${problem}. Check that the program runs and serves net/http/pprof there.`, ports);
    if (snapshots.length > 0) conclude(snapshots, options, ports);
    return FAILED;
  }
  return conclude(snapshots, options, ports);
}

function conclude(snapshots: readonly LeakSnapshot[], options: LeaksOptions, ports: CliPorts): number {
  const sourceOf = leakSources(options, ports);
  const verdict = judgeLeaks(snapshots, { accepted: options.accepted, sourceOf });
  ports.out(printed(verdict, options.form));
  return verdict.status === 'leak' || verdict.status === options.failsOn ? 1 : 0;
}

function printed(verdict: LeakVerdict, form: LeaksOptions['form']): string {
  switch (form) {
    case 'text':
      return verdictText(verdict);
    case 'json':
      return verdictJson(verdict);
    case 'markdown':
      return verdictMarkdown(verdict);
  }
}

interface Watched {
  readonly snapshots: readonly LeakSnapshot[];
  /** Why it ended before its time. */
  readonly problem?: string;
}

/** Ctrl+C ends the watch, and gives the verdict so far. */
async function watch(target: Target, options: LeaksOptions, ports: CliPorts): Promise<Watched> {
  const { count, intervalMillis } = options;
  const program = new WatchedProgram(target, modulesOf(options, ports));
  const snapshots: LeakSnapshot[] = [];
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
  };
  process.once('SIGINT', end);
  try {
    const start = performance.now();
    while (snapshots.length < count && !ending.signal.aborted) {
      const due = start + snapshots.length * intervalMillis;
      await pause(due - performance.now(), ending.signal);
      if (snapshots.length > 0 && ending.signal.aborted) break;
      const isEdge = snapshots.length === 0 || snapshots.length === count - 1;
      const look = await program.look(isEdge ? 'wanted' : 'spared');
      if (!look.ok) return { snapshots, problem: look.message };
      snapshots.push(look.snapshot);
      ports.error(
        `${snapshots.length}/${count} · ${goroutinesText(look.snapshot.total)} · ${target.label}\n`,
      );
    }
    const last = snapshots.pop();
    if (last) snapshots.push(await program.proven(last));
    return { snapshots };
  } finally {
    process.removeListener('SIGINT', end);
  }
}

function modulesOf({ modules, sourcePath }: LeaksOptions, ports: CliPorts): readonly string[] {
  return ownModules(modules, sourcePath === '' ? ['.'] : sourcePath.split(':'), ports);
}

async function pause(millis: number, signal: AbortSignal): Promise<void> {
  if (millis > 0) await sleep(millis, undefined, { signal }).catch(() => undefined);
}
