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
  /** Finds what may matter in a body; the engine's own search is fast from the first file on. */
  private readonly bodyMark = /["'`/{}]|\bfunc\b/g;
  /** Number of line ends that were passed, and the offset of the next one. */
  private linesPassed = 0;
  private nextLineEnd: number;
  /** From here on no back quote closes anything. */
  private lastBackQuote: number;

  constructor(readonly text: string) {
    this.lastBackQuote = text.lastIndexOf('`');
    this.nextLineEnd = offsetOf('\n', text, 0);
    this.end = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Moves to the next token and tells its kind; `end` again and again at the end. */
  next(): GoTokenKind {
    this.previous = this.kind;
    this.previousLine = this.lineAt(this.end);
    this.skipSpace();
    this.line = this.lineAt(this.start);
    this.kind = this.readToken();
    return this.kind;
  }

  /**
   * Moves to the next brace or `func` and passes over all else: most of a file is function bodies, and reading them
   * token by token took three times as long.
   */
  nextInBody(): 'func' | '{' | '}' | 'end' {
    const { text, bodyMark } = this;
    this.previous = 'other';
    bodyMark.lastIndex = this.end;
    while (bodyMark.test(text)) {
      const behind = bodyMark.lastIndex;
      const code = text.charCodeAt(behind - 1);
      const at = code === 99 ? behind - 4 : behind - 1;
      if (code === 123 || code === 125) {
        return this.stopInBody(code === 123 ? '{' : '}', at, behind);
      }
      if (code !== 99) {
        bodyMark.lastIndex = this.skipQuotedOrComment(at, code);
      } else if (!isWordCode(text.charCodeAt(at - 1)) && !isWordCode(text.charCodeAt(behind))) {
        return this.stopInBody('func', at, behind);
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
    this.line = this.lineAt(start);
    // This matters only where a function is broken off: it ends above the next one, or at the end of the text.
    this.previousLine = kind === 'end' ? this.line : Math.max(0, this.line - 1);
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
      return at < this.lastBackQuote ? text.indexOf('`', at + 1) + 1 : at + 1;
    }
    const second = text.charCodeAt(at + 1);
    if (second === 47) {
      return this.skipLineComment(at);
    }
    if (second === 42) {
      return Math.min(text.length, offsetOf('*/', text, at + 2) + 2);
    }
    return at + 1;
  }

  private skipSpace(): void {
    const { text } = this;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 10 || code === 32 || code === 9 || code === 13) {
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
    const end = Math.min(this.text.length, offsetOf('\n', this.text, at));
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

  /** Zero-based. Offsets must not go down from call to call, so that each line end is found once. */
  private lineAt(offset: number): number {
    while (this.nextLineEnd < offset) {
      this.linesPassed++;
      this.nextLineEnd = offsetOf('\n', this.text, this.nextLineEnd + 1);
    }
    return this.linesPassed;
  }
}

/** Infinity when it does not occur. */
function offsetOf(what: string, text: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? Infinity : at;
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
