import type { GoDeclaration } from './goDeclarations';
import { comparableName, readGoFunctionName } from './goFunctionName';

/**
 * Whether a recorded line still lies in its recorded function, in the text as it is now.
 *
 * `outside` when no declaration of that name holds the line, and also when one does but the recorded start is not where
 * it starts today: then lines above were added or removed, and the number belongs to another line than the one it shows.
 * A closure must still start at a `func`. `unknown` when the text cannot tell, as for code that the compiler made.
 *
 * For `.go` files only; other files have no declarations here, so that every line would be `outside`.
 *
 * @param functionName as profiles have it, `example.com/leakdemo/v2/leak.(*Server[...]).Send.func1.2`
 * @param startLineNumber one-based, of the function itself, be it a closure; 0 when the profile does not say
 * @param lineNumber one-based; 0 when the profile does not say
 */
export function placeOfLine(
  declarations: readonly GoDeclaration[],
  functionName: string,
  startLineNumber: number,
  lineNumber: number,
): 'inside' | 'outside' | 'unknown' {
  if (!(lineNumber > 0)) {
    return 'unknown';
  }
  const line = lineNumber - 1;
  const start = startLineNumber > 0 ? startLineNumber - 1 : undefined;
  // `//go:linkname` gives a body a second name, or a second declaration without body to a name that is declared here too.
  const index = indexOf(declarations);
  if (placeIn(index.linked.get(functionName), line, start, 'itself') === 'inside') {
    return 'inside';
  }
  const name = readGoFunctionName(functionName);
  switch (name.kind) {
    case 'function':
      return placeIn(named(index, name.declarations), line, start, name.extent);
    case 'packageClosure':
      return placeIn(index.named.get(PACKAGE_CLOSURE), line, start, 'closure');
    case 'packageInit': {
      const functions = declarations.filter((declaration) => declaration.name !== PACKAGE_CLOSURE);
      return functions.some((declaration) => holds(declaration, line)) ? 'outside' : 'unknown';
    }
    case 'other':
      return 'unknown';
  }
}

/** The name of `readGoDeclarations` for literals outside functions. */
const PACKAGE_CLOSURE = 'glob.';

interface DeclarationIndex {
  /** By the name without brackets and stars; `init` may stand several times in a file. */
  readonly named: ReadonlyMap<string, readonly GoDeclaration[]>;
  /** By the full name that a linkname directive gives. */
  readonly linked: ReadonlyMap<string, readonly GoDeclaration[]>;
}

/** A file of a thousand functions is asked about thousands of lines, so its names are taken apart only once. */
const indices = new WeakMap<readonly GoDeclaration[], DeclarationIndex>();

function indexOf(declarations: readonly GoDeclaration[]): DeclarationIndex {
  const known = indices.get(declarations);
  if (known !== undefined) {
    return known;
  }
  const named = new Map<string, GoDeclaration[]>();
  const linked = new Map<string, GoDeclaration[]>();
  for (const declaration of declarations) {
    const { name, linkName } = declaration;
    append(named, name === PACKAGE_CLOSURE ? name : comparableName(name), declaration);
    if (linkName !== undefined) {
      append(linked, linkName, declaration);
    }
  }
  const index = { named, linked };
  indices.set(declarations, index);
  return index;
}

function append(map: Map<string, GoDeclaration[]>, key: string, declaration: GoDeclaration): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [declaration]);
  } else {
    list.push(declaration);
  }
}

/** The declarations that have the first of the names which any has. */
function named(index: DeclarationIndex, names: readonly string[]): readonly GoDeclaration[] | undefined {
  return names.map((name) => index.named.get(name)).find((found) => found !== undefined);
}

function placeIn(
  candidates: readonly GoDeclaration[] | undefined,
  line: number,
  start: number | undefined,
  extent: 'itself' | 'closure' | 'part',
): 'inside' | 'outside' {
  const fits = candidates?.some(
    (declaration) =>
      holds(declaration, line) && (start === undefined || startsThere(declaration, start, line, extent)),
  );
  return fits === true ? 'inside' : 'outside';
}

function holds(declaration: GoDeclaration, line: number): boolean {
  return declaration.firstLine <= line && line <= declaration.lastLine;
}

function startsThere(
  declaration: GoDeclaration,
  start: number,
  line: number,
  extent: 'itself' | 'closure' | 'part',
): boolean {
  switch (extent) {
    case 'itself':
      return declaration.firstLine === start;
    case 'closure':
      return start <= line && holds(declaration, start) && (declaration.funcLines?.includes(start) ?? true);
    case 'part':
      return start <= line && holds(declaration, start);
  }
}
