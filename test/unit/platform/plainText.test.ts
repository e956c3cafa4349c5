import { describe, expect, it } from 'vitest';
import { plainLabel, plainMessage, visible } from '../../../src/platform/plainText';

describe('plainMessage', () => {
  it('leaves nothing that a notification would read as a link', () => {
    expect(plainMessage('see [this](command:workbench.action.quit)')).not.toMatch(/\]\(/);
  });

  it('keeps the text of Go names', () => {
    expect(plainMessage('main.(*Pool[...]).Run was not found.')).toBe('main.(*Pool[...]).Run was not found.');
  });

  it('cuts what would fill the screen', () => {
    expect(plainMessage('x'.repeat(5000))).toHaveLength(1200);
  });
});

describe('plainLabel', () => {
  it('leaves nothing that a label would read as an icon', () => {
    expect(plainLabel('$(check) fine')).not.toContain('$(');
  });
});

describe('visible', () => {
  it('takes out line ends and marks that turn the writing around', () => {
    expect(visible('a\nb\u202ecba\u0000')).toBe('a b cba ');
  });

  it('shows bytes that are no UTF-8 as what they are not', () => {
    expect(visible('a\udcff\udc80 😀')).toBe('a\ufffd\ufffd 😀');
  });
});
