/**
 * What Go accepts and re2js spells otherwise: Go lets two groups have one name, and reads names of Unicode classes
 * without regard to case, blanks and underscores, and with their long names (`\p{uppercase letter}` is `\p{Lu}`). It
 * does not find scripts whose names have an underscore, such as `\p{Old_Italic}`, and nor does this.
 * Source: regexp/syntax/parse.go and unicode/tables.go of Go 1.26; re2js 2.10.0.
 */
export interface Spelling {
  /** For re2js; what it matches is what Go would match. */
  readonly text: string;
  /** What was written where re2js complains of a fragment of `text`. */
  original(fragment: string): string;
}

export function respelled(source: string): Spelling {
  if (!/\(\?P?<|\\[pP]/.test(source)) return { text: source, original: (fragment) => fragment };
  const changes = changesOf(source);
  let text = '';
  let at = 0;
  for (const change of changes) {
    text += source.slice(at, change.at) + change.to;
    at = change.at + change.from.length;
  }
  text += source.slice(at);
  return {
    text,
    original(fragment) {
      if (fragment === text) return source;
      const changed = changes.find(({ to }) => to === fragment);
      if (changed) return changed.from;
      return text.endsWith(fragment) ? suffixFrom(source, changes, text.length - fragment.length) : fragment;
    },
  };
}

interface Change {
  /** Where in the source. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

function suffixFrom(source: string, changes: readonly Change[], start: number): string {
  let shift = 0;
  for (const { at, from, to } of changes) {
    if (at + shift >= start) break;
    shift += to.length - from.length;
  }
  return source.slice(start - shift);
}

/** Walks over what is quoted and over classes, where `(?<` stands for itself. */
function changesOf(source: string): Change[] {
  const changes: Change[] = [];
  let inClass = false;
  for (let at = 0; at < source.length;) {
    const found = tokenAt(source, at, inClass);
    if (found.to !== undefined && found.to !== found.token)
      changes.push({ at, from: found.token, to: found.to });
    if (!inClass && found.token.startsWith('[')) inClass = true;
    else if (inClass && found.token === ']') inClass = false;
    at += found.token.length;
  }
  return changes;
}

interface Token {
  readonly token: string;
  readonly to?: string;
}

const QUOTED = /\\Q[^]*?(?:\\E|$)/y;
const UNICODE_CLASS = /\\[pP](?:\{(\^?)([^}]*)\}|([^{]))/y;
/** `]` is a plain character at the beginning of a class. */
const CLASS_START = /\[\^?\]?/y;
const POSIX_CLASS = /\[:[^]*?:\]/y;
/** What has no good name ends the walk: it is where the complaint will be. */
const NAMED_GROUP = /\(\?P?<(?:\w+>|[^]*)/y;
const GOOD_GROUP = /^\(\?P?<\w+>$/;

function tokenAt(source: string, at: number, inClass: boolean): Token {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const unicode = match(UNICODE_CLASS);
  if (unicode) {
    const [token, negation = '', name = '', letter] = unicode;
    const to = letter === undefined ? `{${negation}${classNameFor(name)}}` : upper(letter);
    return { token, to: token.slice(0, 2) + to };
  }
  const quoted = inClass ? null : match(QUOTED);
  if (quoted) return { token: quoted[0] };
  if (source[at] === '\\') return { token: source.slice(at, at + 2) };
  const bracket = match(inClass ? POSIX_CLASS : CLASS_START);
  if (bracket) return { token: bracket[0] };
  const group = inClass ? null : match(NAMED_GROUP);
  if (!group) return { token: source[at] as string };
  return { token: group[0], to: GOOD_GROUP.test(group[0]) ? '(?:' : group[0] };
}

/** How re2js calls the class; what Go does not know is given a name that re2js does not know either. */
function classNameFor(name: string): string {
  const compact = name.replace(/[ _-]/g, '');
  const canonical = upper(compact.slice(0, 1)) + lower(compact.slice(1));
  const known = NAMES.get(canonical);
  if (known !== undefined) return known;
  return RE2JS_PROPERTIES.has(canonical) ? `${canonical}?` : canonical;
}

/** ASCII alone, as in Go: a long s is not an S. */
function upper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const LONG_NAMES =
  'Casedletter:LC Closepunctuation:Pe Cntrl:Cc Combiningmark:M Connectorpunctuation:Pc Control:Cc Currencysymbol:Sc ' +
  'Dashpunctuation:Pd Decimalnumber:Nd Digit:Nd Enclosingmark:Me Finalpunctuation:Pf Format:Cf ' +
  'Initialpunctuation:Pi Letter:L Letternumber:Nl Lineseparator:Zl Lowercaseletter:Ll Mark:M Mathsymbol:Sm ' +
  'Modifierletter:Lm Modifiersymbol:Sk Nonspacingmark:Mn Number:N Openpunctuation:Ps Other:C Otherletter:Lo ' +
  'Othernumber:No Otherpunctuation:Po Othersymbol:So Paragraphseparator:Zp Privateuse:Co Punct:P Punctuation:P ' +
  'Separator:Z Spaceseparator:Zs Spacingmark:Mc Surrogate:Cs Symbol:S Titlecaseletter:Lt Unassigned:Cn ' +
  'Uppercaseletter:Lu';

const NAMES: ReadonlyMap<string, string> = new Map(
  LONG_NAMES.split(' ').map((pair) => pair.split(':') as [string, string]),
);

/** Of one word: those of several have an underscore, which no canonical name has. */
const RE2JS_PROPERTIES = new Set([
  'Alphabetic',
  'Dash',
  'Emoji',
  'Lowercase',
  'Math',
  'Uppercase',
  'Unknown',
]);
