/** Filtered views through the real connection, the real protocol and real files. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { Reply } from '../../src/protocol/reply';
import type { ServerMethod, ServerRequests, TopPage } from '../../src/protocol/serverRequests';
import type { ViewFilters, ViewSpec } from '../../src/protocol/view';
import { connectedServer } from '../support/connectedServer';
import { FIXTURES, RECORDINGS } from '../support/fixtures';

const BEFORE = path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz');
const AFTER = path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz');
const LABELS = path.join(FIXTURES, 'edgeCases', 'labels.pb.gz');
const all = { filter: '', offset: 0, limit: 1000 } as const;

let client: MessageConnection;

beforeEach(async () => {
  client = await connectedServer();
  for (const [index, file] of [BEFORE, AFTER, LABELS].entries()) {
    await value('pprofLens/openProfile', { profile: index + 1, path: file });
  }
});

afterEach(() => {
  client.dispose();
});

async function ask<M extends ServerMethod>(
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

function askTop(view: ViewSpec): Promise<Reply<TopPage>> {
  return ask('pprofLens/top', { view, ...all, sort: 'flat', descending: true });
}

async function top(filters: ViewFilters, profile = 1): Promise<TopPage> {
  const reply = await askTop({ profile, sampleType: 0, filters });
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

describe('filters', () => {
  it('are honoured by every answer about the view, and leave the unfiltered view as it was', async () => {
    const whole = await top({ noTrim: true });
    const filters = { focus: 'net/http', relativePercentages: true, noTrim: true } as const;
    const view = { profile: 1, sampleType: 0, filters };
    const page = await top(filters);
    expect(page.allRowCount).toBeLessThan(whole.allRowCount);
    expect(page.legend).toEqual(expect.arrayContaining(['Active filters:', '   focus=net/http']));
    const traces = await value('pprofLens/traces', { view, ...all });
    const wholeTraces = await value('pprofLens/traces', { view: { profile: 1, sampleType: 0 }, ...all });
    expect(traces.allTraceCount).toBeGreaterThan(0);
    expect(traces.allTraceCount).toBeLessThan(wholeTraces.allTraceCount);
    const { recordedPaths } = await value('pprofLens/sourceFiles', { view });
    const file = recordedPaths.findIndex((recorded) => recorded.endsWith('runtime/proc.go'));
    const { lines, filtered } = await value('pprofLens/lines', { view, files: [file] });
    expect(filtered).toBe(true);
    const [line] = [...lines].sort((a, b) => b.cum.share - a.cum.share);
    expect([line?.cum.text, line?.cum.percent]).toEqual(['2', '50.00%']);
    const stacks = await value('pprofLens/lineStacks', {
      ...{ view, files: [file], lineNumber: line?.lineNumber ?? 0, limit: 100 },
    });
    for (const { frames } of stacks.stacks) {
      expect(frames.some(({ name }) => name.includes('net/http'))).toBe(true);
    }
    expect(await top({ noTrim: true })).toEqual(whole);
  });

  it('make rows of files, lines and addresses, each of which leads to its line', async () => {
    const files = await top({ granularity: 'files', noTrim: true });
    const byName = files.rows.find(({ name }) => name.endsWith('leak_demo.go'));
    const view = { profile: 1, sampleType: 0, filters: { granularity: 'files', noTrim: true } } as const;
    const place = await value('pprofLens/resolvePlace', { view, place: byName?.place ?? -1 });
    expect(place.recordedPath).toBe(byName?.name);
    const lines = await top({ granularity: 'lines', hide: 'runtime', noTrim: true });
    const hidden = {
      profile: 1,
      sampleType: 0,
      filters: { granularity: 'lines', hide: 'runtime', noTrim: true },
    };
    for (const { name, place: at } of lines.rows) {
      const found = await value('pprofLens/resolvePlace', { view: hidden as ViewSpec, place: at });
      expect(`${found.functionName} ${found.recordedPath}:${found.lineNumber}`).toBe(name);
    }
  });

  it('are options of the prompt, which can unset them', async () => {
    const view = { profile: 1, sampleType: 0, filters: { focus: 'net/http', granularity: 'files' } } as const;
    const place = { currentFolder: '', readableFolders: [], settings: [] };
    await value('pprofLens/openPrompt', { prompt: 1, view, ...place });
    const said = async (line: string): Promise<string> => {
      const answer = await value('pprofLens/promptLine', { prompt: 1, line, sourcesRevision: 0 });
      return answer.kind === 'page' ? answer.parts.map(({ text }) => text).join('') : answer.kind;
    };
    const focused = await said('top');
    expect(focused).toMatch(/ {3}focus=net\/http\n[^]*proc\.go\n/);
    await said('focus=');
    const whole = await said('top');
    expect(whole).toMatch(/proc\.go\n/);
    expect(whole).not.toContain('Active filters');
  });

  it('normalize a base when asked to', async () => {
    const base = { profile: 1, mode: 'diffBase' } as const;
    const plain = await askTop({ profile: 2, sampleType: 0, base });
    const scaled = await askTop({ profile: 2, sampleType: 0, base: { ...base, normalize: true } });
    const sums = [plain, scaled].map((reply) => (reply.ok ? reply.value.rows[0]?.flat.text : ''));
    expect(sums).toEqual(['+4002', '+1']);
  });

  it('say in the legend what matched nothing', async () => {
    const page = await top({ focus: 'no such function', tagFocus: 'nor=label' });
    expect(page.rows).toEqual([]);
    expect(page.legend.slice(0, 2)).toEqual([
      'Focus expression matched no samples',
      'TagFocus expression matched no samples',
    ]);
  });

  it.each([
    [{ focus: '(' }, 'parsing focus regexp: error parsing regexp: missing closing ): `(`'],
    [
      { showFrom: '*' },
      'parsing show_from regexp: error parsing regexp: missing argument to repetition operator: `*`',
    ],
    [{ tagHide: '[' }, 'parsing taghide regexp: error parsing regexp: missing closing ]: `[`'],
    [{ tagFocus: 'a=(' }, /^.*tagfocus.*missing closing/],
  ])('that are none are a problem in pprof’s words, and nothing is lost: %j', async (filters, message) => {
    const before = await top({});
    const reply = await askTop({ profile: 1, sampleType: 0, filters });
    expect(reply.ok ? 'answered' : reply.problem.message).toMatch(message);
    expect(await top({})).toEqual(before);
  });

  it('of hostile people are answered soon', async () => {
    const patterns = [
      '(a*)*'.repeat(200),
      '('.repeat(9000),
      '(?:'.repeat(900) + 'x' + ')'.repeat(900),
      'x{1000}{1000}',
      '((a{100}){100}){100}',
      '\\pL'.repeat(3000),
      'a|'.repeat(4000),
      '\u0000\u202e</script>](command:x)',
      '9'.repeat(5000),
      `${'9'.repeat(5000)}:${'8'.repeat(4000)}kb`,
      ','.repeat(9000),
    ];
    for (const pattern of patterns) {
      const names = ['focus', 'ignore', 'hide', 'show', 'showFrom', 'pruneFrom'] as const;
      const tags = ['tagFocus', 'tagIgnore', 'tagShow', 'tagHide', 'tagRoot', 'tagLeaf'] as const;
      for (const name of [...names, ...tags]) {
        const started = performance.now();
        const reply = await askTop({ profile: 3, sampleType: 0, filters: { [name]: pattern } });
        expect(typeof reply.ok, name).toBe('boolean');
        expect(performance.now() - started, `${name} ${pattern.slice(0, 20)}`).toBeLessThan(3000);
      }
    }
  });

  it('that the protocol does not know are left out', async () => {
    const hostile = { granularity: 'atoms', focus: 7, noTrim: 'yes', __proto__: { hide: 'x' } } as unknown;
    expect(await top(hostile as ViewFilters)).toEqual(await top({}));
  });
});
