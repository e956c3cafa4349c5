/** What the terminal front does beside pprof's reports. A bundle of its own, which ordinary reports do not load. */
import type { CliPorts } from './cliPorts';
import { goroutinesCommand } from './goroutinesCommand';
import { leaksCommand } from './leaksCommand';
import { memoryCommand } from './memoryCommand';
import type { Subcommand } from './subcommandNames';

export function runSubcommand(name: Subcommand, args: readonly string[], ports: CliPorts): Promise<number> {
  switch (name) {
    case 'goroutines':
      return goroutinesCommand(args, ports);
    case 'leaks':
      return leaksCommand(args, ports);
    case 'memory':
      return memoryCommand(args, ports);
  }
}
