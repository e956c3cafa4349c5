import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ROOT, readSources } from './sourceFiles';
import type { SourceText } from './sourceFiles';

const product = readSources(['src', 'webview'], ['.ts']);
const scripts = readSources(['test', 'examples'], ['.ts', '.mjs', '.js']).filter(
  ({ file }) => !file.includes('/fixtures/') && !file.startsWith('test/e2e/vscode/'),
);
const everything = [...product, ...scripts];

describe('source files', () => {
  it('have at most 350 lines in the product and 500 in tests', () => {
    const lineCount = ({ text }: SourceText) => text.trimEnd().split('\n').length;
    const long = [...product.filter((s) => lineCount(s) > 350), ...scripts.filter((s) => lineCount(s) > 500)];
    expect(long.map((source) => `${source.file} has ${lineCount(source)} lines`)).toEqual([]);
  });

  it('are named in camelCase after what they hold', () => {
    const strange = everything.map(({ file }) => file).filter((file) => !hasGoodName(file));
    expect(strange).toEqual([]);
  });

  it.each(LEFTOVERS())('have no $what', ({ pattern, where }) => {
    expect(findLines(where, pattern)).toEqual([]);
  });
});

describe('the repository', () => {
  it('names no package registry and no path of the machine it was made on', () => {
    expect(trackedFiles().flatMap(namesForbidden)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it.each(['src/model/util.ts', 'src/fetch/fetchHelpers.ts', 'src/server/Session.ts', 'src/a/snake_case.ts'])(
    'refuse the name %s',
    (file) => {
      expect(hasGoodName(file)).toBe(false);
    },
  );

  it.each([
    ['marker of unfinished work', '// TO' + 'DO later'],
    ['skipped or exclusive test', 'it.sk' + "ip('x', () => {});"],
    ['switched-off check', '// eslint-dis' + 'able-next-line'],
    ['any', 'function f(x: an' + 'y) {}'],
    ['non-null assertion', 'const a = rows[0]' + '!.name;'],
    ['default export', 'export def' + 'ault function f() {}'],
    ['I prefix', 'interface IPro' + 'file {}'],
  ])('find a %s', (what, text) => {
    const row = LEFTOVERS().find((leftover) => leftover.what === what);
    expect(row === undefined ? [] : findLines([{ file: 'x.ts', text }], row.pattern)).toHaveLength(1);
  });

  it('find a registry and a path of this machine', () => {
    expect(
      FORBIDDEN.filter((pattern) => pattern.test(`https://${['registry', 'npmjs', 'org'].join('.')}/x`)),
    ).toHaveLength(1);
    expect(
      FORBIDDEN.filter((pattern) => pattern.test(`"${['', 'work', 'main'].join('/')}/x.go"`)),
    ).toHaveLength(1);
    expect(
      FORBIDDEN.filter((pattern) => pattern.test('/home/ubuntu/work/main.go /work/heap/a.go')),
    ).toHaveLength(0);
  });
});

interface Leftover {
  readonly what: string;
  readonly pattern: RegExp;
  readonly where: readonly SourceText[];
}

/** What eslint cannot see: in comments, in .mjs files, or in files that switch it off. */
function LEFTOVERS(): readonly Leftover[] {
  const typescript = everything.filter(({ file }) => file.endsWith('.ts'));
  return [
    { what: 'marker of unfinished work', pattern: /\b(TODO|FIXME|XXX|HACK)\b/, where: everything },
    {
      what: 'skipped or exclusive test',
      pattern: /\b(it|test|describe)\.(skip|only|todo|fails|skipIf|runIf)\b/,
      where: scripts,
    },
    {
      what: 'switched-off check',
      pattern: /eslint-disable(?!-next-line no-control-regex -- )|@ts-(ignore|expect-error|nocheck)/,
      where: everything,
    },
    { what: 'any', pattern: /(:|<|\bas|,) *any\b(?! (?!\{|=))/, where: typescript },
    { what: 'non-null assertion', pattern: /[\w\])]!(\.|;|,|\)|\[)/, where: typescript },
    {
      what: 'default export',
      pattern: /^export default/,
      where: everything.filter(({ file }) => !isDriver(file)),
    },
    { what: 'I prefix', pattern: /\b(interface|type|class) I[A-Z][a-z]/, where: everything },
    {
      what: 'wait for a time in a test of the page, which says itself when it is settled',
      pattern: /\bwaitForTimeout\(/,
      where: scripts.filter(({ file }) => file.startsWith('test/page/')),
    },
    {
      what: 'printing to a console',
      // The language server's connection has a console of its own, which is the output channel.
      pattern: /(?<!connection\.)\bconsole\./,
      where: product.filter(({ file }) => !file.startsWith('src/cli/')),
    },
  ];
}

/** The tiny extension that npm start adds is plain CommonJS. */
function isDriver(file: string): boolean {
  return file.startsWith('examples/start/driver/');
}

function findLines(sources: readonly SourceText[], pattern: RegExp): readonly string[] {
  return sources.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) && !isOwnPattern(file) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  );
}

/** This file has to spell what it looks for. */
function isOwnPattern(file: string): boolean {
  return file === 'test/unit/fileShape.test.ts';
}

function hasGoodName(file: string): boolean {
  const name = path.posix.basename(file).replace(/(\.test|\.d)?\.(ts|mts|mjs|js)$/, '');
  const homeless =
    /(^|[a-z])(Utils?|Helpers?|Common|Misc|Managers?)($|[A-Z])|^(utils?|helpers?|common|misc|managers?)($|[A-Z])/;
  return /^[a-z][a-zA-Z0-9]*$/.test(name) && !homeless.test(name);
}

// Put together here so that this file does not name them itself.
const FORBIDDEN = [
  new RegExp(
    ['registry', '(npmjs|yarnpkg|npmmirror)'].join('\\.') + '|' + ['proxy', 'golang', 'org'].join('\\.'),
  ),
  // Its working folders and its home; /work/heap and /root/go are anybody's.
  new RegExp('(?<![\\w.~-])/(work/(main|shared)\\b|root/(?!go\\b)[\\w.])'),
];

/** All that is or would be committed. */
function trackedFiles(): readonly string[] {
  if (!existsSync(path.join(ROOT, '.git'))) return everything.map(({ file }) => file);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
}

/** Recorded profiles are looked into: a path inside a gzip names the machine, too. */
function namesForbidden(file: string): readonly string[] {
  const bytes = readFileSync(path.join(ROOT, file));
  const text = inflated(bytes).toString('latin1');
  return FORBIDDEN.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [`${file} names ${JSON.stringify(text.slice(found.index, found.index + 40))}`];
  });
}

function inflated(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: 64 * 1024 * 1024 });
  } catch {
    // Broken on purpose: a fixture.
    return bytes;
  }
}
