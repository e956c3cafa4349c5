import { describe, expect, it } from 'vitest';
import { commandLink, markdownText } from '../../../src/editor/markdownText';

describe('markdownText', () => {
  it.each([
    '[x](command:workbench.action.quit)',
    '![x](https://example.com/spy.png)',
    '<img src=x onerror=alert(1)>',
    '`code` **bold** _it_ ~~gone~~',
    '$(alert) https://example.com',
  ])('leaves nothing of %s that Markdown would act on', (hostile) => {
    const unescaped = markdownText(hostile).replaceAll(/\\[\\`*_{}[\]()#+\-.!|~$:@]|&(?:amp|lt|gt);/g, '');
    expect(unescaped).not.toMatch(/[`*_[\]()!<>~$:]/);
  });

  it('is one line, also of text with line ends', () => {
    expect(markdownText('a\n\n---\nb')).not.toContain('\n');
  });

  it('is cut when it is long', () => {
    expect(markdownText('x'.repeat(1000))).toHaveLength(200);
  });
});

describe('commandLink', () => {
  it('carries numbers only', () => {
    expect(commandLink('main.leak a.go:5', 'pprofLens.openPlace', 3, 17)).toBe(
      '[main\\.leak a\\.go\\:5](command:pprofLens.openPlace?%5B3%2C17%5D)',
    );
  });
});
