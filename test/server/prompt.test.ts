/** The prompt over in-memory streams: the real connection, the real protocol, real files. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { LocatedSource, PromptAnswer, PromptPart } from '../../src/protocol/promptRequests';
import type { Reply } from '../../src/protocol/reply';
import type { ServerMethod, ServerRequests } from '../../src/protocol/serverRequests';
import type { ViewSpec } from '../../src/protocol/view';
import { connectedServer } from '../support/connectedServer';
import { FIXTURES, RECORDINGS } from '../support/fixtures';
import { ourAnswer } from '../support/ourAnswer';
import { decodeMessage } from '../support/profileSchema';
import { smallProfileBytes } from '../support/smallProfile';

const BEFORE = path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz');
const AFTER = path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz');
const RECORDED = '/home/ubuntu/heap/leak_demo.go';
const SOURCE = path.join(RECORDINGS, '..', 'leak_demo.go');

let client: MessageConnection;
let folder: string;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'pprof-lens-prompt-')));
  client = await connectedServer();
});

afterEach(() => {
  client.dispose();
  rmSync(folder, { recursive: true });
});

async function value<M extends ServerMethod>(
  method: M,
  request: ServerRequests[M]['request'],
): Promise<ServerRequests[M]['value']> {
  const reply: Reply<ServerRequests[M]['value']> = await client.sendRequest(method, request);
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

interface Opening {
  readonly currentFolder?: string;
  readonly readableFolders?: readonly string[];
  readonly settings?: readonly string[];
  readonly view?: ViewSpec;
  readonly prompt?: number;
}

async function openPrompt(file: string, opening: Opening = {}): Promise<string> {
  await value('pprofLens/openProfile', { profile: 1, path: file });
  const { greeting } = await value('pprofLens/openPrompt', {
    ...{ prompt: 1, view: { profile: 1, sampleType: 0 }, settings: [] },
    ...{ currentFolder: folder, readableFolders: [folder] },
    ...opening,
  });
  return greeting;
}

/** The whole answer, with each listing's sources found by `locate`. */
async function answer(
  line: string,
  locate: (recordedPath: string) => LocatedSource = nowhere,
): Promise<Answer> {
  let page = await value('pprofLens/promptLine', { prompt: 1, line, sourcesRevision: 1 });
  const parts: PromptPart[] = [];
  for (;;) {
    if (page.kind === 'sources') {
      const sources = page.recordedPaths.map(locate);
      page = await value('pprofLens/promptSources', { prompt: 1, sources });
    }
    if (page.kind !== 'page') throw new Error(page.kind);
    parts.push(...page.parts);
    if (page.state !== 'more') return { parts, state: page.state };
    page = await value('pprofLens/promptMore', { prompt: 1 });
  }
}

interface Answer {
  readonly parts: readonly PromptPart[];
  readonly state: 'done' | 'end';
}

const nowhere = (recordedPath: string): LocatedSource => ({ recordedPath, why: 'It is nowhere.' });

function textOf({ parts }: Answer): string {
  return parts.map(({ text }) => text).join('');
}

describe('a prompt', () => {
  it('greets with what the profile is and prints what the terminal front prints', async () => {
    const greeting = await openPrompt(BEFORE);
    expect(greeting).toContain('Type: goroutine');
    expect(greeting).toContain('Entering interactive mode');
    const { output } = await ourAnswer(['-top', '-nodecount=5', '-compact_labels', BEFORE]);
    const top = await answer('top5');
    expect(top.state).toBe('done');
    expect(top.parts.map(({ kind }) => kind)).toEqual(['output']);
    expect(textOf(top)).toBe(output.toString());
  });

  it('keeps settings, says what is wrong, and ends', async () => {
    await openPrompt(BEFORE);
    expect(await answer('granularity=lines')).toEqual({ parts: [], state: 'done' });
    expect(textOf(await answer('top'))).toContain(`main.(*jobServer).handIn ${RECORDED}:53`);
    expect((await answer('nonsense')).parts).toEqual([
      { kind: 'error', text: expect.stringContaining('nonsense') as string },
    ]);
    expect(textOf(await answer('o'))).toMatch(/granularity\s+= lines/);
    expect((await answer('quit')).state).toBe('end');
  });

  it('begins with the sample type and the difference that are shown', async () => {
    const types = ['objects/count', 'space/bytes'];
    const file = path.join(folder, 'two.pb');
    writeFileSync(
      file,
      smallProfileBytes({ types, samples: [{ stack: 'main.f@f.go:3', values: [7, 4096] }] }),
    );
    expect(await openPrompt(file)).toContain('Type: objects');
    expect(textOf(await answer('top'))).toMatch(/^Showing nodes accounting for 7, 100% of 7 total/);
    await value('pprofLens/openProfile', { profile: 1, path: AFTER });
    await value('pprofLens/openProfile', { profile: 2, path: BEFORE });
    await openPrompt(AFTER, {
      view: { profile: 1, sampleType: 0, base: { profile: 2, mode: 'base' } },
    });
    const { output } = await ourAnswer(['-top', '-compact_labels', '-nodecount=10', '-base', BEFORE, AFTER]);
    expect(textOf(await answer('top'))).toBe(output.toString());
  });

  it('has the settings again after a restart', async () => {
    await openPrompt(BEFORE, { settings: ['focus=handIn', 'sort=cum', 'no such line'] });
    expect(textOf(await answer('top3'))).toContain('Active filters:\n   focus=handIn');
  });

  it('is unknown when it was never opened, closed, or one too many', async () => {
    const ask = (prompt: number): Promise<PromptAnswer> =>
      value('pprofLens/promptLine', { prompt, line: 'top', sourcesRevision: 1 });
    expect(await ask(9)).toEqual({ kind: 'unknown' });
    for (let prompt = 1; prompt <= 7; prompt++) await openPrompt(BEFORE, { prompt });
    expect(await ask(1)).toEqual({ kind: 'unknown' });
    expect((await ask(2)).kind).toBe('page');
    await value('pprofLens/closePrompt', { prompt: 2 });
    expect(await ask(2)).toEqual({ kind: 'unknown' });
    expect(await value('pprofLens/completePrompt', { prompt: 2, line: 'to' })).toEqual({ kind: 'unknown' });
  });

  it('completes commands, options and functions', async () => {
    await openPrompt(BEFORE);
    const complete = (line: string) => value('pprofLens/completePrompt', { prompt: 1, line });
    expect(await complete('to')).toMatchObject({
      from: 0,
      candidates: ['top', 'topproto', 'total_goroutine'],
    });
    expect(await complete('list handI')).toMatchObject({
      from: 5,
      candidates: ['main.\\(\\*jobServer\\).handIn'],
    });
    expect(await complete('sample_index=')).toMatchObject({ candidates: ['goroutine'] });
  });
});

describe('list', () => {
  const here = (recordedPath: string): LocatedSource =>
    recordedPath === RECORDED
      ? { recordedPath, localPath: path.join(folder, 'src', 'leak_demo.go') }
      : nowhere(recordedPath);

  beforeEach(() => {
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src', 'leak_demo.go'), readFileSync(SOURCE));
  });

  it('asks where the recorded sources are and prints them', async () => {
    await openPrompt(BEFORE);
    const first = await value('pprofLens/promptLine', { prompt: 1, line: 'list handIn', sourcesRevision: 1 });
    expect(first).toEqual({ kind: 'sources', recordedPaths: [RECORDED] });
    const text = textOf(await answer('list handIn', here));
    expect(text).toContain(`ROUTINE ======================== main.(*jobServer).handIn in ${RECORDED}`);
    expect(text).toMatch(/^ +\. +1000 +53:\ts\.reports <- r/m);
    const again = await value('pprofLens/promptLine', { prompt: 1, line: 'list handIn', sourcesRevision: 1 });
    expect(again.kind).toBe('page');
    const moved = await value('pprofLens/promptLine', { prompt: 1, line: 'list handIn', sourcesRevision: 2 });
    expect(moved.kind).toBe('sources');
  });

  it('says why a source is not shown', async () => {
    await openPrompt(BEFORE);
    expect(textOf(await answer('list handIn'))).toContain('It is nowhere.');
  });

  it('opens nothing outside the folders that may be read, also through a link', async () => {
    await openPrompt(BEFORE, { readableFolders: [path.join(folder, 'other')] });
    expect(textOf(await answer('list handIn', here))).toContain('outside the workspace');
    symlinkSync(SOURCE, path.join(folder, 'link.go'));
    await openPrompt(BEFORE);
    const link = (recordedPath: string): LocatedSource => ({
      recordedPath,
      localPath: path.join(folder, 'link.go'),
    });
    const text = textOf(await answer('list handIn', link));
    expect(text).toContain('outside the workspace');
    expect(text).not.toContain('s.reports <- r');
  });

  it('does not follow source_path out of them', async () => {
    const file = path.join(folder, 'rel.pb');
    writeFileSync(file, smallProfileBytes({ samples: [{ stack: 'main.f@etc/passwd:1', values: [1] }] }));
    await openPrompt(file);
    await answer('source_path=/');
    expect(textOf(await answer('list .'))).not.toContain('root:');
  });
});

describe('a file', () => {
  it('is written into the current folder under the name that was typed', async () => {
    await openPrompt(BEFORE);
    const said = await answer('top3 >out.txt');
    const file = path.join(folder, 'out.txt');
    expect(said.parts).toEqual([{ kind: 'file', text: 'Generating report in out.txt\n', path: file }]);
    expect(readFileSync(file, 'utf8')).toBe(textOf(await answer('top3')));
  });

  it('has the bytes of names that are no UTF-8, which are U+FFFD on the screen', async () => {
    const strays = path.join(FIXTURES, 'edgeCases', 'strays.pb.gz');
    await openPrompt(strays);
    await answer('raw >raw.txt');
    const { output } = await ourAnswer(['-raw', strays]);
    expect(readFileSync(path.join(folder, 'raw.txt')).equals(output)).toBe(true);
    const shown = textOf(await answer('raw'));
    const once = (text: string): string => text.replace(/\ufffd+/g, '\ufffd');
    expect(once(shown)).toBe(once(output.toString('utf8')));
    expect(shown).toContain('gr\ufffd\ufffde');
  });

  it('has the next free number when it must not be shown', async () => {
    await openPrompt(BEFORE);
    writeFileSync(path.join(folder, 'profile001.pb.gz'), 'mine');
    expect(textOf(await answer('proto'))).toBe('Generating report in profile002.pb.gz\n');
    expect(readFileSync(path.join(folder, 'profile001.pb.gz'), 'utf8')).toBe('mine');
    const written = gunzipSync(readFileSync(path.join(folder, 'profile002.pb.gz')));
    expect((decodeMessage(written) as { sample: unknown[] }).sample.length).toBeGreaterThan(1);
    expect(textOf(await answer('svg'))).toBe('Generating report in profile001.svg\n');
    expect(readFileSync(path.join(folder, 'profile001.svg'), 'utf8')).toContain('<svg');
  });

  it('is refused where there is no folder for it', async () => {
    await openPrompt(BEFORE, { currentFolder: '' });
    expect((await answer('top >out.txt')).parts).toEqual([
      { kind: 'error', text: expect.stringContaining('No folder is open that out.txt') as string },
    ]);
    expect(textOf(await answer('proto'))).toContain('No folder is open');
    const whole = path.join(folder, 'whole.txt');
    expect(textOf(await answer(`top >${whole}`))).toBe(`Generating report in ${whole}\n`);
    expect(existsSync(whole)).toBe(true);
  });

  it('that cannot be written is said to be so', async () => {
    await openPrompt(BEFORE);
    expect((await answer('top >no/such/folder.txt')).parts.at(-1)).toMatchObject({ kind: 'error' });
  });
});

describe('a long answer', () => {
  beforeEach(async () => {
    const stack = Array.from({ length: 60 }, (_, depth) => `main.function${depth}@f.go:${depth}`).join(' ');
    const samples = Array.from({ length: 2000 }, (_, i) => ({
      stack,
      values: [1],
      labels: { id: String(i) },
    }));
    const file = path.join(folder, 'long.pb');
    writeFileSync(file, smallProfileBytes({ samples }));
    await openPrompt(file);
  });

  it('comes in pages of bounded size and can be stopped between two', async () => {
    const first = await value('pprofLens/promptLine', { prompt: 1, line: 'traces', sourcesRevision: 1 });
    if (first.kind !== 'page') throw new Error(first.kind);
    expect(first.state).toBe('more');
    expect(first.parts.map(({ text }) => text).join('').length).toBeLessThan(140_000);
    expect(await value('pprofLens/cancelPrompt', { prompt: 1 })).toEqual([]);
    expect(await value('pprofLens/promptMore', { prompt: 1 })).toEqual({
      kind: 'page',
      parts: [],
      state: 'done',
    });
    expect(textOf(await answer('top1'))).toContain('main.function0');
  });

  it('that goes to a file is said to be incomplete when it is stopped', async () => {
    const first = await value('pprofLens/promptLine', {
      prompt: 1,
      line: 'traces >t.txt',
      sourcesRevision: 1,
    });
    const said = await value('pprofLens/cancelPrompt', { prompt: 1 });
    const file = path.join(folder, 't.txt');
    if (first.kind === 'page' && first.state === 'more')
      expect(said[0]?.text).toBe(`${file} is not complete.\n`);
    else expect(said).toEqual([]);
  });
});
