import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  COMMANDS,
  EXTENSION_ID,
  HEAT_COLORS,
  LANGUAGES,
  SETTINGS,
  STALE_COLOR,
  VIEWS,
} from '../../src/contributions';
import { ROOT, readSources } from './sourceFiles';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly main: string;
  readonly activationEvents?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsContainers: Readonly<
      Record<string, readonly { readonly id: string; readonly icon: string }[]>
    >;
    readonly colors: readonly {
      readonly id: string;
      readonly defaults: Readonly<Record<string, string>>;
    }[];
    readonly languages?: readonly { readonly id: string; readonly configuration?: string }[];
    readonly grammars?: readonly { readonly language: string; readonly path: string }[];
    readonly menus?: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly keybindings?: readonly { readonly command: string }[];
  };
}

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;
const sorted = (ids: Iterable<string>) => [...ids].sort();

describe('package.json and src/contributions.ts', () => {
  it('agree on the extension id', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(EXTENSION_ID);
  });

  it('agree on the commands', () => {
    expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(
      sorted(Object.values(COMMANDS)),
    );
  });

  it('agree on the settings', () => {
    const { section, ...keys } = SETTINGS;
    const declared = Object.keys(contributes.configuration.properties);
    expect(sorted(declared)).toEqual(sorted(Object.values(keys).map((key) => `${section}.${key}`)));
  });

  it('agree on the views and their container', () => {
    const containers = Object.values(contributes.viewsContainers).flat();
    expect(containers.map(({ id }) => id)).toEqual([VIEWS.container]);
    expect(Object.keys(contributes.views)).toEqual([VIEWS.container]);
    expect((contributes.views[VIEWS.container] ?? []).map(({ id }) => id)).toEqual([VIEWS.profiles]);
  });

  it('agree on the colours', () => {
    expect(sorted(contributes.colors.map(({ id }) => id))).toEqual(sorted([...HEAT_COLORS, STALE_COLOR]));
  });

  it('agree on the languages', () => {
    const declared = (contributes.languages ?? []).map(({ id }) => id);
    expect(sorted(declared)).toEqual(sorted(Object.values(LANGUAGES)));
  });
});

describe('package.json', () => {
  it('puts every command into the category pprof', () => {
    expect(contributes.commands.filter(({ category }) => category !== 'pprof')).toEqual([]);
  });

  it('names only commands of its own in menus and key bindings', () => {
    const named = [...Object.values(contributes.menus ?? {}).flat(), ...(contributes.keybindings ?? [])];
    const own = new Set<string>(Object.values(COMMANDS));
    const foreign = named.flatMap(({ command }) =>
      command === undefined || own.has(command) ? [] : [command],
    );
    expect(foreign).toEqual([]);
  });

  it.each(['dark', 'light', 'highContrast', 'highContrastLight'])(
    'gives every colour a value in %s',
    (kind) => {
      expect(contributes.colors.filter(({ defaults }) => defaults[kind] === undefined)).toEqual([]);
    },
  );

  it('names only files that exist', () => {
    const named = [
      ...Object.values(contributes.viewsContainers).flatMap((list) => list.map(({ icon }) => icon)),
      ...(contributes.languages ?? []).flatMap(({ configuration }) => (configuration ? [configuration] : [])),
      ...(contributes.grammars ?? []).map((grammar) => grammar.path),
    ].filter((name) => !name.startsWith('$('));
    expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  it('has a text for every %key%, and a %key% for every text', () => {
    const texts = JSON.parse(readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8')) as Readonly<
      Record<string, string>
    >;
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
    expect(sorted(new Set(used))).toEqual(sorted(Object.keys(texts)));
  });

  it('does not activate the extension at start-up for everyone', () => {
    expect((manifest.activationEvents ?? []).filter((event) => event === '*')).toEqual([]);
  });

  it('has the two commands that the README promises', () => {
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(['start', 'test']));
  });
});

/** Below these versions an advisory is known. They are the whole of what ships, bundled: vsce and the rest do not. */
const FLOORS: Readonly<Record<string, string>> = {
  'vscode-languageclient': '10.0.0',
  'vscode-languageserver': '10.0.0',
  'vscode-languageserver-textdocument': '1.0.12',
  protobufjs: '8.4.1',
  pako: '2.1.0',
  re2js: '2.0.0',
  '@vscode/l10n': '0.0.18',
  '@vscode/webview-ui-toolkit': '1.4.0',
};

describe('the packages that are bundled', () => {
  it.each(Object.entries(FLOORS))('%s is pinned at %s or later', (name, floor) => {
    const pinned = manifest.dependencies?.[name] ?? '';
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(compareVersions(pinned, floor)).toBeGreaterThanOrEqual(0);
  });

  it('are all that ships', () => {
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it.each([
    ['vscode-languageclient', 'src/platform'],
    ['vscode-languageserver', 'src/server'],
    ['vscode-languageserver-textdocument', 'src/server/language'],
    ['protobufjs', 'src/formats'],
    ['pako', 'src/formats'],
    ['re2js', 'src/analysis'],
    ['@vscode/webview-ui-toolkit', 'webview'],
    ['@vscode/l10n', 'webview'],
    ['@vscode/l10n', 'src/report'],
  ])('%s is used in %s', (name, folder) => {
    const users = readSources([folder], ['.ts']).filter(({ text }) => text.includes(`from '${name}`));
    expect(users.length).toBeGreaterThan(0);
  });
});

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
