import { GOROUTINE_FLAGS, type LabelSet } from '../../model/goroutineDump';

/** What stands between the brackets of a header, and in braces behind or inside them. */
export interface GoroutineStatus {
  /** `chan send`, `select (no cases)`: the words without their suffixes. */
  readonly state: string;
  /** -1 where none is printed. */
  readonly waitMinutes: number;
  /** Of `GOROUTINE_FLAGS`. */
  readonly flags: number;
  /** -1 for none. */
  readonly bubble: number;
  readonly labels: LabelSet;
}

/**
 * Reads a header from behind its opening bracket to its colon, which is left out:
 * - `select, 12 minutes, locked to thread]`
 * - `chan receive (durable), synctest bubble 4]`
 * - `IO wait labels:{"tenant": "acme"}]` (Go 1.26 with `GODEBUG=tracebacklabels=1`)
 * - `chan receive, 2 minutes] {pid: "<ABC.0.1>", role: reader}` (Go 1.27)
 *
 * Brackets and braces may stand in quotes, so it is read from left to right. Undefined when it is no such text.
 */
export function readStatus(text: string): GoroutineStatus | undefined {
  const inside = /^([^\]{"]*?)(?: labels:(?=\{)|\])/.exec(text);
  if (!inside) return undefined;
  let at = inside[0].length;
  let labels: LabelSet = [];
  if (!inside[0].endsWith(']')) {
    const read = readLabels(text, at);
    if (!read || text[read.end] !== ']') return undefined;
    labels = read.labels;
    at = read.end + 1;
  }
  if (at < text.length) {
    const read = readLabels(text, text[at] === ' ' ? at + 1 : at);
    if (!read || read.end !== text.length) return undefined;
    labels = [...labels, ...read.labels];
  }
  return { ...readWords(inside[1] ?? ''), labels };
}

function readWords(words: string): Omit<GoroutineStatus, 'labels'> {
  const [first = '', ...others] = words.split(', ');
  const stripped = withoutSuffixes(first);
  const { flags: found, state } = stripped;
  let flags = found;
  let waitMinutes = -1;
  let bubble = -1;
  const unknown: string[] = [];
  for (const part of others) {
    const minutes = /^(\d+) minutes$/.exec(part);
    const synctest = /^synctest (?:bubble|group) (\d+)$/.exec(part);
    if (minutes) waitMinutes = Number(minutes[1]);
    else if (synctest) {
      bubble = Number(synctest[1]);
      flags |= GOROUTINE_FLAGS.synctest;
    } else if (part === 'locked to thread') flags |= GOROUTINE_FLAGS.lockedToThread;
    else unknown.push(part);
  }
  // Words of a Go that is newer than this belong to the state rather than being lost.
  return { state: [state, ...unknown].join(', '), waitMinutes, flags, bubble };
}

/** Reasons have parentheses of their own, `select (no cases)`, so only these are taken off. */
function withoutSuffixes(text: string): { readonly state: string; readonly flags: number } {
  let state = text;
  let flags = 0;
  for (;;) {
    const suffix = /^(.*) \((leaked|scan|durable|synctest)\)$/.exec(state);
    if (!suffix) return { state, flags };
    state = suffix[1] ?? '';
    flags |= GOROUTINE_FLAGS[suffix[2] as keyof typeof GOROUTINE_FLAGS];
  }
}

/** `{"tenant": "acme", role: reader}` from its brace; `end` is behind the closing one. */
function readLabels(
  text: string,
  start: number,
): { readonly labels: LabelSet; readonly end: number } | undefined {
  if (text[start] !== '{') return undefined;
  const labels: { key: string; value: string }[] = [];
  let at = start + 1;
  while (text[at] !== '}') {
    const key = readWord(text, at, ':');
    if (!key || text[key.end] !== ':') return undefined;
    const value = readWord(text, text[key.end + 1] === ' ' ? key.end + 2 : key.end + 1, ',');
    if (!value) return undefined;
    labels.push({ key: key.word, value: value.word });
    at = value.end;
    if (text.startsWith(', ', at)) at += 2;
    else if (text[at] === ',') at++;
    else if (text[at] !== '}') return undefined;
  }
  return { labels, end: at + 1 };
}

/** A quoted word, or one that goes on until `stop` or the closing brace. */
function readWord(
  text: string,
  start: number,
  stop: string,
): { readonly word: string; readonly end: number } | undefined {
  if (text[start] === '"') return readQuoted(text, start);
  let end = start;
  while (end < text.length && text[end] !== stop && text[end] !== '}') end++;
  return end === text.length ? undefined : { word: text.slice(start, end), end };
}

function readQuoted(
  text: string,
  start: number,
): { readonly word: string; readonly end: number } | undefined {
  let word = '';
  let at = start + 1;
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '"') return { word, end: at + 1 };
    if (character !== '\\') {
      word += character;
      at++;
      continue;
    }
    ESCAPE.lastIndex = at;
    const escape = ESCAPE.exec(text);
    if (!escape) return undefined;
    word += unescaped(escape);
    at += escape[0].length;
  }
  return undefined;
}

/** Go's %q: strconv/quote.go. */
const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([abfnrtv\\"']))/y;

const SINGLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped([, byte, short, long, single]: RegExpExecArray): string {
  const code = byte ?? short ?? long;
  if (code === undefined) return SINGLE[single ?? ''] ?? single ?? '';
  const point = Number.parseInt(code, 16);
  return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
}
