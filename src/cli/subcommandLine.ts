/** What the subcommands have in common: how a command line is read, and what becomes of one that cannot be. */
import { terminalText } from '../report/goroutines/terminalText';
import type { CliPorts } from './cliPorts';
import type { FlagKinds, SubcommandFlags } from './subcommandFlags';
import { subcommandFlags } from './subcommandFlags';

export type SubcommandLine<Options> =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'usage' }
  | { readonly kind: 'refused'; readonly message: string };

/** `optionsOf` gives a sentence where the flags make no sense. */
export function subcommandLine<Options extends object>(
  args: readonly string[],
  kinds: FlagKinds,
  optionsOf: (flags: SubcommandFlags) => Options | string,
): SubcommandLine<Options> {
  const read = subcommandFlags(args, kinds);
  if (typeof read === 'string') return { kind: 'refused', message: read };
  if (read.flags.has('help') || read.flags.has('h')) return { kind: 'usage' };
  const options = optionsOf(read);
  return typeof options === 'string' ? { kind: 'refused', message: options } : { kind: 'run', options };
}

export interface SubcommandDoes<Options> {
  /** `leaks`, as it is typed. */
  readonly name: string;
  readonly usage: string;
  /** Gives the exit status. */
  readonly run: (options: Options, ports: CliPorts) => Promise<number>;
}

export async function obeySubcommand<Options>(
  line: SubcommandLine<Options>,
  { name, usage, run }: SubcommandDoes<Options>,
  ports: CliPorts,
): Promise<number> {
  switch (line.kind) {
    case 'usage':
      ports.out(usage);
      return 0;
    case 'refused':
      return subcommandFailure(`${line.message} pprof-lens ${name} -help says more.`, ports);
    case 'run':
      return run(line.options, ports);
  }
}

/** The exit status of a command line, or of a source, that cannot be read. */
export const FAILED = 2;

export function subcommandFailure(message: string, ports: CliPorts): number {
  ports.error(`pprof-lens: ${terminalText(message)}\n`);
  return FAILED;
}
