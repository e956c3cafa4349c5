import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT, readSources } from './sourceFiles';
import type { SourceText } from './sourceFiles';

/** Who may import whom: folders of src/ by name, packages by theirs; `node:` stands for Node's own modules. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernels: [],
  model: ['kernels'],
  formats: ['model', 'kernels', 'protobufjs', 'pako', 'node:', '@vscode/l10n'],
  analysis: ['model', 'kernels', 're2js', '@vscode/l10n'],
  layout: [],
  protocol: [],
  report: ['model', 'analysis', 'layout', 'protocol', '@vscode/l10n'],
  sourcePaths: ['node:', '@vscode/l10n'],
  fetch: ['node:', '@vscode/l10n'],
  driver: ['model', 'formats', 'analysis', 'report'],
  server: [
    ...['model', 'formats', 'analysis', 'report', 'driver', 'protocol', 'node:'],
    ...['vscode-languageserver', 'vscode-languageserver-textdocument', '@vscode/l10n'],
  ],
  cli: ['model', 'formats', 'analysis', 'report', 'driver', 'sourcePaths', 'fetch', 'node:'],
  platform: [
    ...['fetch', 'sourcePaths', 'protocol', 'contributions', 'vscode', 'vscode-languageclient', 'node:'],
    '@vscode/l10n',
  ],
  editor: ['platform', 'sourcePaths', 'protocol', 'contributions', 'vscode', '@vscode/l10n'],
  views: ['platform', 'sourcePaths', 'protocol', 'contributions', 'vscode', 'node:', '@vscode/l10n'],
  commands: [
    ...[
      'editor',
      'views',
      'platform',
      'fetch',
      'sourcePaths',
      'protocol',
      'contributions',
      'vscode',
      'node:',
    ],
  ],
  contributions: [],
  extension: [
    'commands',
    'editor',
    'views',
    'platform',
    'fetch',
    'sourcePaths',
    'protocol',
    'contributions',
    'vscode',
  ],
  webview: ['protocol', '@vscode/webview-ui-toolkit', '@vscode/l10n'],
};

describe('who may import whom', () => {
  const sources = readSources(['src', 'webview'], ['.ts']);

  it('is kept by every import of src/ and webview/', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap(forbiddenImports)).toEqual([]);
  });

  it('has a row for every folder of src/, and a folder for every row', () => {
    const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts'))
      .map((entry) => path.parse(entry.name).name);
    const rows = Object.keys(MAY_IMPORT).filter((row) => row !== 'webview');
    expect(folders.sort()).toEqual(rows.sort());
  });

  it('is told in src/README.md, folder by folder', () => {
    expect(existsSync(path.join(ROOT, 'src/README.md'))).toBe(true);
    const readme = readFileSync(path.join(ROOT, 'src/README.md'), 'utf8');
    expect(Object.keys(MAY_IMPORT).filter((row) => !readme.includes(row))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ["import { x } from '../analysis/top';", 'analysis'],
    ["import type { X } from '../analysis/top';", 'analysis'],
    ["export * from '../report/rows';", 'report'],
    ["const x = await import('../server/main');", 'server'],
    ["let x: import('../server/main').X;", 'server'],
    ["import * as vscode from 'vscode';", 'vscode'],
    ["import pako from 'pako/dist/pako_inflate';", 'pako'],
    ["import fs from 'node:fs';", 'node:'],
    ["import fs from 'fs';", 'node:'],
    ["import { x } from '../../test/unit/sourceFiles';", 'test'],
  ])('finds %s in model/', (text, what) => {
    expect(forbiddenImports({ file: 'src/model/example.ts', text })).toEqual([
      expect.stringContaining(`src/model/example.ts imports ${what} (`),
    ]);
  });

  it('lets a folder import from itself and from what its row names', () => {
    const text =
      "import { a } from './a'; import type { P } from '../model/profile'; import { b } from './deeper/b';";
    expect(forbiddenImports({ file: 'src/analysis/example.ts', text })).toEqual([]);
  });

  it('lets the page import src/protocol and nothing else of src/', () => {
    const file = 'webview/top/rows.ts';
    expect(forbiddenImports({ file, text: "import type { V } from '../../src/protocol/view';" })).toEqual([]);
    expect(forbiddenImports({ file, text: "import { V } from '../../src/model/profile';" })).toHaveLength(1);
  });
});

function forbiddenImports({ file, text }: SourceText): readonly string[] {
  const from = layerOf(file);
  const allowed = MAY_IMPORT[from] ?? [];
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map((found) => ({ written: found.fileName, layer: importedLayer(file, found.fileName) }))
    .filter(({ layer }) => layer !== from && !allowed.includes(layer))
    .map(
      ({ written, layer }) =>
        `${file} imports ${layer} ('${written}'), but ${from} may import ` +
        `${allowed.length === 0 ? 'nothing' : `only ${allowed.join(', ')}`}.`,
    );
}

/** `src/model/profile.ts` -> `model`, `src/extension.ts` -> `extension`, `webview/top/rows.ts` -> `webview`. */
function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? path.posix.parse(second).name : top;
}

function importedLayer(file: string, written: string): string {
  if (written.startsWith('.')) return layerOf(path.posix.join(path.posix.dirname(file), written));
  if (written.startsWith('node:') || NODE_MODULES.has(written)) return 'node:';
  return written.startsWith('@')
    ? written.split('/').slice(0, 2).join('/')
    : (written.split('/')[0] ?? written);
}

const NODE_MODULES = new Set([
  'fs',
  'fs/promises',
  'path',
  'http',
  'https',
  'os',
  'url',
  'zlib',
  'net',
  'tls',
  'child_process',
]);
