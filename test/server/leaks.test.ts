/** A watched program at the server: snapshots go in one by one, the verdict comes out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { LeakAnswer, WatchAdded } from '../../src/protocol/leakRequests';
import type { Reply } from '../../src/protocol/reply';
import { connectedServer } from '../support/connectedServer';

const DEMO = path.join(import.meta.dirname, '../../examples/leakdemo');
const MOMENTS = ['1-1000', '2-5000', '3-20312'];
const SOURCE = readFileSync(path.join(DEMO, 'leak_demo.go'), 'utf8');
const MINUTE = 60_000;
const client: MessageConnection = await connectedServer();
const snapshots: string[] = [];

async function ask<T>(method: string, request: unknown, of = client): Promise<T> {
  const reply = await of.sendRequest<Reply<T>>(method, request);
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

function verdict(more: Readonly<Record<string, unknown>> = {}, of = client): Promise<LeakAnswer> {
  return ask('pprofLens/watchVerdict', { watch: 1, accepted: [], sources: [], ...more }, of);
}

beforeAll(async () => {
  for (const [index, moment] of MOMENTS.entries()) {
    const file = (name: string): string => path.join(DEMO, 'recordings/leak_demo', moment, name);
    const [profile, memoryProfile] = [10 + index, 20 + index];
    await ask('pprofLens/openProfile', { profile, path: file('goroutine.debug2.txt.gz') });
    await ask('pprofLens/openProfile', { profile: memoryProfile, path: file('heap.debug1.txt') });
    const request = { watch: 1, timeMillis: index * MINUTE, profile, memoryProfile };
    snapshots.push((await ask<WatchAdded>('pprofLens/watchAdd', request)).snapshot);
  }
});
afterAll(() => {
  client.dispose();
});

describe('the verdict over three looks at leak_demo', () => {
  it('names the line, the creating line, the evidence and the pace', async () => {
    const answer = await verdict();
    expect(answer.status).toBe('leak');
    const [finding] = answer.findings;
    expect(finding).toMatchObject({
      at: 'leak_demo.go:53',
      sureness: 'likely',
      place: { functionName: 'main.(*jobServer).handIn', lineNumber: 53 },
    });
    expect(finding?.summary).toMatch(
      /^20312 goroutines blocked · chan send · .*created at leak_demo\.go:65$/,
    );
    expect(finding?.creators[0]).toMatchObject({ lineNumber: 65 });
    expect(finding?.evidence.length).toBeGreaterThanOrEqual(3);
    expect(answer.markdown).toContain('leak_demo.go:53');
    expect(answer.charts.goroutines[0]?.values).toEqual([1006, 5007, 20318]);
    expect(answer.charts.memory.length).toBeGreaterThan(0);
  });

  it('reads the kind from the source line', async () => {
    const [recordedPath = ''] = (await verdict()).wantedSources;
    expect(recordedPath).toMatch(/leak_demo\.go$/);
    const { findings, wantedSources } = await verdict({ sources: [{ recordedPath, text: SOURCE }] });
    expect(findings[0]?.kindTitle).toBe('Send without receiver');
    expect(findings[0]?.kindReason).toContain('s.reports <- r');
    expect(wantedSources).toEqual([]);
  });

  it('is clean when the team accepts the line, and says so', async () => {
    const answer = await verdict({ accepted: ['leak_demo.go:53'] });
    expect(answer.findings).toEqual([]);
    expect(answer.dismissed.some(({ title }) => title.startsWith('leak_demo.go:53'))).toBe(true);
  });

  it('is the same from a server that was told the snapshots anew', async () => {
    const other = await connectedServer();
    await ask('pprofLens/watchRestore', { watch: 1, snapshots: [...snapshots, 'damaged', '{}'] }, other);
    const { findings, status } = await verdict({}, other);
    other.dispose();
    expect({ status, at: findings.map(({ at }) => at) }).toEqual({ status: 'leak', at: ['leak_demo.go:53'] });
  });

  it('is none when nothing has been watched', async () => {
    await ask('pprofLens/watchClear', { watch: 2 });
    await expect(verdict({ watch: 2 })).rejects.toThrow('Nothing was seen of this program yet');
  });
});

describe('the verdict over one dump', () => {
  it('calls a crowd at one line a possible or likely leak and says on what it rests', async () => {
    const answer = await ask<LeakAnswer>('pprofLens/judgeProfile', {
      profile: 12,
      accepted: [],
      sources: [],
    });
    expect(answer.findings[0]).toMatchObject({ at: 'leak_demo.go:53' });
    expect(answer.findings[0]?.evidence.join(' ')).toMatch(/20,?312 goroutines/);
  });

  it('refuses a heap profile with what was expected', async () => {
    const request = { profile: 20, accepted: [], sources: [] };
    const reply = await client.sendRequest<Reply<LeakAnswer>>('pprofLens/judgeProfile', request);
    expect(reply).toMatchObject({ ok: false });
    expect(reply.ok ? '' : reply.problem.message).toContain('goroutine');
  });
});
