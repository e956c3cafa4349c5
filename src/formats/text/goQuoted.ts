/**
 * Reads `"key":"value", "key2":"value2"`, quoted as Go's strconv.Quote does.
 * What does not fit ends the list; the pairs before it are kept.
 */
export function parseGoQuotedPairs(text: string): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  let at = 0;
  for (;;) {
    const key = readQuoted(text, at);
    if (!key || text[key.end] !== ':') return pairs;
    const valueStart = text[key.end + 1] === ' ' ? key.end + 2 : key.end + 1;
    const value = readQuoted(text, valueStart);
    if (!value) return pairs;
    pairs.push([key.text, value.text]);
    if (text[value.end] !== ',') return pairs;
    at = value.end + 1;
    while (text[at] === ' ') at++;
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const HEX_ESCAPES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** `end` is the index after the closing quote. */
function readQuoted(text: string, start: number): { text: string; end: number } | undefined {
  if (text[start] !== '"') return undefined;
  let out = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"') return { text: out, end: at + 1 };
    if (char !== '\\') {
      out += char;
      continue;
    }
    const kind = text[++at] ?? '';
    const digits = HEX_ESCAPES[kind];
    if (digits === undefined) out += SIMPLE_ESCAPES[kind] ?? kind;
    else {
      const code = Number.parseInt(text.slice(at + 1, at + 1 + digits), 16);
      out += Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      at += digits;
    }
  }
  return undefined;
}
