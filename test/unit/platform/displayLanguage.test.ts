import { describe, expect, it, vi } from 'vitest';
import { languageTag, serverLanguage } from '../../../src/platform/displayLanguage';

vi.mock('vscode', () => ({ l10n: {}, env: {} }));

describe('the display language', () => {
  it.each([
    ['de', 'de'],
    ['pt-br', 'pt-BR'],
    ['zh-cn', 'zh-CN'],
    ['no language', 'en'],
    ['', 'en'],
  ])('%s is %s as an attribute', (language, tag) => {
    expect(languageTag(language)).toBe(tag);
  });

  it('is told to the server by the path of its messages, if there are any', () => {
    expect(serverLanguage({ path: '/x/bundle.l10n.de.json' })).toEqual({
      PPROF_LENS_MESSAGES: '/x/bundle.l10n.de.json',
    });
    expect(serverLanguage({ path: undefined })).toEqual({});
  });
});
