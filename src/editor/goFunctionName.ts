/**
 * What a function's name in a profile says about where its code stands in the text. Tried with Go 1.26; a closure whose
 * surroundings were inlined keeps the names of both, so that the LAST function in the name is the one that holds its text:
 *
 *   main.main                                   the function main
 *   example.com/x/yaml%2ev3.(*T[go.shape.int]).Send.func1.2     a closure in (*T).Send
 *   main.init.0.func1                           a closure in a func init
 *   main.init.func1, main.glob..func1           a closure that a package-level variable holds
 *   main.main.(*T).Wrap.func3.1                 a closure of (*T).Wrap, which was inlined into main
 *   main.init.OnceFunc.func3                    a closure of OnceFunc, which was inlined into a variable's value
 *   main.main.func4.main.func4.2.main.func4-range1.3     a closure in the body of a range-over-func loop in main
 *   main.f-range1, main.f.gowrap1, main.f.deferwrap2, main.(*T).M-fm     loop bodies and wrappers that belong to f or M
 */
export type GoFunctionName =
  | {
      readonly kind: 'function';
      /**
       * What the declaration may be called, most likely first, without brackets and stars: `T.Send`. Several, because
       * `T.Wrap.func3` is a closure of the method `T.Wrap` or of a function `Wrap` that was inlined into `T`.
       */
      readonly declarations: readonly string[];
      /** `itself`: starts where the declaration starts. `closure`: at a `func` in it. `part`: anywhere in it. */
      readonly extent: 'itself' | 'closure' | 'part';
    }
  /** A function literal outside of all functions. */
  | { readonly kind: 'packageClosure' }
  /** The package's initialisation: values of variables, wherever they stand. */
  | { readonly kind: 'packageInit' }
  /** Nothing that Go source text declares: `type:.eq.main.T`, `crosscall2`, a C++ name. */
  | { readonly kind: 'other' };

export function readGoFunctionName(name: string): GoFunctionName {
  const parts = partsAfterPackage(withoutTypeArguments(name));
  const [first = '', second] = parts;
  if (first === '' || MADE_BY_COMPILER.test(name) || first === 'map' || first.startsWith('_cgo')) {
    return OTHER;
  }
  if (first === 'glob' && second === '') {
    return { kind: 'packageClosure' };
  }
  const last = lastNamed(parts);
  const extent = extentOf(parts, last);
  if (last === 0 && first === 'init' && !/^\d+$/.test(parts[last + 1] ?? '')) {
    return { kind: parts.length === 1 ? 'packageInit' : 'packageClosure' };
  }
  return { kind: 'function', declarations: declarationsAt(parts, last), extent };
}

/** `(*Server[...]).Send` → `Server.Send`, `Map[...]` → `Map`: the form in which names are compared. */
export function comparableName(declared: string): string {
  return withoutTypeArguments(declared).replace(/[(*)]/g, '');
}

/** `type:.eq.main.T`, before Go 1.20 `type..eq.main.T`; but `go.uber.org/zap.New` is a person's. */
const MADE_BY_COMPILER = /^(?:type(?::|\.\.)|go:|go\.\()/;

const OTHER: GoFunctionName = { kind: 'other' };

/** `func1`, `2`, `gowrap1`, `deferwrap2`: what the compiler calls what has no name. */
const UNNAMED = /^(?:func\d+|\d+|gowrap\d+|deferwrap\d+)$/;

/** `-range1` and `-fm` behind a name; `·dwrap·1` was the wrapper of `defer` in Go 1.17. */
const SUFFIX = /(?:-range\d+|-fm|·dwrap·\d+)$/;

/** Removes `[...]` and `[go.shape.struct { X strings.Builder },int]`, nested brackets included, in one pass. */
function withoutTypeArguments(name: string): string {
  let depth = 0;
  let kept = '';
  let from = 0;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 91) {
      if (depth === 0) {
        kept += name.slice(from, i);
      }
      depth++;
    } else if (code === 93 && depth > 0) {
      depth--;
      from = i + 1;
    }
  }
  return depth > 0 ? kept : kept + name.slice(from);
}

/**
 * `example.com/x/yaml%2ev3.(*T).Send.func1` → `(*T)`, `Send`, `func1`. Dots in the last element of a package are escaped,
 * so the first dot behind the last slash ends it. Empty when there is none.
 */
function partsAfterPackage(name: string): readonly string[] {
  const dot = name.indexOf('.', name.lastIndexOf('/') + 1);
  if (dot <= 0) {
    return [];
  }
  const parts = name.slice(dot + 1).split('.');
  return parts.at(-1) === 'abi0' || parts.at(-1) === 'abiinternal' ? parts.slice(0, -1) : parts;
}

/** Index of the last part that names a function; 0 when all look unnamed, for a function may be called `func1`. */
function lastNamed(parts: readonly string[]): number {
  for (let i = parts.length - 1; i > 0; i--) {
    if (!UNNAMED.test(withoutSuffix(parts[i] ?? ''))) {
      return i;
    }
  }
  return 0;
}

function extentOf(parts: readonly string[], last: number): 'itself' | 'closure' | 'part' {
  const end = parts.at(-1) ?? '';
  if (SUFFIX.test(end) || /^(?:gowrap|deferwrap)/.test(end)) {
    return 'part';
  }
  const plainInit = parts[last] === 'init' && parts.length === last + 2;
  return parts.length === last + 1 || plainInit ? 'itself' : 'closure';
}

function declarationsAt(parts: readonly string[], last: number): readonly string[] {
  const name = withoutSuffix(parts[last] ?? '');
  const before = parts[last - 1];
  if (before === undefined) {
    // `T.func1` may be a method of that name after all.
    return parts.length === 2
      ? [name, `${name}.${withoutSuffix(parts[1] ?? '')}`].map(comparableName)
      : [comparableName(name)];
  }
  const method = comparableName(`${before}.${name}`);
  const receiver = before.startsWith('(');
  return receiver || parts.length === 2 ? [method] : [method, comparableName(name)];
}

function withoutSuffix(part: string): string {
  return part.replace(SUFFIX, '');
}
