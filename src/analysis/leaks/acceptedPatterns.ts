import { compilePattern } from '../pattern';
import type { Pattern } from '../pattern';
import type { RecordedLine, SnapshotGroup } from './verdict';

/** An entry of the allow list. */
export interface AcceptedPattern {
  readonly source: string;
  /** Whether a name, or a `file:line`, is meant. */
  readonly matches: (text: string) => boolean;
}

export type AcceptedOutcome =
  { readonly ok: true; readonly pattern: AcceptedPattern } | { readonly ok: false; readonly message: string };

/**
 * Reads an entry:
 * - `leak_demo.go:53`, `leak/pool.go`: a line or a file, by as many folders as are written;
 * - `main.(*Pool).worker`, `pool.Start`: a function, with or without the folders of its package;
 * - `*` in these stands for any text;
 * - `/^example\.com\/pool\./`: a regular expression of RE2 on function names and `file:line`.
 */
export function readAccepted(source: string): AcceptedOutcome {
  const text = source.trim();
  if (text === '')
    return { ok: false, message: 'an entry is empty; expected a function, file:line or /pattern/' };
  const expression = /^\/(.+)\/$/.exec(text)?.[1];
  const compiled = compilePattern(expression ?? wholePattern(text));
  if (!compiled.ok) return { ok: false, message: `${JSON.stringify(source)}: ${compiled.message}` };
  return { ok: true, pattern: { source: text, matches: memoised(compiled.pattern) } };
}

function wholePattern(glob: string): string {
  const escaped = glob.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return `^(?:.*[/\\\\])?${escaped.join('.*')}(?::[0-9]+)?$`;
}

function memoised(pattern: Pattern): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      if (known.size >= MAX_KNOWN) known.clear();
      answer = pattern.matches(text);
      known.set(text, answer);
    }
    return answer;
  };
}

const MAX_KNOWN = 10_000;

/** The first entry that the group falls under: by its line, a function of its stack, or all who created it. */
export function acceptedBy(
  group: SnapshotGroup,
  accepted: readonly AcceptedPattern[],
): AcceptedPattern | undefined {
  return accepted.find(
    ({ matches }) =>
      isMeant(group.place, matches) ||
      group.frames.some(({ functionName }) => matches(functionName)) ||
      (group.creators.length > 0 && group.creators.every((creator) => isMeant(creator, matches))),
  );
}

function isMeant(line: RecordedLine, matches: (text: string) => boolean): boolean {
  return matches(line.functionName) || matches(`${line.recordedPath}:${line.lineNumber}`);
}
