/** One report, to standard output or a file. */
import type { SecondThread } from '../analysis/counting/secondThread';
import type { CommandCall } from '../driver/commandLine';
import type { Settings } from '../driver/optionTable';
import { produceReport } from '../driver/produceReport';
import type { Profile } from '../model/profile';
import type { CliPorts } from './cliPorts';
import { compressedPieces } from './compressedPieces';
import { freeFileName, writeNamedFile } from './reportFile';
import { sourceFileReader } from './sourceFileReader';

/** Gives pprof's words for what went wrong. */
export function runReport(
  profile: Profile,
  call: CommandCall,
  settings: Settings,
  ports: CliPorts,
  second?: SecondThread,
): string | undefined {
  const production = produceReport(profile, call, settings, sourceFileReader(ports.currentFolder()), second);
  for (const warning of production.warnings) ports.error(`${warning}\n`);
  if (!production.ok) return production.message;
  const { content } = production;
  let { output } = settings;
  if (output === '' && content.fileEnding !== undefined && ports.isTerminal('output')) {
    const free = freeFileName(content.fileEnding);
    if (free === undefined) return `could not create file of the form profile001${content.fileEnding}`;
    output = free;
  }
  if (output === '') {
    for (const piece of compressedPieces(content)) ports.out(piece);
    return undefined;
  }
  ports.error(`Generating report in ${output}\n`);
  const written = writeNamedFile(output, content);
  return written.ok ? undefined : written.message;
}
