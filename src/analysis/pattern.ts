/**
 * Regular expressions as pprof reads them: Go's regexp, that is RE2, whose search takes time linear in the text
 * whatever the expression is. Measured on 60,000 names of 45 characters: 2 to 30 ms; 1 to 4 ms for plain words.
 */
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { isWellFormed, wellFormed } from '../model/byteText';
import { respelled } from './patternSpelling';
import { wordsOf } from './patternWords';

/** A regular expression with RE2's syntax and meaning. */
export interface Pattern {
  /** As written. */
  readonly source: string;
  /** Whether it matches anywhere in the text. */
  matches(text: string): boolean;
}

export type CompileOutcome =
  | { readonly ok: true; readonly pattern: Pattern }
  /** In Go's words, such as ``error parsing regexp: missing closing ): `(` ``. */
  | { readonly ok: false; readonly message: string };

export function compilePattern(source: string): CompileOutcome {
  if (!isWellFormed(source)) return notUtf8(source);
  const words = wordsOf(source);
  if (words) {
    const matches: Pattern['matches'] = source.includes('\ufffd') ? (text) => words(wellFormed(text)) : words;
    return { ok: true, pattern: { source, matches } };
  }
  const spelling = respelled(source);
  try {
    const compiled = RE2JS.compile(spelling.text);
    if (compiled.programSize() > largestProgram(source)) return tooLarge(source);
    return { ok: true, pattern: { source, matches: (text) => compiled.test(wellFormed(text)) } };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) return tooLarge(source);
    return failure(error.getDescription(), spelling.original(error.getPattern() ?? ''), source);
  }
}

/** Only a profile's own expressions can have such bytes. Told from the first of them on (nextRune in regexp/syntax). */
function notUtf8(source: string): CompileOutcome {
  return failure('invalid UTF-8', source.slice(source.search(/\p{Surrogate}/u)), source);
}

/**
 * Counted repetitions can make programs of a million instructions, of which Go runs each on each character. A program
 * much larger than its text is refused here; nobody looks for names with one.
 */
function largestProgram(source: string): number {
  return 10_000 + 10 * source.length;
}

function tooLarge(source: string): CompileOutcome {
  return failure(TOO_LARGE, source, source);
}

const TOO_LARGE = 'expression too large';

/** Where re2js says it differently from regexp/syntax (parse.go, Go 1.26), Go's way is told. */
function failure(what: string, where: string, source: string): CompileOutcome {
  const message = (error: string, fragment: string): CompileOutcome => ({
    ok: false,
    message: `error parsing regexp: ${error}: \`${fragment}\``,
  });
  if (what === TOO_LARGE || what === 'expression nests too deeply') return message(what, source);
  if (what === 'invalid named capture' && (where === '(?<' || where === '(?P<'))
    return message('invalid or unsupported Perl syntax', where.slice(0, 3));
  return message(what, where);
}
