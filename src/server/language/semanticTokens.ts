import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { DumpLine, TokenRange } from '../../formats/goroutines/dumpLine';
import type { DumpDocument } from './dumpDocument';

const TYPES = [
  'keyword',
  'namespace',
  'function',
  'type',
  'string',
  'number',
  'enumMember',
  'property',
] as const;
const MODIFIERS = ['defaultLibrary', 'static'] as const;

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

type TokenType = (typeof TYPES)[number];

/** VS Code asks for the whole text at most once for each version; beyond this the grammar's colours have to do. */
const MAX_LINES = 100_000;

/** Zero-based lines; the last one is inside. */
export function semanticTokens(document: DumpDocument, first: number, last: number): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const end = Math.min(last, first + MAX_LINES - 1, document.dumpLines.length - 1);
  for (let line = Math.max(0, first); line <= end; line++) {
    const at = document.dumpLines[line];
    if (at === undefined) continue;
    for (const { range, type, isLibrary } of tokensOf(document, at)) {
      const length = range.end - range.start;
      if (length > 0) builder.push(line, range.start, length, TYPES.indexOf(type), isLibrary ? 1 : 0);
    }
  }
  return builder.build();
}

interface Token {
  readonly range: TokenRange;
  readonly type: TokenType;
  readonly isLibrary?: boolean;
}

function tokensOf(document: DumpDocument, line: DumpLine): Token[] {
  switch (line.kind) {
    case 'header':
      return inOrder(
        [
          token(line.id, 'number'),
          token(line.state, 'enumMember'),
          token(line.minutes, 'number'),
          ...line.marks.flatMap((mark) => token(mark, 'keyword')),
          ...line.labels.flatMap(({ key, value }) => [...token(key, 'property'), ...token(value, 'string')]),
        ].flat(),
      );
    case 'function':
    case 'createdBy':
      return nameTokens(document, line.line, line.name);
    case 'location':
      return [...token(line.file, 'string'), ...token(line.lineDigits, 'number')];
    default:
      return [];
  }
}

/** `example.com/app/pool.(*Pool[...]).Run`: the package, the receiver's type, and the function. */
function nameTokens(document: DumpDocument, line: number, name: TokenRange): Token[] {
  const text = document.textOf(line, name);
  const isLibrary = isForeign(document, line, text);
  const dot = text.indexOf('.', text.lastIndexOf('/') + 1);
  const last = text.lastIndexOf('.');
  const part = (start: number, end: number, type: TokenType): Token => ({
    range: { start: name.start + start, end: name.start + end },
    type,
    isLibrary,
  });
  if (dot < 0) return [part(0, text.length, 'function')];
  const receiver = /^\(\*?([^)]*)\)/.exec(text.slice(dot + 1));
  return [
    part(0, dot, 'namespace'),
    ...(receiver ? [part(dot + 1, dot + 1 + receiver[0].length, 'type')] : []),
    part(Math.max(dot, last) + 1, text.length, 'function'),
  ];
}

function isForeign(document: DumpDocument, line: number, name: string): boolean {
  return document.originOf(name, document.frameAt(line)?.recordedPath ?? '') !== 'user';
}

function token(range: TokenRange | undefined, type: TokenType): Token[] {
  return range === undefined ? [] : [{ range, type }];
}

/** The protocol wants them so, and none may lie in another. */
function inOrder(tokens: readonly Token[]): Token[] {
  const sorted = [...tokens].sort((a, b) => a.range.start - b.range.start);
  return sorted.filter(({ range }, index) => range.start >= (sorted[index - 1]?.range.end ?? 0));
}
