/** Tags, texts and exports through the real protocol, and files that are written whole or not at all. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { MessageConnection } from 'vscode-languageserver/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOfBytes, wellFormed } from '../../src/model/byteText';
import type { ExportFormat } from '../../src/protocol/exportRequests';
import type { Reply } from '../../src/protocol/reply';
import type { NamedReport } from '../../src/protocol/textRequests';
import type { ServerMethod, ServerRequests } from '../../src/protocol/serverRequests';
import { connectedServer } from '../support/connectedServer';
import { FIXTURES } from '../support/fixtures';
import { ourAnswer, ourRun } from '../support/ourAnswer';
import { smallProfileBytes } from '../support/smallProfile';

const GOROUTINES = path.join(FIXTURES, 'profiles', 'goroutine.after.go1.26.pb.gz');
const view = { profile: 1, sampleType: 0 };
const top = { command: 'top', argument: '' } as const;

let client: MessageConnection;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pprof-lens-reports-'));
  client = await connectedServer();
  await value('pprofLens/openProfile', { profile: 1, path: GOROUTINES });
});

afterEach(async () => {
  client.dispose();
  await rm(folder, { recursive: true });
});

function ask<M extends ServerMethod>(
  method: M,
  request: ServerRequests[M]['request'],
): Promise<Reply<ServerRequests[M]['value']>> {
  return client.sendRequest(method, request);
}

async function value<M extends ServerMethod>(
  method: M,
  request: ServerRequests[M]['request'],
): Promise<ServerRequests[M]['value']> {
  const reply = await ask(method, request);
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

describe('a report as text', () => {
  it('comes in windows that are together what the terminal prints', async () => {
    const lines: string[] = [];
    for (;;) {
      const request = {
        view,
        ...top,
        command: 'traces',
        filter: '',
        offset: lines.length,
        limit: 7,
      } as const;
      const page = await value('pprofLens/text', request);
      if (page.kind !== 'page' || page.lines.length === 0) break;
      lines.push(...page.lines.map(({ text }) => text));
    }
    const printed = await ourAnswer(['-traces', GOROUTINES]);
    expect(`${lines.join('\n')}\n`).toBe(printed.output.toString());
  });

  it('has lines that lead to functions, and numbers them as they stand', async () => {
    const page = await value('pprofLens/text', { view, ...top, filter: 'MAIN.', offset: 0, limit: 50 });
    if (page.kind !== 'page') throw new Error('Expected a page.');
    expect(page.lineCount).toBeGreaterThan(0);
    expect(page.lineCount).toBeLessThan(page.allLineCount);
    const [line] = page.lines.filter(({ name }) => name.startsWith('main.'));
    const place = await value('pprofLens/resolvePlace', { view, place: line?.place ?? -1 });
    expect(place.functionName).toBe(line?.name);
    expect(line?.lineNumber).toBeGreaterThan(5);
  });

  it('lists sources that the host locates, inside the folders that may be read', async () => {
    const source = path.join(folder, 'main.go');
    await writeFile(source, Array.from({ length: 9 }, (_, at) => `source ${at + 1}\n`).join(''));
    const samples = [{ stack: 'main.f@/recorded/main.go:5#4 main.main@/recorded/main.go:8#7', values: [3] }];
    await writeFile(path.join(folder, 'p.pb'), smallProfileBytes({ samples }));
    await value('pprofLens/openProfile', { profile: 2, path: path.join(folder, 'p.pb') });
    const sources = { revision: 1, currentFolder: '', readableFolders: [folder], located: [] };
    const request = {
      ...({ view: { ...view, profile: 2 }, command: 'list', argument: 'main.f' } as const),
      filter: '',
    };
    const window = { offset: 0, limit: 100 };
    const wanted = await value('pprofLens/text', { ...request, ...window, sources });
    expect(wanted).toEqual({ kind: 'sources', recordedPaths: ['/recorded/main.go'] });
    const located = [{ recordedPath: '/recorded/main.go', localPath: source }];
    const page = await value('pprofLens/text', { ...request, ...window, sources: { ...sources, located } });
    if (page.kind !== 'page') throw new Error('Expected a page.');
    const line = page.lines.find(({ text }) => text.endsWith('source 5'));
    expect(line?.text).toBe('         3          3      5:source 5');
    expect(
      await value('pprofLens/resolvePlace', { view: request.view, place: line?.place ?? -1 }),
    ).toMatchObject({ functionName: 'main.f', lineNumber: 5 });
    // The text is kept: who asks for more of it need not say again where its sources are.
    expect(await value('pprofLens/text', { ...request, ...window, sources })).toEqual(page);
    const web = { ...request, ...window, command: 'weblist' } as const;
    expect(await value('pprofLens/text', { ...web, sources })).toMatchObject({ kind: 'sources' });
    const markup = await value('pprofLens/text', { ...web, sources: { ...sources, located } });
    expect(JSON.stringify(markup)).toMatch(/<!DOCTYPE html>.*source 5/i);
    const outside = [{ recordedPath: '/recorded/main.go', localPath: GOROUTINES }];
    const refused = await value('pprofLens/text', {
      ...{ ...request, ...window, sources: { ...sources, revision: 2, located: outside } },
    });
    expect(JSON.stringify(refused)).toContain('outside the workspace');
  });
});

describe('tags', () => {
  it('come in windows, and what they name can be filtered by', async () => {
    const request = { view, filter: '', folded: [], offset: 0, limit: 100 };
    const page = await value('pprofLens/tags', request);
    const tenant = page.lines.find((line) => line.kind === 'value');
    if (tenant?.kind !== 'value') throw new Error('Expected a value.');
    const filtered = { ...view, filters: { tagFocus: tenant.pattern } };
    const after = await value('pprofLens/tags', { ...request, view: filtered });
    expect(after.lines.find((line) => line.kind === 'value' && line.text === tenant.text)?.value).toEqual(
      tenant.value,
    );
    expect(after.valueCount).toBeLessThanOrEqual(page.valueCount);
  });
});

describe('an exported file', () => {
  it.each(['svg', 'dot', 'callgrind'] as const)('%s is what the terminal prints', async (format) => {
    const file = await exported(format);
    expect(file.toString()).toBe((await ourAnswer([`-${format}`, GOROUTINES])).output.toString());
  });

  it('text is what the terminal prints, of the report that is asked for', async () => {
    const file = await exported('text', { command: 'tree', argument: '' });
    expect(file.toString()).toBe((await ourAnswer(['-tree', GOROUTINES])).output.toString());
  });

  it.each(['dot', 'callgrind', 'text'] as const)(
    '%s has the bytes of names that are no UTF-8',
    async (format) => {
      const strays = path.join(FIXTURES, 'edgeCases', 'strays.pb.gz');
      const target = path.join(folder, 'strays');
      await value('pprofLens/openProfile', { profile: 4, path: strays });
      const named = { command: 'raw', argument: '' } as const;
      await value('pprofLens/export', {
        view: { profile: 4, sampleType: 0 },
        format,
        path: target,
        ...named,
      });
      const { output } = await ourAnswer([format === 'text' ? '-raw' : `-${format}`, strays]);
      expect((await readFile(target)).equals(output)).toBe(true);
      expect(output.includes(0xff)).toBe(true);
    },
  );

  it('pb.gz opens again, and has what the filters left', async () => {
    const filters = { focus: 'main', tagIgnore: 'never=there' };
    const target = path.join(folder, 'filtered.pb.gz');
    const shown = { ...view, filters };
    await value('pprofLens/export', { view: shown, format: 'pb.gz', path: target, ...top });
    await value('pprofLens/openProfile', { profile: 3, path: target });
    const rows = { sort: 'flat', descending: true, filter: '', offset: 0, limit: 100 } as const;
    const before = await value('pprofLens/top', {
      view: { ...shown, filters: { ...filters, relativePercentages: true } },
      ...rows,
    });
    const after = await value('pprofLens/top', { view: { ...view, profile: 3 }, ...rows });
    expect(after.rows.map(({ name, flat, cum }) => ({ name, flat, cum }))).toEqual(
      before.rows.map(({ name, flat, cum }) => ({ name, flat, cum })),
    );
    const printed = await ourAnswer(['-raw', target]);
    expect(printed.output.toString()).toContain('Samples:');
  });

  it('pb.gz is what the terminal writes', async () => {
    const flags = ['-proto', '-focus=main', '-tagignore=acme', GOROUTINES];
    const target = path.join(folder, 'same.pb.gz');
    const filters = { focus: 'main', tagIgnore: 'acme' };
    await value('pprofLens/export', { view: { ...view, filters }, format: 'pb.gz', path: target, ...top });
    const written = gunzipSync(await readFile(target));
    expect(written.equals(gunzipSync((await ourRun(flags)).stdout))).toBe(true);
  });

  it.each(['csv', 'folded', 'speedscope', 'markdown'] as const)('%s is there', async (format) => {
    expect((await exported(format)).length).toBeGreaterThan(100);
  });

  it('takes the place of an old one, keeps its rights, and leaves nothing beside it', async () => {
    const target = path.join(folder, 'out.csv');
    await writeFile(target, 'old');
    await chmod(target, 0o640);
    await symlink(target, path.join(folder, 'link.csv'));
    await value('pprofLens/export', { view, format: 'csv', path: path.join(folder, 'link.csv'), ...top });
    expect((await readFile(target, 'utf8')).startsWith('function,')).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['link.csv', 'out.csv']);
  });

  it('leaves the old one as it was when it cannot be written', async () => {
    const target = path.join(folder, 'is a folder');
    await mkdir(path.join(target, 'kept'), { recursive: true });
    const reply = await ask('pprofLens/export', { view, format: 'csv', path: target, ...top });
    expect(reply).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual(['is a folder']);
    const nowhere = path.join(folder, 'no', 'such', 'folder.csv');
    expect(await ask('pprofLens/export', { view, format: 'csv', path: nowhere, ...top })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('The file cannot be written') as string },
    });
  });
});

describe('a copy', () => {
  it('is the text of the terminal, or a table', async () => {
    const text = await value('pprofLens/copy', { view, format: 'text', ...top });
    const printed = await ourAnswer(['-top', GOROUTINES]);
    expect(text).toEqual({ kind: 'copied', text: printed.output.toString() });
    const table = await value('pprofLens/copy', { view, format: 'markdown', ...top });
    expect(JSON.stringify(table)).toContain('| flat | flat% |');
  });
});

async function exported(format: ExportFormat, named: NamedReport = top): Promise<Buffer> {
  const target = path.join(folder, `out.${format}`);
  const { command, argument } = named;
  const written = await value('pprofLens/export', { view, format, path: target, command, argument });
  const bytes = await readFile(target);
  expect(written).toEqual({ kind: 'written', byteCount: bytes.length });
  return bytes;
}

describe('every recorded profile', () => {
  const files = ['profiles', 'edgeCases', 'texts'].flatMap((name) =>
    readdirSync(path.join(FIXTURES, name))
      .filter((file) => /(\.pb\.gz|\.txt)$/.test(file) && !/debug2|go1\.(19|21|22|24)\./.test(file))
      .map((file) => path.join(FIXTURES, name, file)),
  );

  it('is printed as the terminal prints it when it takes names from texts, too', async () => {
    const different: string[] = [];
    for (const file of files) {
      const opened = await ask('pprofLens/openProfile', { profile: 4, path: file });
      if (!opened.ok) continue;
      const shown = { profile: 4, sampleType: opened.value.defaultSampleType };
      for (const command of [
        'top',
        'tree',
        'traces',
        'tags',
        'raw',
        'comments',
        'dot',
        'callgrind',
      ] as const) {
        const copied = await ask('pprofLens/copy', { view: shown, format: 'text', command, argument: '' });
        const printed = await ourAnswer([`-${command}`, '-symbolize=text', file]);
        const text = copied.ok && copied.value.kind === 'copied' ? copied.value.text : '';
        if (text !== wellFormed(textOfBytes(printed.output)))
          different.push(`${command} ${path.basename(file)}`);
      }
    }
    expect(different).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });
});
