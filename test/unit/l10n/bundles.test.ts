import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLE, ROOT, findMessages, placeholdersOf } from '../../l10n/messages.mjs';

const { bundle, problems } = findMessages();
const keys = Object.keys(bundle);
const translations = readdirSync(path.join(ROOT, 'l10n')).filter((name) => name !== path.basename(BUNDLE));

describe('the texts of the product', () => {
  it('stand where they are looked up, so that they can be found', () => {
    expect(problems).toEqual([]);
    expect(keys.length).toBeGreaterThan(900);
  });

  it('are those of l10n/bundle.l10n.json; `npm run l10n` writes it', () => {
    expect(readJson(BUNDLE)).toEqual(bundle);
  });

  it('count their placeholders from 0', () => {
    const odd = keys.filter((key) => {
      const found = placeholdersOf(key);
      return found.some((placeholder, index) => placeholder !== `{${index}}`);
    });
    expect(odd).toEqual([]);
  });
});

describe.each(translations)('%s', (name) => {
  const translated = readJson(`l10n/${name}`);

  it('translates every text, and nothing else', () => {
    expect(Object.keys(translated).sort()).toEqual([...keys].sort());
  });

  it('has the placeholders of the text', () => {
    const odd = Object.entries(translated).filter(
      ([key, text]) => String(placeholdersOf(text)) !== String(placeholdersOf(messageOf(key))),
    );
    expect(odd).toEqual([]);
  });

  it('has a text for everything in package.json, too', () => {
    const ofPackage = readJson(name.replace('bundle.l10n', 'package.nls'), '.');
    expect(Object.keys(ofPackage).sort()).toEqual(Object.keys(readJson('package.nls.json', '.')).sort());
  });
});

/** Without the comment for the translator. */
function messageOf(key: string): string {
  const message = bundle[key];
  return typeof message === 'object' ? message.message : key;
}

function readJson(file: string, folder = ''): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(ROOT, folder, file), 'utf8')) as Readonly<Record<string, string>>;
}
