import type { HeaderLine, TokenRange } from './dumpLine';
import { readStatus } from './statusText';

/** `goroutine 18 gp=0xc0 m=nil [select, 12 minutes, locked to thread] {role: reader}:` with its parts. */
export function headerLineOf(text: string, line: number): HeaderLine | undefined {
  if (!text.endsWith(':')) return undefined;
  const header = HEADER.exec(text);
  if (!header || header.index > MAX_PREFIX) return undefined;
  const [, before = '', digits = '', registers = ''] = header;
  const start = header.index + before.length;
  const idStart = start + 'goroutine '.length;
  const statusStart = idStart + digits.length + registers.length + ' ['.length;
  const status = text.slice(statusStart, -1);
  if (!readStatus(status)) return undefined;
  const id = Number(digits);
  return {
    kind: 'header',
    line,
    whole: { start, end: text.length },
    id: { start: idStart, end: idStart + digits.length },
    goroutineId: Number.isSafeInteger(id) ? id : -1,
    ...statusTokens(status, statusStart),
  };
}

const HEADER = /(^|[^A-Za-z])goroutine (\d+)((?: \w+=\w+)*) \[/;
const MAX_PREFIX = 400;

type StatusTokens = Pick<HeaderLine, 'state' | 'marks' | 'minutes' | 'labels'>;

function statusTokens(status: string, at: number): StatusTokens {
  const words = /^[^\]{"]*?(?=\]| labels:\{)/.exec(status)?.[0] ?? '';
  const [first = ''] = words.split(', ');
  const state = first.replace(SUFFIXES, '');
  const marks = [...words.matchAll(MARK)].map((mark) => range(at, mark));
  const minutes = /\d+ minutes/.exec(words);
  return {
    state: { start: at, end: at + state.length },
    marks,
    minutes: minutes ? range(at, minutes) : undefined,
    labels: labelTokens(status, words.length, at),
  };
}

const SUFFIXES = /(?: \((?:leaked|scan|durable|synctest)\))+$/;
const MARK = /\((?:leaked|scan|durable|synctest)\)|locked to thread|synctest (?:bubble|group) \d+/g;
const LABEL = /("(?:[^"\\]|\\.)*"|[^\s{},:"]+): ?("(?:[^"\\]|\\.)*"|[^,}"]+)/g;

function labelTokens(status: string, from: number, at: number): HeaderLine['labels'] {
  const brace = status.indexOf('{', from);
  if (brace < 0) return [];
  LABEL.lastIndex = brace;
  return [...status.slice(brace).matchAll(LABEL)].map((label) => {
    const start = at + brace + label.index;
    const [whole, key = '', value = ''] = label;
    const valueStart = start + whole.length - value.length;
    return {
      key: { start, end: start + key.length },
      value: { start: valueStart, end: valueStart + value.length },
    };
  });
}

function range(at: number, match: RegExpExecArray): TokenRange {
  const start = at + match.index;
  return { start, end: start + match[0].length };
}
