/**
 * The import path in a function's name, without the escapes of its last part: `net/http` of `net/http.(*conn).serve`,
 * `gopkg.in/yaml.v3` of `gopkg.in/yaml%2ev3.Unmarshal`. `''` where the name has none: C functions, `panic`.
 */
export function packagePath(functionName: string): string {
  // Type arguments and receivers may hold paths of other packages.
  const plain = functionName.slice(0, endOfPlainPart(functionName));
  const lastPart = plain.lastIndexOf('/') + 1;
  const dot = plain.indexOf('.', lastPart);
  if (dot <= 0) return '';
  return plain.slice(0, lastPart) + unescaped(plain.slice(lastPart, dot));
}

/** `gopkg.in/yaml%2ev3.Unmarshal` -> `gopkg.in/yaml.v3.Unmarshal`, as people know it. */
export function unescaped(name: string): string {
  return name.includes('%')
    ? name.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
    : name;
}

function endOfPlainPart(name: string): number {
  const end = name.search(/[[(]/);
  return end < 0 ? name.length : end;
}
