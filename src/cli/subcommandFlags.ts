/** Flags of subcommands, written as pprof's are: `-json`, `--base=FILE`, `-base FILE`. They may stand anywhere. */

/** Whether a flag has a value. */
export type FlagKinds = ReadonlyMap<string, 'value' | 'alone'>;

export interface SubcommandFlags {
  /** Every value of each flag that is given; `true` for one without. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly sources: readonly string[];
}

/** A sentence where the arguments cannot be read. After `--` come only sources. */
export function subcommandFlags(args: readonly string[], kinds: FlagKinds): SubcommandFlags | string {
  const flags = new Map<string, string[]>();
  const sources: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      sources.push(...args.slice(at + 1));
      break;
    }
    const [, name = '', value] = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === '') {
      sources.push(argument);
      continue;
    }
    const kind = kinds.get(name);
    if (kind === undefined) return `One of the flags ${listOf(kinds)} was expected, but -${name} was found.`;
    if (kind === 'alone' && value !== undefined && value !== 'true')
      return `-${name} was expected without a value, but ${JSON.stringify(value)} was found.`;
    if (kind === 'value' && value === undefined && at + 1 >= args.length)
      return `A value was expected after -${name}.`;
    const given = kind === 'alone' ? 'true' : (value ?? args[++at] ?? '');
    flags.set(name, [...(flags.get(name) ?? []), given]);
  }
  return { flags, sources };
}

function listOf(kinds: FlagKinds): string {
  return [...kinds.keys()]
    .filter((name) => name.length > 1)
    .map((name) => `-${name}`)
    .join(', ');
}
