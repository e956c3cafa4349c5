/** `pprof-lens memory`: where the memory of a program is, whether its figures add up, and what has changed. */
import type { Profile } from '../model/profile';
import { terminalText } from '../report/goroutines/terminalText';
import type { PrintedMemory } from '../report/memory/memoryPrint';
import { memoryJson, printedMemoryMarkdown, printedMemoryText } from '../report/memory/memoryPrint';
import { memoryRecordsPage } from '../report/memory/memoryRecordsPage';
import { memoryReport } from '../report/memory/memoryReport';
import type { CliPorts } from './cliPorts';
import type { MemoryOptions } from './memoryOptions';
import { MEMORY_USAGE, memoryCommandLine } from './memoryOptions';
import { obeySubcommand, subcommandFailure } from './subcommandLine';
import type { MemorySource } from './memorySource';
import { readMemorySource } from './memorySource';

/** Exit status: 0, or 2 where the command line or a source cannot be read. */
export function memoryCommand(args: readonly string[], ports: CliPorts): Promise<number> {
  const does = { name: 'memory', usage: MEMORY_USAGE, run };
  return obeySubcommand(memoryCommandLine(args), does, ports);
}

type ReadSource = MemorySource & { readonly ok: true };

async function run({ sources, base, top, form }: MemoryOptions, ports: CliPorts): Promise<number> {
  if ([...sources, base].filter((source) => source === '-').length > 1)
    return subcommandFailure('Standard input (-) was expected once, but it is named more often.', ports);
  let before: { readonly source: string; readonly read: ReadSource } | undefined;
  if (base !== undefined) {
    const read = await readMemorySource(base, ports);
    // What is not there cannot be compared with.
    if (!read.ok) return subcommandFailure(`${base}: ${read.message}`, ports);
    before = { source: base, read };
  }
  const printed: PrintedMemory[] = [];
  let status = 0;
  for (const source of sources) {
    const read = await readMemorySource(source, ports);
    if (!read.ok) {
      status = subcommandFailure(`${source}: ${read.message}`, ports);
      printed.push({ source, problems: [read.message] });
      continue;
    }
    for (const problem of read.problems) ports.error(`${terminalText(`${source}: ${problem}`)}\n`);
    printed.push({
      ...{ source, problems: read.problems },
      ...(before === undefined ? {} : { base: before.source }),
      report: memoryReport({ moment: read, ...(before === undefined ? {} : { base: before.read }) }),
      records: recordsOf(read.profile, top),
    });
    if (base === undefined) before = { source, read };
  }
  if (form === 'json') ports.out(memoryJson(printed));
  else ports.out(form === 'markdown' ? printedMemoryMarkdown(printed) : printedMemoryText(printed));
  return status;
}

function recordsOf(profile: Profile, limit: number): NonNullable<PrintedMemory['records']> {
  const page = memoryRecordsPage(profile, { sort: 'inUseBytes', by: 'estimated', offset: 0, limit });
  return page ?? { rowCount: 0, columns: [], note: '', rows: [] };
}
