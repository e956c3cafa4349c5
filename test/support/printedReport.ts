import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportOptions } from '../../src/analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../../src/analysis/reportOptions';
import { readProto } from '../../src/formats/proto/readProto';
import type { Profile } from '../../src/model/profile';
import { buildReport } from '../../src/report/buildReport';
import type { Report, ReportCommand, ReportText } from '../../src/report/report';
import { PRINTED_PROFILE } from './printedProfile';
import { encodeMessage } from './profileSchema';

/** What pprof printed of it: `-raw -noinlines` is `raw.noinlines.txt`. */
export function printedByPprof(name: string): string {
  return readFileSync(path.resolve(import.meta.dirname, '../unit/report/printed', `${name}.txt`), 'utf8');
}

export function printedProfile(): Profile {
  return profileOf(PRINTED_PROFILE);
}

/** The profile that an object of profile.proto's shape says. */
export function profileOf(content: Record<string, unknown>): Profile {
  const outcome = readProto(encodeMessage(content));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.profile;
}

export function reportOn(
  profile: Profile,
  command: ReportCommand,
  options: Partial<ReportOptions> & { readonly argument?: string } = {},
): Report {
  const { argument, ...given } = options;
  const built = buildReport(profile, {
    command,
    options: { ...DEFAULT_REPORT_OPTIONS, ...given },
    ...(argument === undefined ? {} : { argument }),
  });
  if (!built.ok) throw new Error(built.message);
  return built.report;
}

export function wholeText(text: ReportText): string {
  if (!text.ok) throw new Error(text.message);
  const pieces = Array.from(text.pieces, (piece) =>
    typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'),
  );
  return pieces.join('');
}
