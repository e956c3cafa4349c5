import { GoTokens, type GoTokenKind } from './goTokens';

/** A top-level function of a Go file, or a function literal that a package-level variable holds. Lines are zero-based. */
export interface GoDeclaration {
  /**
   * As the runtime names it without package: `leak`, `Map[...]`, `(*Server).Send`, `Server.Send`, `(*Pool[...]).Get`,
   * `init`; `glob.` for a literal outside functions, which profiles call `glob..func1` or `init.func1`.
   */
  readonly name: string;
  /** The line that the runtime calls the function's start: of the receiver, or of the name when there is none. */
  readonly firstLine: number;
  /** Of the closing brace; of the signature's end when there is no body. */
  readonly lastLine: number;
  /** `time.Sleep` of a `timeSleep` that `//go:linkname` makes known under that name. */
  readonly linkName?: string;
  /**
   * Lines with `func` inside the declaration, which are where its closures start; the word in types counts too.
   * Undefined when the file uses cgo, which wraps calls in closures that the text does not show.
   */
  readonly funcLines: readonly number[] | undefined;
}

/**
 * The declarations in the order of the text, in one linear pass. Two may touch in one line, never more. Text that is
 * not yet Go, because somebody types, gives the functions that can be told: since named functions do not nest, each
 * `func name` ends whatever is open.
 */
export function readGoDeclarations(text: string): readonly GoDeclaration[] {
  return new DeclarationReader(new GoTokens(text)).read();
}

/** `import "C"`, alone or in a group. */
const USES_CGO = /^[ \t]*(?:import[ \t]*)?"C"/m;

interface OpenFunction {
  readonly name: string;
  readonly firstLine: number;
  readonly funcLines: number[];
  /** Number of brackets that were open where it began. */
  readonly depth: number;
  /** `func (s *Server) Send(n int)` is a signature until its `{`. */
  part: 'signature' | 'body';
}

class DeclarationReader {
  private readonly found: (GoDeclaration & { readonly funcLines: readonly number[] })[] = [];
  private open: OpenFunction | undefined;
  private depth = 0;

  constructor(private readonly tokens: GoTokens) {}

  read(): readonly GoDeclaration[] {
    let kind = this.tokens.next();
    while (kind !== 'end') {
      if (kind === 'func') {
        this.readFunc();
        kind = this.tokens.kind;
      } else {
        this.readOther(kind);
        kind = this.open?.part === 'body' ? this.tokens.nextInBody() : this.tokens.next();
      }
    }
    this.finish(this.tokens.previousLine);
    const cgo = USES_CGO.test(this.tokens.text);
    return this.found.map((declaration) => {
      const linkName = this.tokens.linkNames.get(declaration.name);
      const funcLines = cgo ? undefined : declaration.funcLines;
      return { ...declaration, funcLines, ...(linkName === undefined ? {} : { linkName }) };
    });
  }

  private readOther(kind: GoTokenKind): void {
    const { tokens, open } = this;
    if (open?.part === 'signature' && this.depth <= open.depth) {
      if (this.endsSignature(kind)) {
        // `func Sqrt(x float64) float64` without body, or the type in `var f func(int) = nil`.
        this.finish(tokens.previousLine);
      } else if (kind === '{' && tokens.previous !== 'braced type') {
        open.part = 'body';
      }
    }
    // In a body only braces count, so that a bracket which somebody just typed does not hide the end.
    const inBody = this.open?.part === 'body';
    if (kind === '{' || (!inBody && (kind === '(' || kind === '['))) {
      this.depth++;
    } else if (kind === '}' || (!inBody && (kind === ')' || kind === ']'))) {
      this.depth = Math.max(0, this.depth - 1);
      if (inBody && this.depth <= (this.open?.depth ?? 0)) {
        this.finish(tokens.line);
      }
    }
  }

  private endsSignature(kind: GoTokenKind): boolean {
    switch (kind) {
      case ';':
      case ',':
      case ':':
      case '=':
      case ')':
      case ']':
      case '}':
      case 'literal':
        return true;
      default:
        return this.tokens.startsStatement;
    }
  }

  /** At `func`: a declaration, a literal or only a type. Moves to the token after what it read. */
  private readFunc(): void {
    const { tokens, depth } = this;
    const { previous, line, previousLine } = tokens;
    const mayHaveReceiver = tokens.startsLine || (depth === 0 && tokens.startsStatement);
    const next = tokens.next();
    const firstLine = tokens.line;
    const receiver = next === '(' && mayHaveReceiver ? this.readReceiver() : '';
    if (tokens.kind !== 'name') {
      this.noteLiteral(previous, line, depth);
      return;
    }
    const name = receiver + tokens.word();
    const after = tokens.next();
    if (after === '(' || after === '[') {
      this.finish(previousLine);
      this.depth = 0;
      const generic = after === '[' ? '[...]' : '';
      this.open = { name: name + generic, firstLine, funcLines: [], depth: 0, part: 'signature' };
    } else if (receiver !== '') {
      // `func (n int) string {` at the beginning of a line is a literal after all, and `string` its result.
      this.noteLiteral(previous, line, depth);
    }
  }

  /** A literal at package level gets a declaration of its own; inside another, its line is remembered. */
  private noteLiteral(previous: GoTokenKind, line: number, depth: number): void {
    if (this.open?.part === 'body') {
      this.open.funcLines.push(line);
      this.depth = depth;
    } else if (this.open === undefined && !ELEMENT_TYPE_AFTER.has(previous)) {
      this.open = { name: 'glob.', firstLine: line, funcLines: [line], depth, part: 'signature' };
    }
  }

  /** Ends what is open. A literal that did not come to its body was only a type. */
  private finish(lastLine: number): void {
    if (this.open !== undefined) {
      const { name, firstLine, funcLines, part } = this.open;
      if (part === 'body' || name !== 'glob.') {
        this.found.push({ name, firstLine, lastLine: Math.max(firstLine, lastLine), funcLines });
      }
      this.open = undefined;
    }
  }

  /**
   * At the `(` of `(s *Server[K, V])`: moves behind its `)` and gives the type as the runtime writes it before the
   * method's name, `(*Server[...]).`. `''` when these are not the brackets of a receiver.
   */
  private readReceiver(): string {
    const { tokens } = this;
    const outside = this.depth;
    let pointer = false;
    let generic = false;
    let typeName = '';
    for (
      let kind: GoTokenKind = '(';
      kind !== 'end' && kind !== 'func' && kind !== '{';
      kind = tokens.next()
    ) {
      if (kind === '(' || kind === '[') {
        this.depth++;
        generic ||= kind === '[';
      } else if (kind === ')' || kind === ']') {
        this.depth--;
      } else if (kind === '*') {
        pointer ||= !generic;
      } else if (kind === 'name' && !generic) {
        typeName = tokens.word();
      }
      if (this.depth <= outside) {
        tokens.next();
        break;
      }
    }
    if (typeName === '' || this.depth > outside) {
      return '';
    }
    const type = generic ? `${typeName}[...]` : typeName;
    return pointer ? `(*${type}).` : `${type}.`;
  }
}

/** In `[]func(){a, b}` and `map[string]*func(){}` the word is part of a type, and the braces hold its elements. */
const ELEMENT_TYPE_AFTER: ReadonlySet<GoTokenKind> = new Set<GoTokenKind>([']', '*', 'type word']);
