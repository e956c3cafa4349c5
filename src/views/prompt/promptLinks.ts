/** What in a line of the prompt's output leads to source. */
export interface FileLink {
  /** Zero-based, in the line. */
  readonly start: number;
  readonly length: number;
  /** As printed: a recorded path, or the end of one. */
  readonly path: string;
  readonly lineNumber: number;
}

export interface NameLink {
  readonly start: number;
  readonly length: number;
  readonly name: string;
}

/** A terminal joins wrapped rows to lines without end; nobody clicks that far. */
const MAX_LINE = 4000;

/** Each `leak_demo.go:53` and `/src/leak_demo.go:53` of a line. */
export function findFileLinks(line: string): readonly FileLink[] {
  const links: FileLink[] = [];
  for (const { 0: word, index } of line.slice(0, MAX_LINE).matchAll(/\S+/g)) {
    const opening = /^["'`([<]*/.exec(word)?.[0].length ?? 0;
    const found = SOURCE_AND_LINE.exec(word.slice(opening));
    if (found?.index === undefined) continue;
    const [reference, , digits = ''] = found;
    const path = word.slice(opening, opening + found.index + reference.length - digits.length - 1);
    const start = index + opening;
    // `.go:53` alone names no file.
    if (/(?:^|[\\/])\.\w+$/.test(path)) continue;
    links.push({ start, length: path.length + 1 + digits.length, path, lineNumber: Number(digits) });
  }
  return links;
}

/** What Go programs are made of, with cgo and assembly. A host with a port, `pprof.example:6060`, is none of it. */
const SOURCE_AND_LINE = /\.(go|s|S|c|cc|cpp|cxx|h|hh|hpp|m|mm|rs|py|java|kt|js|ts):(\d{1,9})(?!\w)/;

/**
 * The function of a row of top, tree or peek:
 * `         0     0%   100%       1000 98.91%  main.(*jobServer).handIn`, `      1000   100% |   main.runJob (inline)`.
 */
export function findNameLink(line: string): NameLink | undefined {
  const row = line.slice(0, MAX_LINE);
  const head = (ENTRY.exec(row) ?? EDGE.exec(row))?.[0];
  if (head === undefined) return undefined;
  const name = row.slice(head.length).replace(/(?: \((?:partial-)?inline\))?\s*$/, '');
  return name === '' ? undefined : { start: head.length, length: name.length, name };
}

const SHARE = String.raw`[\d.]+(?:e-?\d+)?%`;
const ENTRY = new RegExp(String.raw`^ *\S+ +${SHARE} +${SHARE} +\S+ +${SHARE} +(?:\| +)?(?=\S)`);
const EDGE = new RegExp(String.raw`^ +\S+ +${SHARE} +\| +(?=\S)`);
