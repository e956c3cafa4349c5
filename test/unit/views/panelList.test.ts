import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListedRoutine } from '../../../src/protocol/listRequests';
import { fail, succeed, type Reply } from '../../../src/protocol/reply';
import { asLocalPath, asRecordedPath, type SourceMapping } from '../../../src/sourcePaths/sourcePathTypes';
import { answerList, findSource, openSourceLine } from '../../../src/views/panelList';

const ran = vi.hoisted(() => [] as unknown[][]);

vi.mock('vscode', () => ({
  l10n: {
    t: (text: string, ...values: (string | number)[]) =>
      text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)] ?? '')),
  },
  commands: {
    executeCommand: (...command: unknown[]) => {
      ran.push(command);
      return Promise.resolve();
    },
  },
  window: { showWarningMessage: () => undefined },
}));

const VIEW = { profile: 1, sampleType: 0 };
const VALUE = { text: '1', percent: '1%', share: 0.01, sign: 1 } as const;
const RECORDED = '/home/somebody/secret/project/leak_demo.go';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pprof-lens-list-'));
  ran.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the listing that the page gets', () => {
  it('has the text as it is on disk, and of paths the last part alone', async () => {
    const file = path.join(folder, 'leak_demo.go');
    await writeFile(file, 'package main\n');
    const answer = await list({
      kind: 'mapped',
      recordedPath: asRecordedPath(RECORDED),
      localPath: asLocalPath(file),
      reason: 'module',
      explanation: '',
    });
    expect(answer.sources).toEqual([{ kind: 'text', text: 'package main\n' }]);
    expect(answer.routines.map(({ fileName, source }) => [fileName, source])).toEqual([
      ['leak_demo.go', 0],
      ['leak_demo.go', 0],
      ['', -1],
    ]);
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(JSON.stringify(answer)).not.toContain(folder);
  });

  it('says without a path why a source is not there', async () => {
    const recordedPath = asRecordedPath(RECORDED);
    const local = asLocalPath(path.join(folder, 'gone.go'));
    const explanation = `${RECORDED} is nowhere.`;
    const mappings: readonly SourceMapping[] = [
      { kind: 'unmapped', recordedPath, explanation },
      { kind: 'ambiguous', recordedPath, candidates: [local, local], explanation },
      { kind: 'mapped', recordedPath, localPath: local, reason: 'module', explanation },
      { kind: 'mapped', recordedPath, localPath: asLocalPath(folder), reason: 'module', explanation },
      {
        ...{ kind: 'mapped', recordedPath, reason: 'module', explanation },
        localPath: asLocalPath(path.join(folder, 'link.go')),
      },
    ];
    const said: string[] = [];
    for (const mapping of mappings) {
      const { sources } = await list(mapping);
      for (const source of sources) {
        said.push(source.kind === 'text' ? source.text : `${source.remedy}: ${source.why}`);
      }
    }
    expect(said.map((text) => text.split('. ')[0])).toEqual([
      'find: leak_demo.go was not found on this machine',
      'choose: 2 files here could be leak_demo.go, equally well',
      'find: gone.go could not be read (ENOENT)',
      expect.stringMatching(/^find: A file was expected, but .+ is none, and is not read\.$/),
      'find: link.go leads outside the workspace and the other folders with sources, and is not read.',
    ]);
    expect(said.join()).not.toMatch(/secret|\/tmp/);
  });

  it('does not wait for the writer of a pipe', async () => {
    const pipe = path.join(folder, 'pipe.go');
    execFileSync('mkfifo', [pipe]);
    const { sources } = await list({
      kind: 'mapped',
      recordedPath: asRecordedPath(RECORDED),
      localPath: asLocalPath(pipe),
      reason: 'module',
      explanation: '',
    });
    expect(sources).toEqual([
      { kind: 'missing', remedy: 'find', why: 'A file was expected, but pipe.go is none, and is not read.' },
    ]);
  });

  it('leaves out what is too large to be read in a page', async () => {
    const file = path.join(folder, 'large.go');
    await writeFile(file, 'x'.repeat(2 * 1024 * 1024 + 1));
    const { sources } = await list({
      kind: 'mapped',
      recordedPath: asRecordedPath(RECORDED),
      localPath: asLocalPath(file),
      reason: 'module',
      explanation: '',
    });
    expect(sources).toMatchObject([{ kind: 'missing', remedy: 'none' }]);
  });

  it('is a problem when the server has one', async () => {
    const profiles = { ask: () => Promise.resolve(fail('The server stopped.')) };
    const answer = await answerList({ profiles, locator: locatorOf(undefined) } as never, VIEW, {
      kind: 'list',
      functionName: '',
    });
    expect(answer).toEqual(fail('The server stopped.'));
  });
});

describe('what the page can have done about a source', () => {
  it('is what VS Code has for it', async () => {
    for (const step of ['folder', 'settings', 'mappings'] as const)
      await findSource({ type: 'findSource', step });
    expect(ran).toEqual([
      ['workbench.action.addRootFolder'],
      ['workbench.action.openSettings', 'pprofLens.sourcePaths'],
      ['pprofLens.showSourceMappings'],
    ]);
  });

  it('is to open any line of a file that the view has', async () => {
    const opened: unknown[] = [];
    const opener = {
      openRecorded: (line: unknown) => {
        opened.push(line);
        return Promise.resolve();
      },
    };
    const place = { functionName: 'main.f', recordedPath: RECORDED, lineNumber: 3 };
    const platform = {
      session: { viewAt: (revision: number) => (revision === 1 ? VIEW : undefined) },
      profiles: { ask: () => Promise.resolve(succeed(place)) },
    };
    for (const revision of [1, 2]) {
      const message = { type: 'openSourceLine', revision, place: 3, lineNumber: 9, takeFocus: true } as const;
      await openSourceLine(platform as never, message, opener);
    }
    expect(opened).toEqual([{ recordedPath: RECORDED, lineNumber: 9, profile: 1, focus: 'editor' }]);
  });
});

function locatorOf(mapping: SourceMapping | undefined): object {
  return {
    locate: () => Promise.resolve(mapping),
    readablePath: (path: string) => Promise.resolve(path.endsWith('link.go') ? undefined : path),
  };
}

async function list(mapping: SourceMapping) {
  const routine = (recordedPath: string): ListedRoutine => ({
    ...{ functionName: 'main.f', recordedPath, firstLineNumber: 1, lastLineNumber: 6 },
    ...{ flat: VALUE, cum: VALUE, lines: [] },
  });
  const routines = [routine(RECORDED), routine(RECORDED), routine('')];
  const listing = { functionName: 'main.f', total: '1', problems: [], routines };
  const profiles = { ask: (): Promise<Reply<unknown>> => Promise.resolve(succeed(listing)) };
  const answer = await answerList({ profiles, locator: locatorOf(mapping) } as never, VIEW, {
    kind: 'list',
    functionName: 'main.f',
  });
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value.listing;
}
