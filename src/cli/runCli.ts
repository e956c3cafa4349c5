/** The terminal front: the engine with `go tool pprof`'s flags and text. Has no logic of its own. */
import zlib from 'node:zlib';
import { subtractBase } from '../analysis/subtractBase';
import { DEFAULT_EDGE_FRACTION, DEFAULT_NODE_FRACTION } from '../analysis/topNodes';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { Profile } from '../model/profile';
import { sampleTypeIndex } from '../report/sampleTypeIndex';
import { topReport } from '../report/topReport';
import { topText } from '../report/topText';
import { tracesText } from '../report/tracesText';
import type { CliOptions } from './cliOptions';
import { parseCliOptions, USAGE } from './cliOptions';

export interface CliOutput {
  readFile(path: string): Uint8Array;
  out(text: string): void;
  error(text: string): void;
}

/** Exit status: 0, 1 when a source or option cannot be used, 2 for wrong usage, as `go tool pprof` does. */
export function runCli(args: readonly string[], output: CliOutput): number {
  const parsed = parseCliOptions(args);
  if (!parsed.ok) {
    output.error(`${parsed.message}\n${USAGE}`);
    return 2;
  }
  const { options } = parsed;
  const profile = load(options, output);
  if (!profile) return 1;
  const sampleType = sampleTypeIndex(profile, options.sampleIndex);
  if (typeof sampleType === 'string') {
    output.error(`${sampleType}\n`);
    return 1;
  }
  switch (options.report) {
    case 'top':
      output.out(topText(topReport(profile, sampleType, trimming(options)), options.sort));
      break;
    case 'traces':
      for (const piece of tracesText(profile, sampleType)) output.out(piece);
      break;
  }
  return 0;
}

function trimming({ nodeFraction, edgeFraction }: CliOptions): {
  nodeFraction: number;
  edgeFraction: number;
} {
  return {
    nodeFraction: nodeFraction ?? DEFAULT_NODE_FRACTION,
    edgeFraction: edgeFraction ?? DEFAULT_EDGE_FRACTION,
  };
}

function load(options: CliOptions, output: CliOutput): Profile | undefined {
  const profile = read(options.source, output);
  if (!profile || !options.base) return profile;
  const base = read(options.base.source, output);
  if (!base) return undefined;
  const outcome = subtractBase(profile, base, options.base.mode);
  if (outcome.ok) return outcome.profile;
  output.error(`${outcome.message}\n`);
  return undefined;
}

function read(path: string, output: CliOutput): Profile | undefined {
  let bytes: Uint8Array;
  try {
    bytes = output.readFile(path);
  } catch (error) {
    output.error(`${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
  const outcome = readProfile(bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
  if (!outcome.ok) {
    output.error(`${path}: ${outcome.message}\n`);
    return undefined;
  }
  for (const problem of outcome.problems) output.error(`${path}: ${problem}\n`);
  return outcome.profile;
}
