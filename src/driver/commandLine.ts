/**
 * The command line of pprof, read: what to load, how, and what to report. Rules, order of the checks and messages:
 * parseFlags in pprof's internal/driver/cli.go, 2026-11.
 */
import { COMMANDS } from './commandTable';
import type { FlagKind, FlagValue } from './goFlags';
import { parseGoFlags } from './goFlags';
import type { Settings } from './optionTable';
import { DEFAULT_SETTINGS, OPTION_FIELDS } from './optionTable';
import { withValue } from './settings';

export interface LoadRequest {
  readonly sources: readonly string[];
  readonly bases: readonly string[];
  readonly baseMode: 'base' | 'diffBase';
  readonly normalize: boolean;
  /** The program that was profiled; `''` when not given. */
  readonly executable: string;
  readonly buildId: string;
  /** Not given: -1. */
  readonly seconds: number;
  readonly timeoutSeconds: number;
  readonly symbolize: string;
  readonly comment: string;
  readonly allFrames: boolean;
  /** Paths of files; `''` when not given. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string };
}

export interface CommandCall {
  readonly name: string;
  readonly argument?: string;
}

export type CommandLine =
  | {
      readonly kind: 'run';
      readonly load: LoadRequest;
      readonly settings: Settings;
      /** Absent for the prompt. */
      readonly call?: CommandCall;
      readonly warnings: readonly string[];
    }
  /** The usage is printed, after the first message and before the second. */
  | { readonly kind: 'usage'; readonly before?: string; readonly after?: string }
  | { readonly kind: 'refused'; readonly message: string; readonly warnings: readonly string[] };

/** @param isProgram whether there is a file of that name that is a program, not a profile */
export function readCommandLine(args: readonly string[], isProgram: (path: string) => boolean): CommandLine {
  const flags = parseGoFlags(args, FLAG_KINDS);
  if (!flags.ok) return { kind: 'usage', ...(flags.message === undefined ? {} : { before: flags.message }) };
  if (flags.rest.length === 0) return { kind: 'usage', after: 'no profile source specified' };
  const [first = '', ...others] = flags.rest;
  const executable = others.length > 0 && isProgram(first) ? first : '';
  const warnings: string[] = [];
  try {
    const options = settingsOf(flags.values);
    const call = callOf(flags.values);
    checkWeb(flags.values, call);
    const settings = withOldSpellings(options, flags.values, warnings);
    const load = loadRequest(flags.values, executable === '' ? flags.rest : others, executable);
    if (load.normalize && load.bases.length === 0) {
      throw new Refused('must have base profile to normalize by');
    }
    return { kind: 'run', load, settings, warnings, ...(call ? { call } : {}) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', message: error.message, warnings };
  }
}

/** Thrown and caught here only. */
class Refused extends Error {}

type Values = ReadonlyMap<string, FlagValue>;

const OLD_SPELLINGS: readonly (readonly [flag: string, sampleType: string])[] = [
  ['total_delay', 'delay'],
  ['mean_delay', 'delay'],
  ['contentions', 'contentions'],
  ['inuse_space', 'inuse_space'],
  ['inuse_objects', 'inuse_objects'],
  ['alloc_space', 'alloc_space'],
  ['alloc_objects', 'alloc_objects'],
];

const TEXT_FLAGS = [
  ...[
    'base',
    'diff_base',
    'symbolize',
    'buildid',
    'add_comment',
    'tools',
    'http',
    'tls_cert',
    'tls_key',
    'tls_ca',
  ],
];

const FLAG_KINDS: ReadonlyMap<string, FlagKind> = new Map<string, FlagKind>([
  ...TEXT_FLAGS.map((name) => [name, 'text'] as const),
  ...['seconds', 'timeout'].map((name) => [name, 'count'] as const),
  ...['all_frames', 'no_browser', ...OLD_SPELLINGS.map(([flag]) => flag)].map(
    (name) => [name, 'switch'] as const,
  ),
  ...OPTION_FIELDS.flatMap(({ name, kind, choices }) =>
    kind === 'choice' ? choices.map((choice) => [choice, 'switch'] as const) : [[name, kind] as const],
  ),
  ...COMMANDS.map(({ name, argument }) => [name, argument === 'pattern' ? 'text' : 'switch'] as const),
]);

function textOf(values: Values, name: string): string {
  return String(values.get(name) ?? '');
}

function settingsOf(values: Values): Settings {
  let settings = DEFAULT_SETTINGS;
  for (const field of OPTION_FIELDS) {
    if (field.kind === 'choice') {
      const chosen = field.choices.filter((choice) => values.get(choice) === true);
      if (chosen.length > 1) throw new Refused(`conflicting options set: [${chosen.join(' ')}]`);
      if (chosen[0] !== undefined) settings = withValue(settings, field, chosen[0]);
    } else {
      const value = values.get(field.name);
      if (value !== undefined) settings = withValue(settings, field, value);
    }
  }
  return settings;
}

/** An empty expression is none, so that `-list=` starts the prompt. */
function callOf(values: Values): CommandCall | undefined {
  const calls = COMMANDS.flatMap(({ name, argument }): CommandCall[] => {
    if (argument === 'none') return values.get(name) === true ? [{ name }] : [];
    const given = textOf(values, name);
    return given === '' ? [] : [{ name, argument: given }];
  });
  if (calls.length > 1) throw new Refused('must set at most one output format');
  return calls[0];
}

function checkWeb(values: Values, call: CommandCall | undefined): void {
  const isWeb = textOf(values, 'http') !== '';
  if (isWeb && call) throw new Refused('-http is not compatible with an output format on the command line');
  if (!isWeb && values.get('no_browser') === true)
    throw new Refused('-no_browser only makes sense with -http');
  if (isWeb) {
    throw new Refused(
      '-http: no web server is started here. Open the profile in VS Code with pprof Lens, whose panel shows it',
    );
  }
}

function withOldSpellings(settings: Settings, values: Values, warnings: string[]): Settings {
  let { sampleIndex } = settings;
  for (const [flag, sampleType] of OLD_SPELLINGS) {
    if (values.get(flag) !== true) continue;
    if (sampleIndex === '') sampleIndex = sampleType;
    else warnings.push(`Multiple value selections, ignoring -${flag}`);
  }
  return { ...settings, sampleIndex, mean: settings.mean || values.get('mean_delay') === true };
}

function loadRequest(values: Values, sources: readonly string[], executable: string): LoadRequest {
  const base = textOf(values, 'base');
  const diffBase = textOf(values, 'diff_base');
  if (base !== '' && diffBase !== '')
    throw new Refused('-base and -diff_base flags cannot both be specified');
  const chosen = diffBase === '' ? base : diffBase;
  return {
    sources,
    bases: chosen === '' ? [] : [chosen],
    baseMode: diffBase === '' ? 'base' : 'diffBase',
    normalize: values.get('normalize') === true,
    executable,
    buildId: textOf(values, 'buildid'),
    seconds: Number(values.get('seconds') ?? -1),
    timeoutSeconds: Number(values.get('timeout') ?? -1),
    symbolize: textOf(values, 'symbolize'),
    comment: textOf(values, 'add_comment'),
    allFrames: values.get('all_frames') === true,
    tls: { cert: textOf(values, 'tls_cert'), key: textOf(values, 'tls_key'), ca: textOf(values, 'tls_ca') },
  };
}
