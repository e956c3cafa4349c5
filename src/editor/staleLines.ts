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
  const linked = declarations.filter((declaration) => declaration.linkName === functionName);
  if (linked.length > 0) {
    return placeIn(linked, line, start, 'itself');
  }
  const name = readGoFunctionName(functionName);
  switch (name.kind) {
    case 'function':
      return placeIn(named(declarations, name.declarations), line, start, name.extent);
    case 'packageClosure':
      return placeIn(
        declarations.filter((declaration) => declaration.name === PACKAGE_CLOSURE),
        line,
        start,
        'closure',
      );
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

/** The declarations that have the first of the names which any has; `init` may stand several times in a file. */
function named(declarations: readonly GoDeclaration[], names: readonly string[]): readonly GoDeclaration[] {
  for (const name of names) {
    const found = declarations.filter((declaration) => comparableName(declaration.name) === name);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

function placeIn(
  candidates: readonly GoDeclaration[],
  line: number,
  start: number | undefined,
  extent: 'itself' | 'closure' | 'part',
): 'inside' | 'outside' {
  const fits = candidates.some(
    (declaration) =>
      holds(declaration, line) && (start === undefined || startsThere(declaration, start, line, extent)),
  );
  return fits ? 'inside' : 'outside';
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
