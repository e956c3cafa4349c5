/** The terminal front: pprof's command line over the engine. Has no logic of its own. */
import zlib from 'node:zlib';
import type { CommandLine, LoadRequest } from '../driver/commandLine';
import { readCommandLine } from '../driver/commandLine';
import { COMMAND_OF } from '../driver/commandTable';
import type { LoadPorts } from '../driver/loadProfile';
import { loadProfile } from '../driver/loadProfile';
import type { Profile } from '../model/profile';
import type { CliPorts } from './cliPorts';
import { PROCESS_PORTS } from './cliPorts';
import { SecondThreadStart } from './secondThreadStart';
import { isProgram, readFileSource } from './fileSources';
import { PIECE_INFLATER } from './pieceInflater';
import { isSubcommand } from './subcommandNames';

/** Exit status: 0, or 2 whatever went wrong, as the newest pprof has it; subcommands have their own. */
export async function runCli(args: readonly string[], given: Partial<CliPorts> = {}): Promise<number> {
  const ports: CliPorts = { ...PROCESS_PORTS, ...given };
  const [first, ...rest] = args;
  if (isSubcommand(first)) {
    const { runSubcommand } = await import('./subcommands');
    return runSubcommand(first, rest, ports);
  }
  const line = readCommandLine(args, isProgram);
  switch (line.kind) {
    case 'usage':
      return showUsage(line, ports);
    case 'refused':
      for (const warning of line.warnings) ports.error(`${warning}\n`);
      return fail(line.message, ports);
    case 'run':
      for (const warning of line.warnings) ports.error(`${warning}\n`);
      return run(line, ports);
  }
}

const FAILED = 2;

function fail(message: string, ports: CliPorts): number {
  ports.error(`pprof: ${message}\n`);
  return FAILED;
}

async function showUsage(
  { before, after }: Extract<CommandLine, { kind: 'usage' }>,
  ports: CliPorts,
): Promise<number> {
  const { usageText } = await import('../driver/usageText');
  ports.error(`${before === undefined ? '' : `${before}\n`}${usageText('pprof-lens')}`);
  if (after !== undefined) return fail(after, ports);
  return before === undefined ? 0 : FAILED;
}

async function run(line: Extract<CommandLine, { kind: 'run' }>, ports: CliPorts): Promise<number> {
  const { call, settings, load } = line;
  const command = call && COMMAND_OF.get(call.name);
  // Before anything is fetched: that may take half a minute.
  if (command?.does.kind === 'refuse') return fail(command.does.why, ports);
  const starting = new SecondThreadStart(
    call && command?.does.kind === 'report' ? command.does.report : undefined,
  );
  const loaded = await loadProfile(load, loadPorts(load, ports, starting));
  if (!loaded.ok) return fail(loaded.message, ports);
  if (call) {
    const { runReport } = await import('./runReport');
    const problem = runReport(loaded.profile, call, settings, ports, await starting.thread());
    return problem === undefined ? 0 : fail(problem, ports);
  }
  const { runPrompt } = await import('./runPrompt');
  await runPrompt(loaded.profile, settings, ports);
  return 0;
}

function loadPorts(request: LoadRequest, ports: CliPorts, starting: SecondThreadStart): LoadPorts {
  const say = (message: string): void => {
    ports.error(message.endsWith('\n') ? message : `${message}\n`);
  };
  return {
    zlib,
    inflater: PIECE_INFLATER,
    say,
    explain: (message) => {
      if (ports.isTerminal('error')) say(message);
    },
    readSource: async (source) => {
      const read = await readSource(source, request, ports, say);
      if (read.ok) starting.expect('file' in read ? read.file : read.bytes);
      return read;
    },
    postSymbols: async (url, body) => {
      const { postSymbols } = await import('./httpSource');
      return postSymbols(url, body, request);
    },
    save: async (profile: Profile) => {
      const { saveFetched } = await import('./saveFetched');
      say(await saveFetched(profile, ports.env));
    },
  };
}

/** A file if there is one, else an address if it can be one. */
function readSource(
  source: string,
  request: LoadRequest,
  ports: CliPorts,
  say: (message: string) => void,
): ReturnType<LoadPorts['readSource']> {
  const large = ports.largeFile(source);
  if (large) return { ok: true, file: large };
  const file = readFileSource(source, (path) => ports.readFile(path));
  if (file.ok || file.isThere) return file;
  return import('./httpSource').then(
    async ({ readHttpSource }) => (await readHttpSource(source, request, say)) ?? file,
  );
}
