import { describe, expect, it } from 'vitest';
import type { Key } from '../../../../src/views/prompt/keyReader';
import { KeyReader } from '../../../../src/views/prompt/keyReader';

/** `top<enter>`, `[pasted]`: the keys as one text. */
function read(...data: readonly string[]): string {
  const reader = new KeyReader();
  return data.flatMap((each) => [...reader.read(each)].map(written)).join('');
}

function written(key: Key): string {
  if (key.kind === 'key') return `<${key.name}>`;
  return key.kind === 'text' ? key.text : `[${key.text}]`;
}

describe('keys of a terminal', () => {
  it.each([
    ['top5\r', 'top5<enter>'],
    ['a\r\nb\n', 'a<enter>b<enter>'],
    ['\x1b[D\x1b[C\x1b[A\x1b[B', '<left><right><up><down>'],
    ['\x1bOD\x1bOC\x1bOA\x1bOB', '<left><right><up><down>'],
    ['\x1b[H\x1b[F\x1bOH\x1bOF\x1b[1~\x1b[4~\x01\x05', '<home><end><home><end><home><end><home><end>'],
    ['\x1b[1;5D\x1b[1;5C\x1bb\x1bf\x1b[1;3D', '<wordLeft><wordRight><wordLeft><wordRight><wordLeft>'],
    [
      '\x7f\b\x1b[3~\x15\x0b\x17\x1bd\x1b\x7f\x19',
      '<backspace><backspace><delete><killToStart><killToEnd><killWordBefore><killWordAfter><killWordBefore><yank>',
    ],
    ['\t\x03\x04\x0c', '<tab><interrupt><endOfInput><clearScreen>'],
    ['世界é👩‍👧', '世界é👩‍👧'],
  ])('%j is %s', (data, keys) => {
    expect(read(data)).toBe(keys);
  });

  it('ignores keys that mean nothing here', () => {
    expect(read('a\x1b[5~\x1b[15~\x1bOP\x1b\x00\x1cb', '\x1b', 'c\x1b[<0;1;1M')).toBe('abc');
  });

  it('puts sequences together that come in two parts', () => {
    expect(read('a\x1b[', '1;5', 'Db', '\x1bO', 'Hc')).toBe('a<wordLeft>b<home>c');
  });

  it('does not wait for ever for the end of a sequence', () => {
    expect(read(`\x1b[${'1;'.repeat(40)}`, 'x')).toBe('x');
  });

  it('tells a paste from keys, with its line ends', () => {
    expect(read('a\x1b[200~top\rlist x\n\x1b[201~b')).toBe('a[top\rlist x\n]b');
    expect(read('\x1b[200~to', 'p\x1b[20', '1~\r')).toBe('[to][p]<enter>');
    expect(read('\x1b[200~a\x1b', '[Ab\x1b[201~')).toBe('[a][\x1b[Ab]');
  });
});
