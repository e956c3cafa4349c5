/**
 * A text inside the quotes of a dot attribute; a line break becomes dot's left-justified one.
 * Source: escapeForDot in pprof's internal/graph/dotgraph.go, 2026-11.
 */
export function dotEscape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\l');
}
