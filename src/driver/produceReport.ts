/** From a loaded profile and a command to what is written, and the lines to be said before. */
import type { SecondThread } from '../analysis/counting/secondThread';
import { protoPieces } from '../formats/proto/writeProto';
import type { Profile } from '../model/profile';
import { buildReport } from '../report/buildReport';
import { graphReport } from '../report/graphReport';
import { printReport } from '../report/printReport';
import { protoProfile, topProtoProfile } from '../report/protoReport';
import type { Report, SourceReader } from '../report/report';
import type { CommandCall } from './commandLine';
import { COMMAND_OF } from './commandTable';
import type { Settings } from './optionTable';
import { reportOptionsOf } from './optionTable';

export type Production =
  | {
      readonly ok: true;
      readonly content: ReportContent;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly message: string; readonly warnings: readonly string[] };

export interface ReportContent {
  /** A piece of bytes holds until the next is asked for. */
  readonly pieces: Iterable<string | Uint8Array>;
  readonly encoding: 'plain' | 'gzip';
  /** Ending of the file to write where the output would go to a terminal; absent where a terminal is fine. */
  readonly fileEnding?: string;
}

export function produceReport(
  profile: Profile,
  call: CommandCall,
  settings: Settings,
  sources: SourceReader,
  second?: SecondThread,
): Production {
  const command = COMMAND_OF.get(call.name);
  if (!command)
    return { ok: false, message: `unrecognized command: ${JSON.stringify(call.name)}`, warnings: [] };
  if (command.does.kind === 'refuse') return { ok: false, message: command.does.why, warnings: [] };
  const { report: kind, fileEnding } = command.does;
  const built = buildReport(profile, {
    ...{ command: kind, options: reportOptionsOf(settings), second },
    ...(call.argument === undefined ? {} : { argument: call.argument }),
  });
  if (!built.ok) return built;
  const { report, warnings } = built;
  const ending = fileEnding === undefined ? {} : { fileEnding };
  if (report.command === 'proto' || report.command === 'topproto') {
    const pieces = protoPieces(writtenProfile(report));
    return { ok: true, content: { pieces, encoding: 'gzip', ...ending }, warnings };
  }
  const printed = printReport(report, sources);
  if (!printed.ok) return { ok: false, message: printed.message, warnings };
  return { ok: true, content: { pieces: printed.pieces, encoding: 'plain', ...ending }, warnings };
}

function writtenProfile(report: Report): Profile {
  return report.command === 'proto' ? protoProfile(report) : topProtoProfile(report, graphReport(report));
}
