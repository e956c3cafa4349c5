/**
 * A function's name as graphs and flame graphs show it: without the folders of its package, without namespaces.
 * Source: ShortenFunctionName in pprof's internal/graph/graph.go, 2026-11. The rules there are five patterns; here
 * they are walks, since names are hostile input and a pattern that steps back over a megabyte of slashes never ends.
 */
export function shortName(name: string): string {
  const plain = withoutMajorVersion(withoutAnonymousNamespace(name));
  return goName(plain) ?? javaName(plain) ?? cppName(plain) ?? plain;
}

function withoutAnonymousNamespace(name: string): string {
  const prefix = '(anonymous namespace)::';
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** `example.com/a/v2/leak.Send` -> `example.com/a/leak.Send`; the rule's dot matches no line break. */
function withoutMajorVersion(name: string): string {
  return name.includes('\n') ? name : name.replace(/\/v(?:[2-9]|[1-9][0-9]+)(?=[./])/, '');
}

/** `example.com/leakdemo/leak.(*Server[...]).Send` -> `leak.(*Server[...]).Send`. */
function goName(name: string): string | undefined {
  const starts: number[] = [];
  const folder = /[\w\-.]+\//y;
  while (folder.test(name)) starts.push(folder.lastIndex);
  // As few folders as leave a dot with something before and after it.
  let dot = name.length;
  let from = name.length;
  for (const start of starts.reverse()) {
    const found = name.slice(start, from).indexOf('.');
    if (found >= 0) dot = start + found;
    from = start;
    if (dot > start && dot + 1 < name.length && name[dot + 1] !== '\n') return lineTo(name, start, dot + 1);
  }
  return undefined;
}

/** Up to the end of the line that `at` is in. */
function lineTo(name: string, start: number, at: number): string {
  const end = name.indexOf('\n', at);
  return end < 0 ? name.slice(start) : name.slice(start, end);
}

/** `com.example.Server.<init>(int)` -> `Server.<init>`. */
function javaName(name: string): string | undefined {
  const packagePart = /[a-z]\w*\./y;
  let at = 0;
  while (packagePart.test(name)) at = packagePart.lastIndex;
  const method = /[A-Z][\w$]*\.(?:<init>|[a-z][\w$]*)/y;
  method.lastIndex = at;
  if (!method.test(name)) return undefined;
  const end = method.lastIndex;
  return end === name.length || name[end] === '(' ? name.slice(at, end) : undefined;
}

/** `a::b::Server::~Server<int>(char)` -> `Server::~Server<int>`: the last class, and at least one name before it. */
function cppName(name: string): string | undefined {
  const starts = [0];
  const scope = /[_a-zA-Z]\w*::/y;
  while (scope.test(name)) starts.push(scope.lastIndex);
  const className = /_*[A-Z]/y;
  const member = /~?[_a-zA-Z]\w*(?:<[^\n]*>)?/y;
  for (let part = starts.length - 2; part >= 1; part--) {
    className.lastIndex = starts[part] as number;
    member.lastIndex = starts[part + 1] as number;
    if (className.test(name) && member.test(name)) return name.slice(starts[part], member.lastIndex);
  }
  return undefined;
}
