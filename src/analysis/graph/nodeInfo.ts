import { lineNumberText } from '../../model/lineNumber';

/** What a node of a graph stands for: a place in the program, as coarse as the granularity says. */
export interface NodeInfo {
  /** Name of the function; `''` when unknown or not asked for. */
  readonly name: string;
  /** 0 unless addresses are asked for. */
  readonly address: bigint;
  /** Cleaned path, `''` when unknown or not asked for. */
  readonly file: string;
  /** One-based line of the function's start; 0 unless the report is by binary (list, weblist, callgrind, raw). */
  readonly startLine: number;
  /** One-based; 0 when unknown or not asked for. */
  readonly line: number;
  readonly column: number;
  /** The binary; `''` unless the report is by binary or nothing else is known. */
  readonly objFile: string;
}

/** `000000000043b2f5 runtime.gopark /src/proc.go:363`: NameComponents in pprof's internal/graph/graph.go. */
export function printableName(info: NodeInfo): string {
  // Of functions there is nothing else.
  if (info.name !== '' && info.line === 0 && info.file === '' && info.address === 0n) return info.name;
  return nameComponents(info).join(' ');
}

export function nameComponents(info: NodeInfo): string[] {
  const parts: string[] = [];
  if (info.address !== 0n) parts.push(info.address.toString(16).padStart(16, '0'));
  if (info.name !== '') parts.push(info.name);
  if (info.line !== 0) {
    const column = info.column === 0 ? '' : `:${lineNumberText(info.column)}`;
    parts.push(`${info.file}:${lineNumberText(info.line)}${column}`);
  } else if (info.file !== '') parts.push(info.file);
  else if (info.name !== '') return parts;
  else if (info.objFile !== '') parts.push(`[${baseName(info.objFile)}]`);
  else parts.push('<unknown>');
  return parts;
}

/** Go's filepath.Base on a slash system. */
export function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
