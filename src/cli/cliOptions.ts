/** The flags of `go tool pprof` that this front knows. Go's flag package takes `-x v`, `-x=v`, `--x v` and `--x=v`. */
export interface CliOptions {
  readonly report: 'top' | 'traces';
  readonly source: string;
  readonly base?: { readonly source: string; readonly mode: 'base' | 'diffBase' };
  /** As given: a name or an index; absent for the default. */
  readonly sampleIndex?: string;
  readonly sort: 'flat' | 'cum';
  readonly nodeFraction?: number;
  readonly edgeFraction?: number;
}

export const USAGE = `Usage: pprof-lens -top|-traces [-cum] [-sample_index=NAME] [-base|-diff_base FILE]
                  [-nodefraction=F] [-edgefraction=F] FILE
`;

export type ParsedOptions =
  { readonly ok: true; readonly options: CliOptions } | { readonly ok: false; readonly message: string };

const SWITCHES = ['top', 'text', 'traces', 'cum', 'flat'];
const VALUED = ['sample_index', 'base', 'diff_base', 'nodefraction', 'edgefraction'];

export function parseCliOptions(args: readonly string[]): ParsedOptions {
  const given = new Map<string, string>();
  const sources: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const flag = /^--?([a-z_]+)(?:=(.*))?$/s.exec(arg);
    if (!flag) {
      if (arg.startsWith('-'))
        return { ok: false, message: `Expected a flag or a file, found ${JSON.stringify(arg)}.` };
      sources.push(arg);
      continue;
    }
    const [, name = '', attached] = flag;
    if (SWITCHES.includes(name)) given.set(name, 'true');
    else if (VALUED.includes(name)) given.set(name, attached ?? args[++at] ?? '');
    else return { ok: false, message: `flag provided but not defined: -${name}` };
  }
  return assemble(given, sources);
}

function assemble(given: ReadonlyMap<string, string>, sources: readonly string[]): ParsedOptions {
  const [source, ...more] = sources;
  if (source === undefined) return { ok: false, message: 'Expected a profile, found no file name.' };
  if (more.length > 0) return { ok: false, message: `Expected one profile, found ${sources.length}.` };
  const base = given.get('base');
  const diffBase = given.get('diff_base');
  if (base !== undefined && diffBase !== undefined) {
    return { ok: false, message: '-base and -diff_base flags cannot both be specified' };
  }
  const fractions = { nodeFraction: given.get('nodefraction'), edgeFraction: given.get('edgefraction') };
  for (const text of Object.values(fractions)) {
    if (text !== undefined && !(text.trim() !== '' && Number.isFinite(Number(text)))) {
      return { ok: false, message: `Expected a number, found ${JSON.stringify(text)}.` };
    }
  }
  const baseSource = base ?? diffBase;
  const sampleIndex = given.get('sample_index');
  return {
    ok: true,
    options: {
      report: given.has('traces') ? 'traces' : 'top',
      source,
      sort: given.has('cum') ? 'cum' : 'flat',
      ...(baseSource === undefined
        ? {}
        : { base: { source: baseSource, mode: base === undefined ? 'diffBase' : 'base' } }),
      ...(sampleIndex === undefined ? {} : { sampleIndex }),
      ...(fractions.nodeFraction === undefined ? {} : { nodeFraction: Number(fractions.nodeFraction) }),
      ...(fractions.edgeFraction === undefined ? {} : { edgeFraction: Number(fractions.edgeFraction) }),
    },
  };
}
