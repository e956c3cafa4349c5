/**
 * The tokens of a Go file, as far as declarations can be told from them. Comments, white space and what stands inside
 * strings are skipped. Any text may be given: what is not Go becomes `other`, an unclosed string ends with its line.
 */
export type GoTokenKind =
  | 'end'
  | 'name'
  | 'func'
  /** `struct` and `interface`, after which a brace belongs to the type. */
  | 'braced type'
  /** `map` and `chan`: keywords after which a type goes on. */
  | 'type word'
  | 'literal'
  | 'other'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ';'
  | ','
  | ':'
  | '='
  | '*';

export class GoTokens {
  kind: GoTokenKind = 'end';
  /** Kind of the token before. */
  previous: GoTokenKind = 'end';
  /** Zero-based line on which the token begins. */
  line = 0;
  /** Zero-based line on which the token before ends. */
  previousLine = 0;
  /** Offsets of the token. */
  start = 0;
  end = 0;
  /** `//go:linkname timeSleep time.Sleep`: local name → full name as the runtime has it. */
  readonly linkNames = new Map<string, string>();
  private endLine = 0;
  /** From here on no back quote closes anything. */
  private lastBackQuote: number;

  constructor(readonly text: string) {
    this.lastBackQuote = text.lastIndexOf('`');
    this.end = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Moves to the next token and tells its kind; `end` again and again at the end. */
  next(): GoTokenKind {
    this.previous = this.kind;
    this.previousLine = this.endLine;
    this.skipSpace();
    this.line = this.endLine;
    this.kind = this.readToken();
    return this.kind;
  }

  /**
   * Moves to the next brace or `func` and passes over all else: most of a file is function bodies, and reading them
   * token by token took three times as long.
   */
  nextInBody(): 'func' | '{' | '}' | 'end' {
    const { text } = this;
    this.previous = 'other';
    let at = this.end;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const mark = code < 128 ? BODY_MARKS[code] : 0;
      if (mark === 0) {
        continue;
      }
      if (mark === LINE_END) {
        this.previousLine = this.endLine++;
      } else if (mark === SKIPPED) {
        at = this.skipQuotedOrComment(at, code) - 1;
      } else if (mark === BRACE) {
        return this.stopInBody(code === 123 ? '{' : '}', at, at + 1);
      } else if (
        text.startsWith('func', at) &&
        !isWordCode(text.charCodeAt(at - 1)) &&
        !isWordCode(text.charCodeAt(at + 4))
      ) {
        return this.stopInBody('func', at, at + 4);
      }
    }
    return this.stopInBody('end', text.length, text.length);
  }

  /** Text of the token. */
  word(): string {
    return this.text.slice(this.start, this.end);
  }

  /** Whether a statement would end between the token before and this one, as Go inserts its semicolons. */
  get startsStatement(): boolean {
    return (
      this.previous === ';' ||
      this.previous === 'end' ||
      (this.line > this.previousLine && endsStatement(this.previous))
    );
  }

  get startsLine(): boolean {
    return this.start === 0 || this.text.charCodeAt(this.start - 1) === 10;
  }

  private stopInBody<Kind extends GoTokenKind>(kind: Kind, start: number, end: number): Kind {
    this.start = start;
    this.end = end;
    this.line = this.endLine;
    this.kind = kind;
    return kind;
  }

  /** At a quote or a slash: the offset behind the string or comment; behind the character when it is only that. */
  private skipQuotedOrComment(at: number, code: number): number {
    const { text } = this;
    if (code === 34 || code === 39) {
      return quotedEnd(text, at, code);
    }
    if (code === 96) {
      return at < this.lastBackQuote ? this.countLines(at, text.indexOf('`', at + 1) + 1) : at + 1;
    }
    const second = text.charCodeAt(at + 1);
    if (second === 47) {
      return this.skipLineComment(at);
    }
    if (second === 42) {
      const close = text.indexOf('*/', at + 2);
      return this.countLines(at, close === -1 ? text.length : close + 2);
    }
    return at + 1;
  }

  private skipSpace(): void {
    const { text } = this;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        this.endLine++;
        at++;
      } else if (code === 32 || code === 9 || code === 13) {
        at++;
      } else if (code === 47) {
        const behind = this.skipQuotedOrComment(at, code);
        if (behind === at + 1) {
          break;
        }
        at = behind;
      } else {
        break;
      }
    }
    this.start = at;
  }

  private skipLineComment(at: number): number {
    const close = this.text.indexOf('\n', at);
    const end = close === -1 ? this.text.length : close;
    if (this.text.startsWith('//go:linkname ', at)) {
      const [, local, full] = this.text
        .slice(at, Math.min(end, at + 1000))
        .trim()
        .split(/\s+/);
      if (local !== undefined && full !== undefined) {
        this.linkNames.set(local, full);
      }
    }
    return end;
  }

  private readToken(): GoTokenKind {
    const { text, start } = this;
    const code = text.charCodeAt(start);
    if (start >= text.length) {
      this.end = start;
      return 'end';
    }
    if (isWordCode(code)) {
      this.end = wordEnd(text, start);
      return this.kindOfWord(code);
    }
    if (code === 34 || code === 39 || code === 96) {
      this.end = this.skipQuotedOrComment(start, code);
      return 'literal';
    }
    this.end = start + 1;
    return PUNCTUATION[code] ?? 'other';
  }

  private kindOfWord(first: number): GoTokenKind {
    const length = this.end - this.start;
    if (first < 99 || first > 115 || length < 3 || length > 9) {
      return first >= 48 && first <= 57 ? 'literal' : 'name';
    }
    return KEYWORDS.get(this.word()) ?? 'name';
  }

  private countLines(from: number, to: number): number {
    for (let at = this.text.indexOf('\n', from); at !== -1 && at < to; at = this.text.indexOf('\n', at + 1)) {
      this.endLine++;
    }
    return to;
  }
}

/** Go ends a statement at a line's end after these. Words such as `return` do not matter here and count as names. */
function endsStatement(kind: GoTokenKind): boolean {
  return kind === 'name' || kind === 'literal' || kind === ')' || kind === ']' || kind === '}';
}

const KEYWORDS = new Map<string, GoTokenKind>([
  ['func', 'func'],
  ['struct', 'braced type'],
  ['interface', 'braced type'],
  ['map', 'type word'],
  ['chan', 'type word'],
]);

/** Indexed by character code. */
const PUNCTUATION: GoTokenKind[] = [];
for (const mark of ['(', ')', '[', ']', '{', '}', ';', ',', ':', '=', '*'] as const) {
  PUNCTUATION[mark.charCodeAt(0)] = mark;
}

const LINE_END = 1;
const SKIPPED = 2;
const BRACE = 3;
const MAYBE_FUNC = 4;

/** What each ASCII character may mean in a function's body; 0 is nothing. */
const BODY_MARKS = new Uint8Array(128);
for (const [characters, mark] of [
  ['\n', LINE_END],
  ['"\'`/', SKIPPED],
  ['{}', BRACE],
  ['f', MAYBE_FUNC],
] as const) {
  for (const character of characters) {
    BODY_MARKS[character.charCodeAt(0)] = mark;
  }
}

/** Letters, digits, `_` and everything beyond ASCII. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code >= 0x80
  );
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  while (isWordCode(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** Behind the closing quote, or at the end of the line when there is none. */
function quotedEnd(text: string, start: number, quote: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      return at + 1;
    }
    if (code === 10 || at >= text.length) {
      return Math.min(at, text.length);
    }
    at += code === 92 && text.charCodeAt(at + 1) !== 10 ? 2 : 1;
  }
}
