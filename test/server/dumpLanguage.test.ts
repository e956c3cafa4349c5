/** The language features of goroutine dumps, asked as an editor asks them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeLens,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SemanticTokens,
} from 'vscode-languageserver';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { ForeignLines } from '../../src/protocol/dumpDocumentRequests';
import type { Reply } from '../../src/protocol/reply';
import { connectedServer } from '../support/connectedServer';

const MODERN = readFileSync(
  path.join(import.meta.dirname, '../fixtures/dumps/handmade.modern.debug2.txt'),
  'utf8',
);
const URI = 'file:///dump.debug2.txt';
const client: MessageConnection = await connectedServer();
const textDocument = { uri: URI };
const diagnostics: { uri: string; diagnostics: Diagnostic[] }[] = [];

function lineOf(text: string): number {
  return MODERN.split('\n').findIndex((line) => line.includes(text));
}

beforeAll(async () => {
  client.onNotification('textDocument/publishDiagnostics', (told: (typeof diagnostics)[number]) => {
    diagnostics.push(told);
  });
  await client.sendNotification('initialized', {});
  await open(URI, MODERN);
});
afterAll(() => {
  client.dispose();
});

function open(uri: string, text: string): Promise<void> {
  return client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'goroutine-dump', version: 1, text },
  });
}

function ask<T>(method: string, more: Readonly<Record<string, unknown>> = {}): Promise<T> {
  return client.sendRequest<T>(method, { textDocument, ...more });
}

describe('the outline', () => {
  it('has groups of identical stacks with their goroutines, and the panic', async () => {
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
    expect(symbols[0]?.name).toBe('panic: outer failure');
    const groups = symbols.filter(({ children }) => children !== undefined);
    expect(groups).toHaveLength(10);
    expect(groups[0]?.name).toMatch(/^1 goroutine · /);
    const leaked = groups.flatMap(({ children }) => children ?? []).find(({ name }) => name.includes('21'));
    expect(leaked?.name).toContain('leaked');
    expect(leaked?.range.start.line).toBe(lineOf('goroutine 21 '));
  });
});

describe('folding', () => {
  it('has a range for each goroutine, to its last line', async () => {
    const ranges = await ask<FoldingRange[]>('textDocument/foldingRange');
    expect(ranges).toContainEqual({
      startLine: lineOf('goroutine 22 '),
      endLine: lineOf('goroutine 23 ') - 2,
    });
  });
});

describe('a hover', () => {
  it('explains what a goroutine waits for, since when and who created it', async () => {
    const position = { line: lineOf('goroutine 22 '), character: 3 };
    const { contents } = await ask<Hover>('textDocument/hover', { position });
    const text = JSON.stringify(contents);
    expect(text).toContain('receives from a channel that is nil');
    expect(text).toContain('at least 3 minutes');
    expect(text).toContain('in goroutine 1');
  });

  it('says whose code a frame is', async () => {
    const at = async (text: string): Promise<string> =>
      JSON.stringify(await ask('textDocument/hover', { position: { line: lineOf(text), character: 3 } }));
    expect(await at('main.worker.func1()')).toContain('Your own code');
    expect(await at('internal/poll.runtime_pollWait')).toContain('Part of Go');
    expect(await at('main.(*Loop).step(...)')).toContain('Inlined');
  });

  it('shows names as they are, whatever is in them', async () => {
    const uri = 'file:///hostile.debug2.txt';
    await open(uri, 'goroutine 1 [running]:\nmain.[x](command:evil)<b>()\n\t/f.go:1 +0x1\n');
    const position = { line: 1, character: 3 };
    const hover = await client.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position });
    const text = JSON.stringify(hover.contents);
    expect(text).not.toContain('](command');
    expect(text).not.toContain('<b>');
  });
});

describe('navigation', () => {
  it('goes from a frame to its recorded line', async () => {
    const position = { line: lineOf('/src/app/worker.go:11'), character: 4 };
    const [place] = await ask<Location[]>('textDocument/definition', { position });
    expect(place?.uri).toBe('pprof-lens-recorded:%2Fsrc%2Fapp%2Fworker.go#11');
    expect(place?.range.start.line).toBe(10);
  });

  it('goes from the number of a creator to that goroutine', async () => {
    const line = lineOf('created by main.worker in goroutine 1');
    const character = 'created by main.worker in goroutine 1'.length;
    const [place] = await ask<Location[]>('textDocument/definition', { position: { line, character } });
    expect(place).toMatchObject({ uri: URI, range: { start: { line: lineOf('goroutine 1 [') } } });
  });

  it('has a link for each place, over the file and the line', async () => {
    const found = await ask<DocumentLink[]>('textDocument/documentLink');
    const line = lineOf('C:/Program Files/src/yaml.v3/dec.go:120');
    const link = found.find(({ range }) => range.start.line === line);
    expect(link?.target).toBe('pprof-lens-recorded:C%3A%2FProgram%20Files%2Fsrc%2Fyaml.v3%2Fdec.go#120');
    expect(link?.range).toMatchObject({ start: { character: 1 }, end: { character: 40 } });
  });

  it('finds every goroutine through a line', async () => {
    const uri = 'file:///two.debug2.txt';
    const one = (id: number): string => `goroutine ${id} [chan send]:\nmain.leak()\n\t/leak.go:53 +0x1\n\n`;
    await open(uri, one(7) + one(8));
    const context = { includeDeclaration: true };
    const found = await client.sendRequest<Location[]>('textDocument/references', {
      ...{ textDocument: { uri }, position: { line: 1, character: 2 }, context },
    });
    expect(found.map(({ range }) => range.start.line)).toEqual([1, 5]);
  });
});

describe('colours, lenses and problems', () => {
  it('has tokens in the order of the text, none in another', async () => {
    const { data } = await ask<SemanticTokens>('textDocument/semanticTokens/full');
    expect(data.length).toBeGreaterThan(200);
    for (let at = 0; at < data.length; at += 5) {
      const isSameLine = data[at] === 0;
      if (at > 0 && isSameLine) expect(data[at + 1]).toBeGreaterThanOrEqual(data[at - 3] ?? 0);
      expect(data[at + 2]).toBeGreaterThan(0);
    }
  });

  it('has lenses whose arguments are numbers', async () => {
    const found = await ask<CodeLens[]>('textDocument/codeLens');
    expect(found.some(({ command }) => command?.title === 'go to creator')).toBe(true);
    const args = found.flatMap(({ command }): unknown[] => command?.arguments ?? []);
    expect(args.every((argument) => typeof argument === 'number')).toBe(true);
  });

  it('says what cannot be read, where it stands', async () => {
    const uri = 'file:///broken.debug2.txt';
    await open(uri, 'goroutine 1 [running]:\nmain.f(0x1)\nmain.g()\n\t/g.go:3 +0x1\n');
    await expect.poll(() => diagnostics.filter((told) => told.uri === uri)).toHaveLength(1);
    const [told] = diagnostics.filter((each) => each.uri === uri);
    expect(told?.diagnostics).toMatchObject([{ range: { start: { line: 1 } }, severity: 2 }]);
  });
});

describe('whose code a frame is', () => {
  const DUMP = `goroutine 7 [chan receive]:
sync.(*Mutex).Lock(...)
\t/usr/local/go/src/sync/mutex.go:46
example.com/lib/pool.Get(...)
\t/src/lib/pool.go:12
example.com/app/handler.Serve(0x1)
\t/src/app/handler.go:30 +0x1d
created by main.main in goroutine 1
\t/src/app/main.go:9 +0x5
`;
  const uri = 'file:///whose.debug2.txt';
  const foreignOf = async (userModules: readonly string[]): Promise<ForeignLines> => {
    const other = await connectedServer({ userModules });
    await other.sendNotification('initialized', {});
    await other.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'goroutine-dump', version: 1, text: DUMP },
    });
    const reply = await other.sendRequest<Reply<ForeignLines>>('pprofLens/foreignLines', { uri });
    other.dispose();
    if (!reply.ok) throw new Error(reply.problem.message);
    return reply.value;
  };

  it('is guessed from the path where nobody says', async () => {
    expect(await foreignOf([])).toEqual({ lines: [1] });
  });

  it('is told by the modules of the workspace', async () => {
    expect(await foreignOf(['example.com/app'])).toEqual({ lines: [1, 3] });
  });

  it('is guessed where the dump is of another program', async () => {
    expect(await foreignOf(['example.com/other'])).toEqual({ lines: [1] });
  });

  it('is not said of a document that is not open', async () => {
    const reply = await client.sendRequest<Reply<ForeignLines>>('pprofLens/foreignLines', {
      uri: 'file:///no',
    });
    expect(reply.ok).toBe(false);
  });
});
