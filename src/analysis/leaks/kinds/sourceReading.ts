import type { GoToken } from './goCode';
import { codeOf, firstOfLine, goTokensOf, withoutComment } from './goCode';
import { KEYWORDS, operandEnd, operandStart } from './operand';
import type { SelectCase } from './selectCases';
import { selectCases } from './selectCases';

/** Lines of the source that a recorded path names; undefined where it is not here. */
export type SourceOf = (recordedPath: string) => readonly string[] | undefined;

/** What a line waits for, as its text says. */
export type LineReading = ChannelLine | SelectLine | CallsLine;

interface ReadLine {
  /** The line without the space around it. */
  readonly code: string;
  readonly tokens: readonly GoToken[];
  /** Index of the line's first token. */
  readonly start: number;
}

export interface ChannelLine extends ReadLine {
  readonly kind: 'send' | 'receive' | 'range';
  readonly subject: string;
}

export interface SelectLine extends ReadLine {
  readonly kind: 'select';
  readonly cases: readonly SelectCase[];
}

export interface CallsLine extends ReadLine {
  readonly kind: 'calls';
  /** In the order of the text: `s.mu.Lock`, `time.Sleep`. */
  readonly names: readonly string[];
}

/** Reads a one-based line. `operation` tells which of several is meant. Undefined where there is no such line. */
export function readLine(
  lines: readonly string[],
  lineNumber: number,
  operation: string,
): LineReading | undefined {
  const line = lines[lineNumber - 1];
  if (line === undefined || line.trim() === '') return undefined;
  const tokens = goTokensOf(lines);
  const start = firstOfLine(tokens, lineNumber);
  const end = firstOfLine(tokens, lineNumber + 1);
  const base = { code: cut(withoutComment(line)), tokens, start };
  const channel = channelUse(tokens, start, end, operation);
  if (channel) return { ...base, ...channel };
  return { ...base, kind: 'calls', names: callsIn(tokens, start, end) };
}

const MAX_CODE = 200;

function cut(text: string): string {
  return text.length > MAX_CODE ? `${text.slice(0, MAX_CODE)}…` : text;
}

type ChannelUse = Pick<ChannelLine, 'kind' | 'subject'> | Pick<SelectLine, 'kind' | 'cases'>;

function channelUse(
  tokens: readonly GoToken[],
  start: number,
  end: number,
  operation: string,
): ChannelUse | undefined {
  const wanted = wantedKind(operation);
  if (wanted === undefined) return undefined;
  const uses: ChannelUse[] = [];
  for (let at = start; at < end; at++) {
    const { text } = tokens[at] as GoToken;
    if (text === 'select') uses.push({ kind: 'select', cases: selectCases(tokens, at) });
    else if (text === 'range') {
      uses.push({ kind: 'range', subject: codeOf(tokens.slice(at + 1, operandEnd(tokens, at + 1))) });
    } else if (text === '<-') uses.push(...arrowUse(tokens, at));
  }
  return uses.find(
    ({ kind }) => wanted === 'any' || kind === wanted || (wanted === 'receive' && kind === 'range'),
  );
}

/** What the line is searched for. A select with one case is compiled into the plain operation. */
function wantedKind(operation: string): ChannelUse['kind'] | 'any' | undefined {
  if (operation.startsWith('chan send')) return 'send';
  if (operation.startsWith('chan receive')) return 'receive';
  if (operation.startsWith('select')) return 'select';
  return operation === 'waiting' ? 'any' : undefined;
}

function arrowUse(tokens: readonly GoToken[], at: number): ChannelUse[] {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before?.text === 'chan' || after?.text === 'chan') return [];
  const endsOperand =
    // Go ends a statement with the line behind an operand.
    before?.line === tokens[at]?.line &&
    before !== undefined &&
    (before.kind === 'mark' ? /^[)\]]$/.test(before.text) : !KEYWORDS.has(before.text));
  if (endsOperand) return [{ kind: 'send', subject: codeOf(tokens.slice(operandStart(tokens, at), at)) }];
  return [{ kind: 'receive', subject: codeOf(tokens.slice(at + 1, operandEnd(tokens, at + 1))) }];
}

function callsIn(tokens: readonly GoToken[], start: number, end: number): string[] {
  const names: string[] = [];
  for (let at = start; at < end; at++) {
    const isCall = tokens[at + 1]?.text === '(' && tokens[at]?.kind === 'name';
    if (isCall && !KEYWORDS.has(tokens[at]?.text ?? ''))
      names.push(codeOf(tokens.slice(operandStart(tokens, at + 1), at + 1)));
  }
  return names;
}
