import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../../src/views/prompt/characterWidth';
import { TerminalText, visibleLine, writable } from '../../../../src/views/prompt/terminalText';

describe('text on its way to a terminal', () => {
  it.each([
    ['main.f\x1b]52;c;cm0=\x07', 'main.f␛]52;c;cm0=␇'],
    ['a\x9b31mb', 'a\ufffd31mb'],
    ['over\rwritten\b\x7f', 'over␍written␈␡'],
    ['\u202egnp.exe\u2066', '\ufffdgnp.exe\ufffd'],
    ['a\u2028b', 'a\ufffdb'],
    ['ünïcode 世界', 'ünïcode 世界'],
  ])('%j is shown as %s', (text, shown) => {
    expect(new TerminalText().show(text)).toBe(shown);
  });

  it('leaves nothing that a terminal obeys, whatever it is', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(writable(new TerminalText().show(all))).not.toMatch(/[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]/);
  });

  it('makes blanks of tabs, across pieces and lines', () => {
    const text = new TerminalText();
    expect(text.show('ab\tc\n\td')).toBe('ab      c\n        d');
    expect(text.show('\te')).toBe('       e');
    expect(text.show('\n世\tx')).toBe('\n世      x');
    expect(text.isInLine).toBe(true);
    text.show('\n');
    expect(text.isInLine).toBe(false);
  });

  it('makes lines of a terminal', () => {
    expect(writable('a\nb\n')).toBe('a\r\nb\r\n');
    expect(visibleLine('a\tb\nc')).toBe('a␉b␊c');
  });

  it('knows how wide it is', () => {
    expect([textWidth('abc'), textWidth('世界'), textWidth('e\u0301'), textWidth('')]).toEqual([3, 4, 1, 0]);
  });
});
